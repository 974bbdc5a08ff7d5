"""Tables, concordances and articles as lines of plain text, for a pipe or a file: nothing is cut, wrapped or coloured.

In: what ``render.tables``, ``render.kwic`` and ``render.page`` get. Out: the lines that they come to where there is
neither a terminal nor colour, without the libraries that draw, which take longer to load than a question to answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len

from corpus_cli.model import Article, Hit, Summary, Where
from corpus_cli.render.article import INDENT, INDENTED, UNKNOWN, fact_pieces, marked_dates, paragraph_pieces
from corpus_cli.render.columns import RIGHT, article_cell
from corpus_cli.text import visible, visible_name

__all__ = ["article_lines", "concordance_lines", "count_lines", "page_lines", "table_lines"]

_GAP = "  "


def table_lines(
    header: Sequence[str], rows: Iterable[Sequence[str | None]], *, right: frozenset[int] = frozenset()
) -> Iterator[str]:
    """Yield the lines of a table: its header, a rule, its rows; the columns numbered in ``right`` end in one line."""
    cells = [[visible(cell) if cell else UNKNOWN for cell in row] for row in rows]
    columns = zip(header, *cells, strict=True)
    widths = [max(map(cell_len, column)) for column in columns]
    yield _line(header, widths, right)
    yield "─" * (sum(widths) + len(_GAP) * (len(widths) - 1)) + "\n"
    for row in cells:
        yield _line(row, widths, right)


def _line(cells: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    filled = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        shown = cell.rstrip() if number in right else cell
        blanks = " " * (width - cell_len(shown))
        filled.append(f"{blanks}{shown}" if number in right else f"{shown}{blanks}")
    return f"{_GAP.join(filled).rstrip(' ')}\n"


def article_lines(
    articles: Sequence[Summary], columns: Sequence[str], copies: Mapping[str, int], *, id_length: int
) -> Iterator[str]:
    """Yield the lines of a table of articles; see ``tables.article_table``."""
    rows = ([article_cell(article, name, copies, id_length) for name in columns] for article in articles)
    return table_lines(columns, rows, right=frozenset(number for number, name in enumerate(columns) if name in RIGHT))


def count_lines(rows: Iterable[tuple[Summary, int]], id_length: int) -> Iterator[str]:
    """Yield the lines of a table of how many hits each article has."""
    cells = [
        [article.id[:id_length], str(number), article.title or visible_name(article.path)] for article, number in rows
    ]
    return table_lines(["id", "mentions", "title"], cells, right=frozenset({1}))


def concordance_lines(groups: Sequence[tuple[Summary, Sequence[Hit]]], id_length: int) -> Iterator[str]:
    """Yield each article's heading and hits, a blank line between articles; hits stand in one column throughout."""
    lefts = [[visible(hit.left) for hit in hits] for _, hits in groups]
    width = max((cell_len(left) for some in lefts for left in some), default=0)
    for number, ((article, hits), some) in enumerate(zip(groups, lefts, strict=True)):
        if number:
            yield "\n"
        date = (article.published or UNKNOWN).replace("T", " ")
        title = visible(article.title or visible_name(article.path))
        heading = f"{article.id[:id_length]}  {date}  {article.language}{f'  {title}' if title else ''}"
        yield f"{heading.rstrip(' ')}\n"
        for hit, left in zip(hits, some, strict=True):
            where = "" if hit.where is Where.BODY else f"  [{hit.where}]"
            line = f"  {' ' * (width - cell_len(left))}{left}{visible(hit.surface)}{visible(hit.right)}{where}"
            yield f"{line.rstrip(' ')}\n"


def page_lines(article: Article, *, dates: bool = False) -> Iterator[str]:
    """Yield the lines of an article to be read; see ``page.article_page``."""
    head = [visible(article.title or UNKNOWN), "  ".join(fact_pieces(article))]
    head += [visible(article.byline)] if article.byline else []
    yield from (f"{line.rstrip(' ')}\n" for line in head)
    for paragraph in article.paragraphs:
        marked = marked_dates(article, paragraph) if dates else ()
        text = "".join(piece for piece, _ in paragraph_pieces(paragraph, marked))
        indent = " " * INDENT if paragraph.role in INDENTED else ""
        yield f"\n{f'{indent}{text}'.rstrip(' ')}\n"
