"""What is typed becomes a term, and what cannot be read is told with its place."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus_cli.edtf import DateRange
from corpus_cli.errors import QueryError
from corpus_cli.query.parser import parse_query
from corpus_cli.query.terms import (
    EVERY,
    AnyOf,
    IdTerm,
    LanguageTerm,
    LengthTerm,
    MentionsTerm,
    NameTerm,
    Not,
    PublishedTerm,
    RegexTerm,
    SourceTerm,
    Term,
    TitleTerm,
    UndatedTerm,
    WordsTerm,
    all_of,
)
from tests.query.small_corpora import TODAY, terms


def read(text: str) -> Term:
    return parse_query(text, today=TODAY)


A, B, C = (WordsTerm((word,)) for word in "abc")
YEAR_2022 = DateRange((2022, 1, 1, 0, 0, 0), (2022, 12, 31, 23, 59, 59))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", EVERY),
        (" \n ", EVERY),
        ("lang:uk", LanguageTerm(("uk",))),
        ("LANG:ru,KK-latn", LanguageTerm(("ru", "kk-Latn"))),
        ("date:2022", PublishedTerm(YEAR_2022, "2022")),
        ("Date:none", UndatedTerm()),
        ("mentions:2022", MentionsTerm(YEAR_2022, "2022")),
        ("source:rubryka", SourceTerm("rubryka")),
        ("source:/news/a-b.txt", SourceTerm("/news/a-b.txt")),
        ('source:"Українська правда"', SourceTerm("Українська правда")),
        ("title:дрон", TitleTerm(("дрон",))),
        ('title:"два дрони"', TitleTerm(("два", "дрони"))),
        ("name:ANKA", NameTerm("ANKA")),
        ("name:«Kazakhstan Engineering»", NameTerm("Kazakhstan Engineering")),
        ("name:-ANKA", NameTerm("-ANKA")),
        ("id:3F2A", IdTerm("3f2a")),
        ("words:>500", LengthTerm(501, None)),
        ("words:<=500", LengthTerm(None, 500)),
        ("words:500..1000", LengthTerm(500, 1000)),
        ("words:7", LengthTerm(7, 7)),
        ("Дрон", WordsTerm(("Дрон",))),
        ("МиГ-31", WordsTerm(("МиГ", "31"))),
        ("«Анка»", WordsTerm(("Анка",))),
        ('об"єкт', WordsTerm(("об", "єкт"))),
        ("10:30", WordsTerm(("10", "30"))),
        ('"exact phrase"', WordsTerm(("exact", "phrase"))),
        ('"lang:uk"', WordsTerm(("lang", "uk"))),
        ('"OR"', WordsTerm(("OR",))),
        ("or", WordsTerm(("or",))),
        (r"/\d+ млн/", RegexTerm(r"\d+ млн")),
        (r"/км\/ч/", RegexTerm("км/ч")),
        ("a b", all_of([A, B])),
        ("a AND b", all_of([A, B])),
        ("a OR b", AnyOf((A, B))),
        ("a b OR c", AnyOf((all_of([A, B]), C))),
        ("a (b OR c)", all_of([A, AnyOf((B, C))])),
        ("a (b c)", all_of([A, B, C])),
        ("(((a)))", A),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("NOT(a b)", Not(all_of([A, B]))),
        ("-a b", all_of([Not(A), B])),
        ("a -lang:uk", all_of([A, Not(LanguageTerm(("uk",)))])),
        ("--a", Not(Not(A))),
        ("-30d", Not(WordsTerm(("30d",)))),
    ],
)
def test_reading(text: str, term: Term) -> None:
    """Each way to write a term gives that term."""
    assert read(text) == term


def test_relative_dates_count_from_today() -> None:
    """``-30d`` is a stretch of time that ends with nothing."""
    assert parse_query("date:-30d", today=date(2026, 1, 31)) == PublishedTerm(
        DateRange((2026, 1, 1, 0, 0, 0), None), "-30d"
    )


@given(terms)
@example(WordsTerm(("NOT",)))
@example(RegexTerm(r"\\/"))
@example(SourceTerm("“a”\\"))
def test_what_is_written_reads_back(term: Term) -> None:
    """A term written out is a question for the same term."""
    assert read(str(term)) == term


ANYTHING = st.text(st.sampled_from('aб1 -()"/\\:.«»,*OR\n\u0301') | st.characters(), max_size=30) | st.lists(
    st.sampled_from(
        ("OR", "AND", "NOT", "-", "(", ")", '"', "/", "a", "lang:", "date:", "2022..", "uk", " ", "words:>")
    ),
    max_size=12,
).map(" ".join)


@given(ANYTHING)
def test_any_text_is_read_or_pointed_at(text: str) -> None:
    """Whatever is typed, it is a question or an error with a place in it; a question written out is stable."""
    try:
        term = read(text)
    except QueryError as error:
        assert error.query == text
        assert 0 <= error.position <= len(text)
    else:
        assert read(str(term)) == term


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("lang:", 5, "expected a value right after lang: without a space, as in lang:uk"),
        ("lang: uk", 5, "expected a value right after lang: without a space, as in lang:uk"),
        ("a title:(b OR c)", 8, "expected a value right after title: without a space, as in title:дрон"),
        ("lang:russian", 5, "'russian' is no language tag; did you mean ru?"),
        ("lang:uk date:maj", 13, "'maj' is no date: write 2022, 2022-05, 2022-05-11 or 199X"),
        ("date:2023..2022", 5, "'2023..2022' ends before it starts: swap the two dates"),
        ("a nmae:ANKA", 2, "there is no field nmae: did you mean name:ANKA? (in quotes it is text to look for)"),
        ("year:2022", 0, "there is no field year: did you mean date:2022-05..2023? (in quotes it is text to look for)"),
        (
            "http://example.org", 0,
            "there is no field http: there are lang:, date:, mentions:, source:, title:, name:, id:, words: "
            "(in quotes it is text to look for)",
        ),
        ("id:Ж", 3, "'Ж' is the start of no id: an id is letters a to v and digits"),
        ("words:many", 6, "'many' is no number of words: write >500, <200 or 500..1000"),
        ("words:9..3", 6, "no article is 9..3 words long: write the smaller number first"),
        ("words:<0", 6, "no article is <0 words long: write the smaller number first"),
        ("source:\" \"", 7, "a source is part of the publisher's name or of the path: write some of it"),
        ("a … b", 2, "'…' holds no word to look for: write a word, or a pattern between slashes"),
        ("Токаев*", 6, "* stands for nothing here: name:… finds every form of a name, /…/ a pattern"),
        ('a "b', 2, 'this quote is never closed: expected a " after it'),
        ("a «b", 2, "this quote is never closed: expected a » after it"),
        ('"a"b', 3, "expected a space after the closing quote"),
        ("a /b", 2, "this pattern is never closed: expected a / after it"),
        ("/a/i", 3, "expected a space after the closing slash"),
        ("a //", 2, "expected a regular expression between the slashes"),
        (r"a /км\/ч(/", 9, r"'км/ч(' is no regular expression: missing )"),
        ("(a OR b", 0, "this ( is never closed: expected a ) after it"),
        ("a ) b", 2, "this ) closes nothing: drop it, or open a ( before it"),
        ("a ()", 3, "expected a term before ), such as a word or lang:uk"),
        ("a OR", 4, "expected a term after OR, such as a word or lang:uk"),
        ("OR a", 0, "expected a term before OR, such as a word or lang:uk"),
        ("a OR OR b", 5, "expected a term after OR and before OR, such as a word or lang:uk"),
        ("a AND", 5, "expected a term after AND, such as a word or lang:uk"),
        ("a NOT", 5, "expected a term after NOT, such as a word or lang:uk"),
        ("a -", 3, "expected a term after -, such as a word or lang:uk"),
        ("a - b", 3, "expected a term right after -, without a space"),
        ("a \udcff", 2, "this is no character: the question is not valid UTF-8"),
        ("(" * 13 + "a", 12, "too many levels: at most 12 can be read"),
        ("a " * 401, 800, "a question has at most 400 terms: ask in parts"),
        ('"' + "a " * 65 + '"', 0, "a phrase has at most 64 words: leave some out"),
    ],
)  # fmt: skip
def test_errors_point_at_the_place(text: str, position: int, message: str) -> None:
    """What cannot be read is told by what was expected, and where."""
    with pytest.raises(QueryError) as caught:
        read(text)
    assert (str(caught.value), caught.value.position) == (message, position)
