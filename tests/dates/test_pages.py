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


STORY = "Nobody was hurt, the fire brigade said, but four houses nearby had to be cleared for the night."
RUSSIAN = "Никто не пострадал, сообщили пожарные, но жителей четырёх соседних домов пришлось на ночь эвакуировать."


def read_story(language: str, title: str, *lines: str, header: tuple[int, ...] = ()) -> PublishedGuess:
    """Return the date of a page of a title, some lines of which those not named as header are its body, and a story."""
    rest = RUSSIAN if language == "ru" else STORY
    text = "\n".join([title, *lines, rest, rest, ""])
    body = range(2 + len(header), 4 + len(lines))
    return find_published(text, cleaned=page(text, title=1, body=body, header=header), language=language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "On 12 March 2024 a warehouse burned in Harwick."),
        ("en", "A warehouse burned in Harwick on Tuesday, March 12, 2024 at 10:15 pm."),
        ("en", "Harwick, March 12, 2024 was a black day."),
        ("en", "12 March 2024 saw the worst fire in the history of Harwick"),
        ("en", "The warehouse in Harwick is seen after the fire, March 12, 2024. (Ann Lee/Agency)"),
        ("en", "The study was published on 12 March 2024 in a journal of chemistry."),
        ("en", "Updated figures of 12 March 2024 show that the damage was larger than first thought."),
        ("en", "Yesterday, March 12, 2024 - A black day for the people of Harwick, as the mayor said to the press."),
        ("ru", "12 марта 2024 года в Харькове сгорел склад."),
        ("ru", "12.03.2024 в Харькове сгорел склад, сообщили пожарные."),
        ("de", "Ein Lagerhaus in Harwick ist am 12.03.2024 abgebrannt."),
        ("tr", "12 Mart 2024 tarihinde Harwick kentinde bir depo yandı."),
        ("kk", "2024 жылғы 12 наурызда Харьковта қойма өртенді."),
        ("zh", "2024年3月12日,哈里克一仓库发生火灾,消防员用了六个小时才将大火扑灭。"),
    ],
)
def test_date_of_what_happened_is_not_the_pages_own(language: str, sentence: str) -> None:
    """A date that the text's first sentence tells of is never taken for the day the page was published."""
    assert read_story(language, "Склад сгорел" if language == "ru" else "Warehouse burns", sentence).value is None


def test_date_of_what_happened_bounds_the_pages_own() -> None:
    """The day of what happened is told as the earliest the page can be of."""
    assert read_story("ru", "Склад сгорел", "12 марта 2024 года в Харькове сгорел склад.").estimate == "2024-03/.."


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", f"KYIV, March 12, 2024 (Agency) - {STORY}"),
        ("en", f"HARWICK, England, March 12, 2024 /Newswire/ -- {STORY}"),
        ("en", f"LONDON (AP, March 12, 2024) -- {STORY}"),
        ("en", f"Harwick, 12 March 2024 – {STORY}"),
        ("en", f"March 12, 2024. {STORY}"),
        ("ru", f"Анкара, 12 марта 2024, ИНТЕРФАКС - {RUSSIAN}"),
        ("ru", f"Харьков. 12 марта 2024 года. ИНТЕРФАКС - {RUSSIAN}"),
        ("ru", f"АНКАРА, 12 мар 2024 - Агентство. {RUSSIAN}"),
    ],
)
def test_dateline_is_the_pages_own_date(language: str, opening: str) -> None:
    """Places and agencies around a date that opens the text make it the date of the report."""
    published = read_story(language, "Warehouse burns", opening)
    assert (published.value, published.reason) == ("2024-03-12", "the dateline of the text")


@pytest.mark.parametrize("header", ["12 March 2024", "12 March 2024, 14:35", "Published 12 March 2024", "12.03.2024"])
def test_line_under_the_title_beats_the_date_of_what_happened(header: str) -> None:
    """Where the page does say when it was published, the date in the first sentence changes nothing."""
    told = read_story("en", "Warehouse burns", header, "On 2 March 2024 a warehouse burned in Harwick.", header=(2,))
    assert (told.value or "")[:10] == "2024-03-12"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Warehouse burns down in Harwick on 12 March 2024", None),
        ("Horoscope for March 12, 2024: What the stars say", None),
        ("Harwick Daily Briefing | 12 March 2024", "2024-03-12"),
    ],
)
def test_date_in_a_title(title: str, expected: str | None) -> None:
    """A title's date counts where it stands apart, and not where the title tells of it."""
    assert read_story("en", title, STORY).value == expected


@pytest.mark.parametrize(
    ("beside", "expected"),
    [("Wednesday, 13 March 2024", "2024-03-12"), ("Wednesday, 10 April 2024", None), ("", None)],
)
def test_dateline_takes_its_year_from_another_date_of_the_page(beside: str, expected: str | None) -> None:
    """A dateline without a year is completed by a date of the days after it; a date far from it is another's."""
    opening = f"KYIV, March 12 (Agency) - {STORY}"
    text = "\n".join([beside, *["Section"] * 20, "Warehouse burns in Kyiv", opening, STORY, STORY, ""])
    published = find_published(text, cleaned=page(text, title=22, body=range(23, 26)), language="en")
    assert published.value == expected
    if not expected:
        assert published.reason.endswith("its dateline leaves the year open")
