"""The day an article was published, where its record, its markup and its text may say different things."""

from corpus_cli.annotate.article import annotate
from corpus_cli.model import Article, Evidence, RawDocument

BODY = """
The orchard above the village has been replanted with forty old kinds of apple, most of them grafted by hand.

The trees stand where hail broke the old ones, and the first fruit is expected in four years from now.
"""
SHOWN, UPDATED = "Published: 12 March 2024, 08:15", "Updated: 12 March 2024"


def _article(line: str, *, markup: str = "", record: str = "") -> Article:
    declared = {"published": markup} if markup else {}
    stated = {"published": record} if record else {}
    text = f"Orchard replanted with old kinds of apple\n\n{line}\n{BODY}"
    return annotate(
        RawDocument("a.html", text, "utf-8", "valid UTF-8", "0" * 32, declared, stated=stated), engine="pair"
    )


def _said(article: Article) -> list[Evidence]:
    return [item for item in article.evidence if item.field == "published"]


def test_a_day_that_the_text_shows_plainly_beats_the_markup() -> None:
    """Markup keeps the day of a first draft or of a whole site; what it says is kept as evidence against."""
    article = _article(SHOWN, markup="2024-03-07")
    assert article.published == "2024-03-12T08:15"
    assert [item.value for item in _said(article)] == ["2024-03-12T08:15", "2024-03-07"]
    assert "the markup says otherwise" in _said(article)[1].reason


def test_the_day_of_an_update_does_not_beat_the_markup() -> None:
    """A page that shows when it was updated, and no more, may have been published earlier."""
    article = _article(UPDATED, markup="2024-03-07")
    assert article.published == "2024-03-07"
    assert [item.value for item in _said(article)] == ["2024-03-07", "2024-03-12"]
    assert "the text says otherwise" in _said(article)[1].reason


def test_the_day_that_a_record_states_beats_all() -> None:
    """Whoever made the record knew it; the text's day is told beside it."""
    article = _article(SHOWN, markup="2024-03-12", record="2024-03-09")
    assert article.published == "2024-03-09"
    assert [item.value for item in _said(article)] == ["2024-03-09", "2024-03-12T08:15"]


def test_two_that_agree_are_surer_than_each() -> None:
    """The more exact of the two is taken."""
    agreed, alone = _article(SHOWN, markup="2024-03-12"), _article("", markup="2024-03-12")
    assert (agreed.published, alone.published) == ("2024-03-12T08:15", "2024-03-12")
    assert _said(agreed)[0].confidence >= 0.98 > _said(alone)[0].confidence
    assert _article(SHOWN, markup="2024-03-12T08:15:30").published == "2024-03-12T08:15:30"
