"""What other tools make of the same pages: mean token F1 of the body, by set.

usage: peers_clean.py PAGES HTML [NAME=PREDICTIONS ...]

PAGES        gzipped JSON lines: {id, set, body}
HTML         gzipped JSON lines: {id, html_base64}; only these pages are compared
PREDICTIONS  JSON lines: {id, body}, such as the cross-validated ones of train_clean.py

The others read the HTML; where one fails on a page it scores 0 there. Needs the group ``peers-clean``.
"""

import base64
import collections
import re
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterable

import justext
import lxml.html
import newspaper
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from jsonl import read_records

_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")


def by_trafilatura(markup: str) -> str:
    """As the package has it, favouring precision."""
    return trafilatura.extract(markup, favor_precision=True, include_comments=False) or ""


def by_trafilatura_plain(markup: str) -> str:
    """With its own defaults, but for comments."""
    return trafilatura.extract(markup, include_comments=False) or ""


def by_readability(markup: str) -> str:
    """The text of the summary."""
    return str(lxml.html.fromstring(readability.Document(markup).summary()).text_content())


def by_justext(markup: str) -> str:
    """With the stop words of all its languages, as the language is not known beforehand."""
    every = frozenset().union(*map(justext.get_stoplist, justext.get_stoplists()))
    return "\n".join(p.text for p in justext.justext(markup.encode(), every) if not p.is_boilerplate)


def by_newspaper(markup: str) -> str:
    """The text of an article parsed from memory."""
    return str(newspaper.article("https://example.org/article", input_html=markup).text)


def by_resiliparse(markup: str) -> str:
    """Its extraction of the main content."""
    return extract_plain_text(markup, main_content=True, alt_texts=False)


PEERS: dict[str, Callable[[str], str]] = {
    "trafilatura, precision": by_trafilatura,
    "trafilatura": by_trafilatura_plain,
    "readability-lxml": by_readability,
    "jusText": by_justext,
    "newspaper4k": by_newspaper,
    "resiliparse": by_resiliparse,
}


def token_f1(predicted: str, gold: str) -> float:
    """Return the F1 of two bags of tokens."""
    one, other = (collections.Counter(_TOKEN.findall(text.lower())) for text in (predicted, gold))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else float(not one and not other)


def tried(tool: Callable[[str], str], markup: str) -> str:
    """Return what the tool makes of a page, and nothing where it fails."""
    try:
        return tool(markup)
    except Exception as error:
        print(f"{tool.__name__}: {type(error).__name__}", file=sys.stderr)
        return ""


def row(name: str, scores: dict[str, float], sets: dict[str, str], seconds: float | None) -> str:
    """Return one line of the table."""
    groups = collections.defaultdict(list)
    for key, score in scores.items():
        groups["ALL"].append(score)
        groups[sets[key]].append(score)
    cells = "".join(f"{statistics.mean(groups[group]):11.3f}" for group in ["ALL", *sorted(groups.keys() - {"ALL"})])
    speed = f"{len(scores) / seconds:10.1f}" if seconds else f"{'':>10}"
    return f"{name:26}{cells}{speed}"


def main(pages: str, html: str, *others: str) -> None:
    """Print a line for each tool and each file of predictions."""
    warnings.simplefilter("ignore")
    markup = {r["id"]: base64.b64decode(r["html_base64"]) for r in read_records(html)}
    texts = {key: bytes_to_str(data, detect_encoding(data)) for key, data in markup.items()}
    gold = {r["id"]: r for r in read_records(pages) if r["id"] in texts}
    sets = {key: record["set"] for key, record in gold.items()}
    bodies = {key: "\n".join(record["body"]) for key, record in gold.items()}
    heads: Iterable[str] = ["ALL", *sorted(set(sets.values()))]
    print(f"{'tool':26}" + "".join(f"{head:>11}" for head in heads) + f"{'pages/s':>10}")
    for name, tool in PEERS.items():
        start = time.process_time()
        found = {key: tried(tool, texts[key]) for key in gold}
        seconds = time.process_time() - start
        print(row(name, {key: token_f1(found[key], bodies[key]) for key in gold}, sets, seconds), flush=True)
    for other in others:
        name, _, path = other.partition("=")
        guesses = {r["id"]: "\n".join(r["body"]) for r in read_records(path)}
        print(row(name, {key: token_f1(guesses.get(key, ""), bodies[key]) for key in gold}, sets, None))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
