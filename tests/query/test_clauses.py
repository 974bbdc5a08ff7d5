"""The SQL side of a question: limits, order, and nothing typed within it."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import pytest

from corpus_cli.query.clauses import phrases_clause
from corpus_cli.query.page import Page
from corpus_cli.query.parser import parse_query
from corpus_cli.query.terms import IdTerm, LanguageTerm, NameTerm, RegexTerm, SourceTerm, Term, TitleTerm, WordsTerm
from corpus_cli.query.wording import possible_clause
from corpus_cli.store import Condition
from tests.query.small_corpora import LOCAL, TODAY, SmallCorpus, make_page


@contextmanager
def small_corpus(*pages: Page) -> Iterator[SmallCorpus]:
    corpus = SmallCorpus(list(pages))
    try:
        yield corpus
    finally:
        corpus.close()


def agreed(corpus: SmallCorpus, term: Term) -> set[int]:
    """Return the articles of a term, by both of its meanings."""
    assert corpus.selected(term) == corpus.matching(term)
    return corpus.selected(term)


def cases(word: str) -> str:
    """Return a word in every mixture of small and capital letters."""
    return ", ".join(map("".join, product(*((letter, letter.upper()) for letter in word))))


def test_phrases_of_many_forms() -> None:
    """Where each word of a phrase has many forms, it is still found side by side only, in title and body only."""
    texts = (
        [("b", "aBcd efGh iJkl", "\n")],
        [("b", "abcd x efgh ijkl", "\n")],
        [("b", "abcd. efgh ijkl", "\n")],
        [("b", "abcd", "\n"), ("b", "efgh ijkl", "\n")],
        [("t", "ABCD EFGH IJKL", "\n")],
        [("r", "abcd efgh ijkl", "\n")],
        [("b", "; ".join(map(cases, ("abcd", "efgh", "ijkl"))), "\n")],
    )
    with small_corpus(*(make_page(number, parts) for number, parts in enumerate(texts, 1))) as corpus:
        assert agreed(corpus, WordsTerm(("abcd", "efgh"))) == {1, 5}
        assert agreed(corpus, WordsTerm(("abcd", "efgh", "ijkl"))) == {1, 5}
        assert agreed(corpus, TitleTerm(("abcd", "efgh", "ijkl"))) == {5}
        assert agreed(corpus, WordsTerm(("efgh", "abcd"))) == set()


def test_words_of_two_languages_make_no_phrase() -> None:
    """A phrase is of one language: its words are types of the language of the article."""
    with small_corpus(
        make_page(1, [("b", "alpha beta", "\n")], language="en"),
        make_page(2, [("b", "alpha beta", "\n")], language="pl"),
        make_page(3, [("b", "alpha", "\n")], language="ru"),
    ) as corpus:
        assert agreed(corpus, WordsTerm(("alpha", "beta"))) == {1, 2}


@pytest.mark.parametrize("many", [1, 129, 5_000, 60_000])
def test_any_number_of_forms(many: int) -> None:
    """However many forms there are, SQLite takes the condition."""
    with small_corpus(make_page(1, [("b", "alpha", "\n")])) as corpus:
        clause = phrases_clause([[[number]] for number in range(many, 0, -1)], within="text")
        assert corpus.reader.numbers(Condition(clause.sql, clause.parameters)) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "a " * 400,
        " OR ".join(["lang:en"] * 400),
        "".join(f"a lang:en OR lang:en (b d{index} OR " for index in range(12)) + "a" + ")" * 12,
        "".join("lang:en -(a b OR -(lang:pl " for _ in range(3)) + "a" + ")" * 6,
        "(" * 12 + "a" + ")" * 12,
        "-" * 12 + "a",
        "".join(f"a OR (b -(c d{index} " for index in range(4)) + "a" + ")" * 8,
        " ".join(["/b/"] * 400),
        " OR ".join(["name:alpha"] * 400),
        '"' + "alpha " * 64 + '"',
    ],
    ids=["and", "or", "groups", "negated groups", "parentheses", "not", "nested", "patterns", "names", "phrase"],
)
def test_the_largest_questions_run(text: str) -> None:
    """What the parser lets through SQLite takes, too."""
    with small_corpus(make_page(1, [("b", "alpha a b", "\n")])) as corpus:
        agreed(corpus, parse_query(text, today=TODAY))


@pytest.mark.parametrize("text", ["/b/ lang:pl a", "a (lang:pl /b/)", "lang:pl -/b/", "/b/ OR -lang:pl"])
def test_patterns_are_tried_last(text: str) -> None:
    """A text is read only where everything else about the article leaves it open."""
    with small_corpus(make_page(1, [("b", "a b", "\n")]), make_page(2, [("b", "a b", "\n")], language="pl")) as corpus:
        agreed(corpus, parse_query(text, today=TODAY))
        corpus.looked_at.clear()
        corpus.selected(parse_query(text, today=TODAY))
        assert corpus.looked_at == [2]


@pytest.mark.parametrize("kind", [SourceTerm, RegexTerm, IdTerm, NameTerm, lambda text: LanguageTerm((text,))])
def test_nothing_typed_is_part_of_the_sql(kind: type[SourceTerm]) -> None:
    """What is asked for is bound, never spelled out."""
    with small_corpus(make_page(1, [("b", "alpha beta", "\n")])) as corpus:
        assert "OR 1" not in kind("' OR 1").clause(corpus).sql


def test_variants_of_some_languages() -> None:
    """A variant counts in articles of its languages only."""
    parts = [("b", "Дрон 2013", "\n")]
    with small_corpus(
        make_page(1, parts, language="uk"), make_page(2, parts, language="ru"), make_page(3, parts, language="en")
    ) as corpus:
        assert agreed(corpus, NameTerm(LOCAL.name)) == {1, 3}


def test_which_articles_can_hold_a_pattern() -> None:
    """Those with a word that holds the letters it needs: in the removed lines, too, where these count."""
    with small_corpus(
        make_page(1, [("b", "Дронами", "\n")]),
        make_page(2, [("r", "дрони", "\n")]),
        make_page(3, [("b", "дро ни", "\n")]),
    ) as corpus:
        text = possible_clause("дрона", corpus, within="text")
        page = possible_clause("дрони.*", corpus, within="page")
        assert text is not None
        assert page is not None
        assert corpus.reader.numbers(Condition(text.sql, text.parameters)) == [1]
        assert corpus.reader.numbers(Condition(page.sql, page.parameters)) == [1, 2]
        assert possible_clause(".*", corpus, within="page") is None
