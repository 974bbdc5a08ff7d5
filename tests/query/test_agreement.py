"""A question has two meanings, in Python and in SQL, and they agree."""

from contextlib import closing

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus_cli.query.terms import EVERY, Term
from tests.query.small_corpora import SmallCorpus, corpora, leaves, terms


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora, questions=st.lists(terms, min_size=1, max_size=8))
def test_sql_selects_what_python_matches(corpus: SmallCorpus, questions: list[Term]) -> None:
    """Over random corpora any question selects by SQL the very articles that it matches."""
    with closing(corpus):
        for question in questions:
            assert corpus.selected(question) == corpus.matching(question), str(question)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora, question=leaves)
def test_single_terms_agree(corpus: SmallCorpus, question: Term) -> None:
    """So does each kind of term for itself."""
    with closing(corpus):
        assert corpus.selected(question) == corpus.matching(question), str(question)


@settings(deadline=None, max_examples=5)
@given(corpus=corpora)
def test_empty_question_fits_everything(corpus: SmallCorpus) -> None:
    """A question without terms selects and matches every article."""
    with closing(corpus):
        assert corpus.selected(EVERY) == corpus.matching(EVERY) == set(corpus.pages)
