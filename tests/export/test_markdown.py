"""Markdown: a citation at the head, as a list or as YAML, and text that is no markup."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from corpus_cli.export.markdown import markdown_document, write_markdown
from corpus_cli.model import Role
from corpus_cli.text import visible
from tests.export.pages import made_page


def test_pages_follow_each_other() -> None:
    """One file has a page for each article, its citation in a list, a line between two."""
    page = made_page(
        "Profit *up*", (("# no heading", Role.QUOTE),), published="2022-05", url="https://example.org/a_b", byline="Ann"
    )
    whole = (
        "# Profit \\*up\\*\n\n- published: 2022-05\n- author: Ann\n- language: en\n- url: https://example.org/a\\_b\n"
        "- path: news/a.txt\n- digest: BLAKE2b-128 00000000000000000000000000000000\n- id: 0123456789ab\n\n"
        "> \\# no heading\n"
    )
    assert "".join(write_markdown([page, page])) == f"{whole}\n---\n\n{whole}"


@given(st.text(max_size=40), st.text(max_size=40))
def test_front_matter_is_yaml(title: str, publisher: str) -> None:
    """Whatever title and publisher hold, the front matter gives them back, on one line each."""
    article, _ = made_page(title, publisher=publisher, published="2022-05")
    document = markdown_document(article)
    front = yaml.safe_load(document.split("---\n")[1])
    assert front.get("title", "") == " ".join(visible(title).split())
    assert front.get("publisher", "") == " ".join(visible(publisher).split())
    assert (front["published"], front["id"]) == ("2022-05", "0123456789ab")
