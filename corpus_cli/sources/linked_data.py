"""What a page of HTML states for machines in scripts of JSON-LD.

In: markup. Out: the objects that its scripts hold; the text that one of them gives as an article's. What is no JSON
states nothing.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["Node", "article_text", "iter_nodes"]

Node = Mapping[str, Any]
"""An object of JSON-LD: names of schema.org -> values of any kind."""

_LINKED_DATA = re.compile(r"<script\b[^>]{0,300}\bld\+json[^>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,300}>")
# What is asked for; most scripts hold neither, and need not be read.
_ASKED = ("articleBody", "datePublished")


def iter_nodes(markup: str) -> Iterator[Node]:
    """Yield every object in the page's JSON-LD that states an article's text or day, or may hold one that does."""
    for script in _scripts(markup):
        try:
            values = [json.loads(script, strict=False)] if any(name in script for name in _ASKED) else []
        except (ValueError, RecursionError):
            continue
        while values:
            value = values.pop()
            if isinstance(value, dict):
                yield value
                values.extend(value.values())
            elif isinstance(value, list):
                values.extend(value)


def article_text(nodes: Iterable[Node]) -> str:
    """Return the longest text that is stated as an article's, without tags; an empty one where none is."""
    bodies = (body for node in nodes if isinstance(body := node.get("articleBody"), str))
    return _TAG.sub("\n", html.unescape(max(bodies, key=len, default="")))


def _scripts(markup: str) -> Iterator[str]:
    """Yield what stands in each script of JSON-LD, one after the other: a tag within a script is a part of its text."""
    position = 0
    while (opening := _LINKED_DATA.search(markup, position)) and (end := markup.find("</script", opening.end())) >= 0:
        yield markup[opening.end() : end]
        position = end
