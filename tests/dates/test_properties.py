"""What holds for any text at all."""

from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.annotate.dates import annotate_dates, extract_dates, find_published
from corpus_cli.annotate.dates.lexicon import LANGUAGES, load_lexicon
from corpus_cli.annotate.dates.scan import fold_text
from corpus_cli.edtf import parse_edtf
from corpus_cli.model import Cleaned, Paragraph

ANCHORS = st.sampled_from(
    [None, "2023-11-28", "2023-11-28~", "2023-11", "2023~", "0001-01-01", "9999-12-31", "2024-02-29T10:00"]
)
PIECES = (
    "Fridays", "and", "between", "Black", "month", "planned", "is", "deadline", "ayının", "arasında", "ile", "ilk",
    "1", "31", "12", "2023", "1990-х", "99", "10:35", "30.07.2025", "22/04", "2008г", "XX", "5", "-", "–",
    ",", ".", "/", " ", " ", " ", "\n", "(", ")", "в", "мая", "марта", "года", "году", "назад", "прошлого",
    "вчера", "конце", "век", "of", "the", "March", "May", "Friday", "last", "next", "week", "ago", "two",
    "third", "every", "hours", "until", "roku", "lat", "września", "temu", "жылы", "қаңтар", "бұрын", "yıl",
    "Mart", "önce", "d'octobre", "année", "İ", "PM", "EDT", "UTC", "+03:00", "+3", "-04", "17.32", "17h32",
    "at", "noon", "à", "h", "saat", "年", "月", "日", "去年", "昨年", "下午", "時", "分", "مارس", "آذار",
    "٢٠٢٤", "٣", "، ", "\u200f", "T", "Z",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
                  st.lists(st.sampled_from(PIECES), max_size=40).map("".join))  # fmt: skip


@given(TEXTS, st.sampled_from([*LANGUAGES, "und", "zh", "xx-Latn"]), ANCHORS)
def test_any_text(text: str, language: str, anchor: str | None) -> None:
    """Offsets slice to the surface, values are EDTF with their ends in order, expressions do not overlap."""
    last = 0
    for date in extract_dates(text, language=language, anchor=parse_edtf(anchor) if anchor else None):
        assert text[date.start : date.end] == date.surface != ""
        assert last <= date.start
        last = date.end
        assert 0 <= date.confidence <= 1
        if date.value is not None:
            value = parse_edtf(date.value)
            assert value.earliest is None or value.latest is None or value.earliest <= value.latest


@given(TEXTS, st.sampled_from(["en", "ru", "und"]))
def test_any_page(text: str, language: str) -> None:
    """A publication date is a date of the page, and where it is unknown there is a reason."""
    cleaned = Cleaned(None, None, None, None, (), (Paragraph(text, 0, len(text)),), ())
    published = find_published(text, cleaned=cleaned, language=language)
    if published.value is None:
        assert published.reason
        assert published.estimate is None or parse_edtf(published.estimate)
    else:
        assert parse_edtf(published.value)
        assert published.start is not None
        assert text[published.start : published.end]
    annotate_dates(text, cleaned=cleaned, language=language, published=published)


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    """Folding for look-up never changes the length."""
    assert len(fold_text(text)) == len(text)


@given(st.data(), st.sampled_from(LANGUAGES), ANCHORS)
def test_any_words_of_time(data: st.DataObject, language: str, anchor: str | None) -> None:
    """Any of a language's own words of time, in any order, give expressions whose values are EDTF."""
    words = st.sampled_from(sorted(load_lexicon(language).words) + ["1", "31", "12", "2023", "10:35", "1990"] * 200)
    text = " ".join(data.draw(st.lists(words, max_size=16)))
    for date in extract_dates(text, language=language, anchor=parse_edtf(anchor) if anchor else None):
        assert date.value is None or parse_edtf(date.value)


def test_every_language_has_its_words() -> None:
    """Each language listed has twelve months and seven weekdays."""
    for language in LANGUAGES:
        words = load_lexicon(language).words.values()
        assert {value for symbol, value in words if symbol in ("M", "B")} == set(range(1, 13)), language
        assert {value for symbol, value in words if symbol in ("W", "V")} >= set(range(6)), language


def test_long_runs_of_figures_stay_quick() -> None:
    """Runs that fit the beginning of every pattern and the end of none take time in proportion to their length."""
    for piece in (
        "1-",
        "1 мая ",
        "2001-",
        "последние 3 ",
        "первый ",
        "два три ",
        "1.",
        "с 1 по ",
        "May ",
        "(",
        "of the ",
    ):
        assert isinstance(extract_dates(piece * 3000, language="ru"), tuple)
