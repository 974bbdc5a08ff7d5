"""Hold the program's quality to its floors.

usage: check_floors.py DATA SCORERS [NAME ...]

DATA     folder of annotated sets (one folder a task, as ``names/``, ``dates/``)
SCORERS  folder of scoring scripts, ``score_*.py``
NAME     only these of floors/*.json

Each file of floors/ names a prediction script with its arguments, a scoring script with its own (none where
the first prints the table itself), and floors as ``[row, column, "min" or "max", value]`` on the table that
is printed. ``{data}`` and ``{out}`` stand for DATA and a scratch file. Exit code 1 when a figure is on the wrong
side of its floor, 2 when a row or a column is missing, so that a renamed set cannot pass unseen.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def read_table(printed: str) -> dict[str, dict[str, float]]:
    """Return row -> column -> figure of a scorer's table; a row is named by its words before the first number."""
    header, *lines = printed.splitlines()
    # The name of a column may hold a space; two part columns.
    names = re.split(r"\s{2,}", header.strip())
    table = {}
    for line in lines:
        cells = line.split()
        words = []
        while cells and not _is_figure(cells[0]):
            words.append(cells.pop(0))
        if cells and len(cells) < len(names):
            columns = names[len(names) - len(cells) :]
            table[" ".join(words)] = {
                column: float(cell) for column, cell in zip(columns, cells, strict=True) if cell != "-"
            }
    return table


def _is_figure(cell: str) -> bool:
    return cell == "-" or cell.replace(".", "", 1).isdigit()


def run(script: Path, arguments: list[str], data: str, out: str) -> str:
    """Run a script with its placeholders filled in and return what it printed."""
    filled = [argument.format(data=data, out=out) for argument in arguments]
    return subprocess.run([sys.executable, script, *filled], check=True, capture_output=True, text=True).stdout


def check(path: Path, data: str, scorers: Path) -> tuple[int, int]:
    """Print each floor of one file beside the figure measured; return how many fell short and how many are missing."""
    task = json.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        out = str(Path(scratch) / "out.jsonl")
        printed = run(HERE / task["predict"][0], task["predict"][1:], data, out)
        if "score" in task:
            printed = run(scorers / task["score"][0], task["score"][1:], data, out)
        table = read_table(printed)
    short = missing = 0
    for row, column, kind, floor in task["floors"]:
        figure = table.get(row, {}).get(column)
        if figure is None:
            missing += 1
            verdict = "MISSING"
        else:
            holds = figure >= floor if kind == "min" else figure <= floor
            short += not holds
            verdict = f"{figure:7.4f} {'ok' if holds else 'SHORT'}"
        print(f"{path.stem:20}{row:24}{column:10}{kind} {floor:7.4f}  {verdict}")
    return short, missing


def main(data: str, scorers: str, *names: str) -> int:
    """Check every floors file, or those named."""
    paths = [path for path in sorted((HERE / "floors").glob("*.json")) if not names or path.stem in names]
    if not paths:
        print("no such floors file")
        return 2
    short, missing = map(sum, zip(*(check(path, data, Path(scorers)) for path in paths), strict=True))
    print(f"{short} below their floor, {missing} missing")
    return 2 if missing else int(short > 0)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
