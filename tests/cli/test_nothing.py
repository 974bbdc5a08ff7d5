"""What is told where nothing fits: in the same words by every command, and never in silence."""

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(
    "command", [["list"], ["dates"], ["timeline"], ["similar", "otrece"], ["new"]], ids=lambda command: str(command[0])
)
def test_every_command_names_the_filters_that_no_article_fits(corpus: Run, command: list[str]) -> None:
    """The last line says that no article fits which filters, and how many articles there are."""
    result = corpus(*command, "lang:kk")
    assert (result.exit, result.out) == (1, "")
    assert result.err.splitlines()[-1] == "no article fits: language kk; the corpus has 5"


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (["--from", "2030"], "no date fits: from 2030; the corpus has 5"),
        (
            ["lang:pl", "--from", "2030", "--to", "2031"],
            "no date fits: language pl, from 2030 to 2031; the corpus has 5",
        ),
        (
            ["lang:ru", "--from", "2030", "--type", "SET"],
            "no date fits: language ru, from 2030, type SET; the corpus has 5",
        ),
    ],
)
def test_articles_without_a_date_that_fits(corpus: Run, filters: list[str], message: str) -> None:
    """Where articles fit and none of their dates does, the range that was asked for is named."""
    result = corpus("dates", *filters)
    assert (result.exit, result.out, result.err.splitlines()[-1]) == (1, "", message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dates", "--from", "2023", "--to", "2022"], "--from 2023 lies after --to 2022: swap them"),
        (["timeline", "--since", "2023", "--until", "2022"], "--since 2023 lies after --until 2022: swap them"),
        (["dates", "date:2023..2022"], "'2023..2022' ends before it starts: swap the two dates"),
        (["timeline", "mentions:2023..2022"], "'2023..2022' ends before it starts: swap the two dates"),
    ],
)
def test_a_range_that_ends_before_it_begins(corpus: Run, arguments: list[str], message: str) -> None:
    """It is an error of usage that says so, whichever way the range was typed."""
    result = corpus(*arguments)
    assert (result.exit, result.out) == (2, "")
    assert message in result.err


def test_a_range_whose_ends_overlap_is_one(corpus: Run) -> None:
    """From May 2022 to 2022 is the rest of that year."""
    assert corpus("dates", "--from", "2022-05", "--to", "2022").exit == 0
