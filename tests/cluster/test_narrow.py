"""What a question tells before any article is looked at never leaves out one that fits."""

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus_cli.query.terms import RegexTerm, Term, all_of
from tests.query.small_corpora import SmallCorpus, corpora, terms

pytest.importorskip("pyarrow", reason="needs the extra 'parquet'")

from corpus_cli.cluster.narrow import may_hold, needed_pieces, with_timeout
from corpus_cli.parquet import published_month


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora, questions=st.lists(terms, min_size=1, max_size=8))
def test_what_fits_is_never_left_out(corpus: SmallCorpus, questions: list[Term]) -> None:
    """Whatever article fits a question lies in a folder it opens and holds a piece it needs."""

    def surfaces(folded: str) -> set[str]:
        return {surface for _, surface in corpus.reader.types_folding_to(folded)}

    with closing(corpus):
        for question in questions:
            pieces = needed_pieces(question, corpus.variants, surfaces)
            for number in corpus.matching(question):
                page = corpus.pages[number]
                month = published_month(page.article.published)
                assert may_hold(question, page.article.language, month), str(question)
                assert pieces is None or any(piece in page.text for piece in pieces), str(question)


def test_folders_are_left_out() -> None:
    """A question for a language and a time opens the folders of that language, of that time or coarser."""
    from datetime import date

    from corpus_cli.query.parser import parse_query

    question = parse_query("lang:uk date:2022-05..2022-06 -date:none", today=date(2026, 1, 31))
    folders = [(language, month) for language in ("uk", "ru") for month in ("2022-05", "2022-07", "2022", "undated")]
    assert [one for one in folders if may_hold(question, *one)] == [("uk", "2022-05"), ("uk", "2022")]


def test_every_pattern_of_a_question_gets_the_time_limit() -> None:
    """The user's time limit reaches the patterns inside of a question."""
    limited = with_timeout(all_of([RegexTerm("a"), all_of([RegexTerm("b")])]), 7)
    assert [part.timeout for part in limited.terms] == [7, 7]
