"""BibTeX, as biblatex and the programs that keep bibliographies read it.

In: articles. Out: an entry of type ``online`` for each. ``date`` is EDTF, which biblatex knows, so that a month stays a
month; ``year`` beside it is for programs that know no more. Text is UTF-8; what TeX would act on is written by the
commands that print it, and as BibTeX counts braces even behind a backslash, none stands alone.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from corpus_cli.export.citation import Citation, cite
from corpus_cli.export.dates import without_time
from corpus_cli.model import Article

__all__ = ["bibtex_entry", "write_bibtex"]

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{char: f"\\{char}" for char in "#$%&_"},
}  # fmt: skip
_TO_TEX = str.maketrans(_SPECIAL)
# In an address TeX takes every character as it is, but braces would end the field and others are none of an address.
_NOT_OF_AN_ADDRESS = re.compile(r"[\s{}\\\"<>^`|]")


def write_bibtex(pages: Iterable[tuple[Article, str]]) -> Iterator[str]:
    """Yield an entry for each article, a blank line between two."""
    for number, (article, _) in enumerate(pages):
        yield ("\n" if number else "") + bibtex_entry(cite(article))


def bibtex_entry(citation: Citation) -> str:
    """Return one entry; fields that the page says nothing of are left out."""
    published = citation.published
    # biblatex has no form for a day without a year; the note has it.
    date = None if published is None or "XXXX" in published else without_time(published)
    year = re.match("[0-9]{4}(?=$|[^X0-9])", published or "")
    fields = {
        "title": _kept(citation.title),
        "author": _kept(citation.author),
        "organization": _escaped(citation.publisher),
        "date": date,
        "year": year[0] if year else None,
        "url": _address(citation.url),
        "language": citation.language,
        "note": _escaped(citation.access + ("" if date or not published else f", published {published}")),
    }
    lines = [f"  {name:<12} = {{{value}}},\n" for name, value in fields.items() if value]
    return "".join([f"@online{{{citation.key},\n", *lines, "}\n"])


def _escaped(text: str | None) -> str | None:
    return text.translate(_TO_TEX) if text else None


def _kept(text: str | None) -> str | None:
    """Escape a text that no style may change: capitals stay, and a name is no list of names with "and" between."""
    return f"{{{_escaped(text)}}}" if text else None


def _address(url: str | None) -> str | None:
    return _NOT_OF_AN_ADDRESS.sub(lambda match: quote(match[0]), url) if url else None
