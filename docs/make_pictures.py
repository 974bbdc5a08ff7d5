"""Draw the pictures of the README from what the program really prints.

usage: make_pictures.py

Each picture is one command run on ``seeds/`` as a process of its own, in colour, 100 columns wide, drawn by
Rich's SVG export. No font is fetched when a picture is looked at: the viewer's own fixed-width font serves.
The tests compare the words in the pictures, not the drawing, so that another version of Rich is no fault.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from html import escape, unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
WIDTH = 100
PICTURES = {
    "list": ["list"],
    "grep": ["grep", "Tokayev"],
    "show": ["show", "9smr8i"],
}
"""Name of the picture -> the command line it shows."""

_FONTS = "'Fira Code', 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace"
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_TEXT = re.compile(r'<text ([^>]*-r[0-9]+" )x="([0-9.]+)"([^>]*?)textLength="[0-9.]+"([^>]*)>(.*?)</text>', re.DOTALL)
# Rich draws each cell of the terminal this wide, in units of the picture.
_CELL = 12.2


def run(arguments: list[str], cache: str) -> str:
    """Return what a terminal shows of one command: results, then what is told beside them; colours as escapes."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CORPUS_")}
    environment |= {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "CORPUS_CACHE": cache, "PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "corpus_cli", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, encoding="utf-8")
    return done.stdout + done.stderr


def draw(name: str, arguments: list[str], shown: str) -> str:
    """Return the picture of a command line and what it printed."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    prompt = Text.assemble(("$ ", "dim"), (" ".join(["corpus", *arguments]), "bold"))
    console.print(prompt, Text(), *map(Text.from_ansi, shown.splitlines()), sep="\n", highlight=False)
    svg = console.export_svg(title="corpus", unique_id=f"corpus-{name}")
    # Rich has the browser fetch a font from a distant server: a picture of this program asks nobody for anything.
    svg = _TEXT.sub(_in_pieces, _FONT_FACE.sub("", svg).replace("Fira Code, monospace", _FONTS))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _in_pieces(match: re.Match[str]) -> str:
    """Return a stretch of text as pieces without gaps, each at its own place.

    Not every viewer stretches text to the length it is given: so columns stay columns in any font.
    """
    before, left, between, after, text = match.groups()
    text = unescape(text).replace("\n", "")
    pieces = []
    for piece in re.finditer(r"[^\xa0]+(?:\xa0[^\xa0]+)*", text):
        start, length = (_CELL * cell_len(part) for part in (text[: piece.start()], piece[0]))
        place = f'x="{float(left) + start:g}"{between}textLength="{length:g}"'
        pieces.append(f"<text {before}{place}{after}>{escape(piece[0], quote=False)}</text>")
    return "".join(pieces)


def words(svg: str) -> list[str]:
    """Return the words that a picture shows, in order."""
    return unescape(" ".join(match[5] for match in _TEXT.finditer(svg))).split()


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as cache:
        for name, arguments in PICTURES.items():
            svg = draw(name, arguments, run(arguments, cache))
            (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
