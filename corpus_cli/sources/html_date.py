"""When a page of HTML states that it was published: its metadata, its JSON-LD, the marks on its elements.

In: a parsed page. Out: a date as the page writes it. What stands in the text of the page is not looked at, for it is
read with more care elsewhere; nor is what tells of a change, an event or a right. Names of metadata are htmldate's.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from htmldate import find_date
from resiliparse.parse.html import HTMLTree

from corpus_cli.sources.linked_data import Node

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode

__all__ = ["stated_date"]

_METADATA = re.compile(r"dat|pub|creat|issu|time|^dc", re.IGNORECASE)
_OTHER = re.compile(r"modif|updat|expir|copyright|valid|event|start|end|server|build|generat", re.IGNORECASE)
_NAMED_BY = ("name", "property", "itemprop")
# Microdata and hAtom: ``<time class="published" datetime="...">``.
_MARKED = '[itemprop="datePublished"], time[pubdate], time[class~="published"], abbr[class~="published"]'
_STATED_BY = ("datetime", "content", "title")
_ARTICLES = re.compile(r"(?:Article|Posting|^Report)$")
_DAY = len("2024-03-05")


def stated_date(tree: HTMLTree, nodes: Iterable[Node]) -> str:
    """Return when a page says that it was published, or nothing where it says so nowhere or of several days.

    Args:
        tree: the page.
        nodes: its JSON-LD.
    """
    # Lists of other articles state their days in the same way: of several, none is known to be the page's own.
    return _by_metadata(tree) or _only(_by_linked_data(nodes)) or _only(_by_marks(tree))


def _by_metadata(tree: HTMLTree) -> str:
    """Return what the page's elements ``meta`` say of its publication; htmldate knows what they are called."""
    found = [element for element in _elements(tree, "meta") if _tells(element)]
    if not found:
        return ""
    head = "".join(str(element.html) for element in found)
    day = find_date(f"<html><head>{head}</head></html>", original_date=True, extensive_search=False) or ""
    # As it is written it may tell the hour, too.
    written = (str(element.getattr("content")) for element in found)
    return next((text for text in written if day and text.startswith(day)), day)


def _tells(element: "ElementNode") -> bool:
    name = " ".join(filter(None, map(element.getattr, _NAMED_BY)))
    return bool(element.getattr("content")) and bool(_METADATA.search(name)) and not _OTHER.search(name)


def _by_linked_data(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        kinds, date = node.get("@type"), node.get("datePublished")
        named = kinds if isinstance(kinds, list) else [kinds]
        if isinstance(date, str) and any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in named):
            yield date


def _by_marks(tree: HTMLTree) -> Iterator[str]:
    for element in _elements(tree, _MARKED):
        yield next(filter(None, map(element.getattr, _STATED_BY)), "")


def _elements(tree: HTMLTree, selector: str) -> Iterable["ElementNode"]:
    return tree.document.query_selector_all(selector) if tree.document else ()


def _only(dates: Iterable[str]) -> str:
    """Return the first of dates if all are of one day."""
    written = [date.strip() for date in dates if date.strip()]
    return written[0] if len({date[:_DAY] for date in written}) == 1 else ""
