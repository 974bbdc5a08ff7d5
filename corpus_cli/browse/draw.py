"""Articles and pieces of text as what Textual draws, hostile characters made visible and nothing read as markup.

In: what the desk gives. Out: ``Content``.
"""

from collections.abc import Sequence

from textual.content import Content

from corpus_cli.browse.desk import OpenArticle, Passage
from corpus_cli.model import Hit, Role, Summary
from corpus_cli.query.search import FormCount
from corpus_cli.study.marks import Piece
from corpus_cli.text import counted, visible, visible_name

__all__ = ["article_facts", "form_rows", "key_rows", "list_entry", "passage_text", "pieces_text"]

# Told apart without colour too: a hit is reversed, the one looked at bold besides; a date is underlined.
_HIT, _CURRENT, _DATE, _VALUE = "reverse", "bold reverse $accent", "underline", "$success"
_ROLES = {Role.HEADING: "bold", Role.QUOTE: "italic", Role.CAPTION: "$text-muted"}


def list_entry(article: Summary, count: int | None) -> Content:
    """Return an article's two lines in the list: its facts and how often it mentions the name; its title."""
    facts = [
        (_date(article), "$success"),
        (f"  {article.language}", "$warning"),
        *([(f"  {counted(count, 'mention')}", "bold")] if count is not None else []),
    ]
    return Content.assemble(*facts, ("\n", ""), (visible(article.title or visible_name(article.path)), ""))


def _date(article: Summary) -> str:
    return visible(article.published[:10]) if article.published else "no date   "


def article_facts(opened: OpenArticle) -> Content:
    """Return the line under an article's title: date, language, source, id."""
    article = opened.article
    published = (article.published or "no date stated").replace("T", " ")
    parts = [
        (published, "$success"),
        (article.language, "$warning"),
        (article.publisher or visible_name(article.path), "$text-muted"),
    ]
    shown = Content("  ").join([Content.styled(visible(text), style) for text, style in parts])
    byline = Content.styled(f"\n{visible(article.byline)}", "italic") if article.byline else Content("")
    return Content.assemble(shown, Content.styled(f"  {article.id[:8]}", "$accent"), byline)


def passage_text(passage: Passage, *, dates: bool, current: Hit | None) -> Content:
    """Return a paragraph; a removed line is dim, its reason before it."""
    body = pieces_text(passage.pieces, dates=dates, current=current)
    if passage.removed:
        return Content.assemble((f"{passage.removed}: ", "bold"), body).stylize("$text-muted")
    return body.stylize_before(_ROLES.get(passage.role, ""))


def pieces_text(pieces: Sequence[Piece], *, dates: bool, current: Hit | None) -> Content:
    """Return pieces joined, mentions and, where ``dates`` is set, times marked, each time with its value."""
    parts: list[Content] = []
    for place, piece in enumerate(pieces):
        marked = piece.time is not None and dates
        style = (_CURRENT if piece.hit == current else _HIT) if piece.hit else _DATE if marked else ""
        parts.append(Content.styled(visible(piece.text), style))
        following = pieces[place + 1].time if place + 1 < len(pieces) else None
        if piece.time is not None and dates and following is not piece.time:
            parts.append(Content.styled(f" [{piece.time.value or 'open'}]", _VALUE))
    return Content("").join(parts)


def form_rows(forms: Sequence[FormCount]) -> list[Content]:
    """Return a line for each form of a name: the form, how often, in what language, and why."""
    return [_form_row(one) for one in forms]


def key_rows(keys: Sequence[tuple[str, str]]) -> list[Content]:
    """Return a line for each key: the key, and what it does."""
    return [Content.assemble((f"{key:<7}", "bold"), (what, "")) for key, what in keys]


def _form_row(one: FormCount) -> Content:
    doubt = "in doubt: " if one.form.doubtful else ""
    return Content.assemble(
        (visible(one.form.surface), "bold"),
        (f"  {one.mentions} in {one.articles}", "$success"),
        (f"  {one.form.language}", "$warning"),
        (f"  {doubt}{visible(one.form.reason)}", "$text-muted"),
    )
