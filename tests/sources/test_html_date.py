"""When a page of HTML states that it was published."""

import pytest

pytest.importorskip("trafilatura")
pytest.importorskip("resiliparse")

from corpus_cli.annotate.article import annotate
from corpus_cli.sources.html import read_html

STORY = (
    "<p>The orchard above the village has been replanted with forty old kinds of apple, most of them grafted.</p>"
    "<p>The trees stand where hail broke the old ones, and they will bear fruit when they are tall enough.</p>"
)


def _stated(head: str = "", body: str = "") -> str | None:
    page = f"<html><head><title>Orchard replanted</title>{head}</head><body><h1>Orchard</h1>{body}{STORY}</body></html>"
    return read_html(page.encode(), path="a.html").declared.get("published")


def _linked(*nodes: str) -> str:
    return f'<script type="application/ld+json">[{", ".join(nodes)}]</script>'


@pytest.mark.parametrize(
    "body",
    [
        "<p>The fire began on 12 March 2019, when a warehouse burned.</p>",
        '<aside><a href="/b">Read on</a> <time datetime="2016-02-03">3 Feb 2016</time></aside>',
        "<div class=comment>Bob, 3 June 2021: well said</div>",
        "<footer>© 2017 Oldtown Times</footer>",
        '<img src="/uploads/2015/11/20151103.jpg" alt="">',
        "<p>04/05/2020</p>",
    ],
)
def test_a_date_of_the_text_is_no_statement(body: str) -> None:
    """What stands on the page for readers is read as text, with the care that it needs; nobody declared it."""
    assert _stated(body=body) is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-03-05T10:00:00Z">',
        '<meta property="og:updated_time" content="2024-03-05T10:00:00Z">',
        '<meta itemprop="copyrightYear" content="2024">',
        '<meta name="event-date" content="2024-03-05">',
        _linked('{"@type": "NewsArticle", "dateModified": "2024-03-05", "articleBody": "Apples."}'),
        _linked('{"@type": "Event", "datePublished": "2024-03-05"}'),
        _linked('{"@type": ["Person"], "datePublished": 20240305}', "7", "null"),
    ],
)
def test_a_change_or_another_thing_s_day_is_no_statement(head: str) -> None:
    """Only the publication of the article counts."""
    assert _stated(head) is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2020-01-02T03:04:05Z">', "2020-01-02T03:04:05Z"),
        ('<meta name="pubdate" content="20200102">', "2020-01-02"),
        ('<meta name="DC.date.issued" content="2020-01-02">', "2020-01-02"),
        (_linked('{"@type": "NewsArticle", "datePublished": "2020-01-02T03:04+02:00"}'), "2020-01-02T03:04+02:00"),
        (_linked('{"@graph": [{"@type": ["Thing", "BlogPosting"], "datePublished": "2020-01-02"}]}'), "2020-01-02"),
    ],
)
def test_what_the_head_states_is_taken_as_written(head: str, day: str) -> None:
    """With its hour, where that is stated."""
    assert _stated(head) == day


@pytest.mark.parametrize(
    "body",
    [
        '<time class="entry-date published" datetime="2020-01-02T08:00:00+01:00">2 January</time>',
        '<span itemprop="datePublished" content="2020-01-02T08:00:00+01:00">Thursday</span>',
        '<time pubdate datetime="2020-01-02T08:00:00+01:00">Thursday</time>',
        '<abbr class="published" title="2020-01-02T08:00:00+01:00">Thursday</abbr>',
    ],
)
def test_an_element_may_be_marked_as_the_day(body: str) -> None:
    """Microdata and hAtom say which element tells it, where that can be in words."""
    assert _stated(body=body) == "2020-01-02T08:00:00+01:00"


def test_of_several_days_none_is_known_to_be_the_page_s_own() -> None:
    """Lists of other articles are marked up as the article is."""
    other = '{"@type": "NewsArticle", "datePublished": "2021-05-06"}'
    assert _stated(_linked('{"@type": "NewsArticle", "datePublished": "2020-01-02"}', other)) is None
    times = "".join(f'<time class="published" datetime="{day}">x</time>' for day in ("2020-01-02", "2021-05-06"))
    assert _stated(body=times) is None
    head = '<meta property="article:published_time" content="2020-01-02">'
    assert _stated(head + _linked(other), times) == "2020-01-02"


def test_a_page_that_states_no_day_has_none() -> None:
    """A day of the text that is not the page's own stays a day that is spoken of."""
    body = "<p>The fire began on 12 March 2019, when a warehouse burned to the ground in the old harbour.</p>"
    page = f"<html><body><h1>Orchard replanted</h1>{body}{STORY}</body></html>"
    article = annotate(read_html(page.encode(), path="a.html"), engine="pair")
    assert article.published is None
    assert [date.value for date in article.dates] == ["2019-03-12"]
