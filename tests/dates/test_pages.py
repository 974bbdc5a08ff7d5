"""Whole pages: the publication date, and the role of every date."""

from pathlib import Path

import pytest

from corpus_cli.annotate.dates import annotate_dates, find_published
from corpus_cli.annotate.dates.glued import loosen
from corpus_cli.model import Cleaned, Paragraph, PublishedGuess, Reason, RemovedLine, Span, TimeExpression, TimexType

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def line_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def page(text: str, *, title: int, body: range, header: tuple[int, ...] = ()) -> Cleaned:
    """Return what a cleaner makes of a page, from the numbers of its lines."""
    spans = line_spans(text)
    paragraphs = tuple(Paragraph(text[a:b], a, b) for n, (a, b) in enumerate(spans, 1) if n in body and a < b)
    removed = tuple(
        RemovedLine(n, a, b, Reason.SIDEBAR, 0.9)
        for n, (a, b) in enumerate(spans, 1)
        if a < b and n != title and n not in body and n not in header
    )
    start, end = spans[title - 1]
    return Cleaned(
        text[start:end], Span(start, end), None, None, tuple(Span(*spans[n - 1]) for n in header), paragraphs, removed
    )


def read(name: str, language: str, **lines: object) -> tuple[PublishedGuess, list[TimeExpression]]:
    text = next(SEEDS.glob(f"{name}_*.txt")).read_text(encoding="utf-8")
    cleaned = page(text, **lines)  # type: ignore[arg-type]
    published = find_published(text, cleaned=cleaned, language=language)
    dates = annotate_dates(text, cleaned=cleaned, language=language, published=published)
    return published, [date for date in dates if date.type in (TimexType.DATE, TimexType.TIME)]


def test_date_line_below_the_title() -> None:
    """A date and time under the headline are the page's own, and the body's open day takes its year from them."""
    published, dates = read("000", "uk", title=1, body=range(6, 34), header=(3,))
    assert (published.value, published.start, published.end) == ("2022-05-11T16:47", 87, 108)
    assert [(date.start, date.end, date.value, date.role) for date in dates] == [
        (87, 108, "2022-05-11T16:47", "publication"),
        (424, 433, "2022-05-10", "body"),
        (1432, 1441, "2013", "body"),
    ]


def test_page_without_its_date() -> None:
    """Where the page does not say, the date is unknown, and the body's past dates bound it from below."""
    published, dates = read("001", "ru", title=1, body=range(4, 17))
    assert published.value is None
    assert published.estimate == "2023-11/.."
    assert [(date.surface, date.value) for date in dates] == [
        ("в конце ноября 2023", "2023-11"),
        ("2024 году", "2024"),
        ("мае 2022", "2022-05"),
        ("1993 году", "1993"),
        ("2019 году", "2019"),
        ("конца 1990-х годов", "199X"),
    ]


def test_numeric_date_line() -> None:
    """A date line in figures with a time of day is read, and counters beside it are not."""
    published, dates = read("002", "ru", title=1, body=range(9, 22), header=(4,))
    assert published.value == "2025-07-30T09:57"
    assert [(date.start, date.end, date.role) for date in dates] == [(157, 173, "publication")]


def test_dates_of_sidebar_items() -> None:
    """The dates of other items stay theirs: related, and never the page's own."""
    published, dates = read("003", "uk", title=1, body=range(3, 28))
    assert published.value is None
    assert [(date.surface, date.value, date.role) for date in dates] == [
        ("кінця серпня 2023 року", "2023-08", "body"),
        ("Минулого місяця", None, "body"),
        *[("Monday March 10th, 2025", "2025-03-10", "related")] * 6,
    ]


def test_polish_page_without_its_date() -> None:
    """Days and months whose year the page leaves open keep it open."""
    published, dates = read("004", "pl", title=1, body=range(3, 30))
    assert published.value is None
    assert [(date.surface, date.value) for date in dates] == [
        ("28 listopada", "XXXX-11-28"),
        ("2024 roku", "2024"),
        ("maju 2022 roku", "2022-05"),
        ("1991 roku", "1991"),
        ("1993 roku", "1993"),
        ("2019 r.", "2019"),
        ("Pod koniec lat dziewięćdziesiątych", "199X"),
        ("2011 roku", "2011"),
        ("2013 roku", "2013"),
        ("maja 2022 r.", "2022-05"),
        ("lutym 2022 r.", "2022-02"),
        ("maju 2022 r.", "2022-05"),
        ("pod koniec lipca 2023 r.", "2023-07"),
        ("wrześniu", "XXXX-09"),
        ("sierpniu", "XXXX-08"),
        ("listopadzie", "XXXX-11"),
    ]


BODY = "The committee met in the old town hall and agreed, after a long debate, on a plan to repair the bridge. " * 2
PAGE = """Daily Example
Tuesday, 5 March 2024
{menu}
Council agrees to repair the old bridge
{line}
{body}

More news
Another story about something else
12 January 2021
One more story that nobody reads
13 January 2021
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee on February 27, 2024", "2024-02-27"),
        ("Published: 27 Feb 2024, 10:15 | Updated: 28 Feb 2024, 09:00", "2024-02-27T10:15"),
        ("Ann LeeFebruary 27, 202410:15 AM", "2024-02-27"),
        ("27.02.2024", "2024-02-27"),
    ],
)
def test_own_date_among_others(line: str, expected: str) -> None:
    """The page's own date is told from the masthead's today, from updates and from other items' dates."""
    text = PAGE.format(menu="\n".join(["Section"] * 20), line=line, body="\n".join([BODY] * 8))
    published = find_published(text, cleaned=page(text, title=23, body=range(25, 33), header=(24,)), language="en")
    assert (published.value or "")[: len(expected)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "They said so themselves. — Ann Lee (@annlee) February 27, 2024",
        "The 2023 council is to be named on Feb. 27.",
    ],
)
def test_dates_that_are_not_the_pages_own(line: str) -> None:
    """The date of an embedded message, and one that leaves its year open, are never the page's own."""
    text = PAGE.format(menu="\n".join(["Section"] * 20), line=line, body="\n".join([BODY] * 8))
    published = find_published(text, cleaned=page(text, title=23, body=range(25, 33), header=(24,)), language="en")
    assert published.value is None
    assert published.reason


def test_glued_dates_come_apart() -> None:
    """A date run together with its neighbours is set apart, and every character knows where it came from."""
    line = "By Ann LeeDec 5, 20234:46 AM"
    loose, offsets = loosen(line)
    assert loose == "By Ann Lee Dec 5, 2023 4:46 AM"
    assert line[offsets[loose.index("Dec")] : offsets[loose.index(" 4:46")]] == "Dec 5, 2023"


@pytest.mark.parametrize(
    ("language", "beside", "expected"),
    [
        ("en", "", None),
        ("en", "Last seen 23/05/2023", "2023-05-04"),
        ("en", "Last seen 05/23/2023", "2023-04-05"),
        ("de", "", "2023-05-04"),
    ],
)
def test_figures_in_english_need_another_date_to_tell_the_month(
    language: str, beside: str, expected: str | None
) -> None:
    """04/05/2023 is two days to readers of English, and one to readers of German."""
    told = "The council agreed on a new budget for the harbour after a long debate in the town hall, officials said."
    text = f"Council agrees new budget for the harbour\n04/05/2023\n{told}\n{told}\n{beside}\n"
    published = find_published(text, cleaned=page(text, title=1, body=range(3, 5), header=(2,)), language=language)
    assert published.value == expected
    if expected is None:
        assert published.reason == "which figure of 04/05/2023 is the month, nothing on the page tells"
