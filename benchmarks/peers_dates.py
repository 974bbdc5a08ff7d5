"""Find the dates of every text of a set with another library, for the table in docs/dates.md.

usage: peers_dates.py PEER SPANS OUT [LIMIT]

PEER   dateparser, dateutil, datefinder, parsedatetime or natasha (dependency group ``peers-dates``)
SPANS  JSON lines (gzipped or not): {id, set, lang, anchor, text}
OUT    JSON lines: {id, spans: [{start, end, value}]}, to be scored like our own
LIMIT  read at most so many texts of each set: some peers take minutes a megabyte

Prints characters a second of CPU time. Each peer is asked in its own best way: the text's language and the anchor
are given where it takes them, and its own parts of a date decide how much of it is stated.
"""

import collections
import datetime
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from jsonl import read_records, write_records

Span = dict[str, Any]
_LIKELY = re.compile(
    r"[0-9]{1,4}[^\n.;]{0,24}[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\s+[^\W\d_]+|[^\W\d_]+\s+[0-9]{1,4}"
)


def located(text: str, found: list[tuple[str, str]]) -> Iterator[Span]:
    """Yield the spans of strings found in order."""
    at = 0
    for surface, value in found:
        start = text.find(surface, at)
        if start >= 0:
            at = start + len(surface)
            yield {"start": start, "end": at, "value": value}


def with_dateparser(record: dict[str, Any]) -> Iterator[Span]:
    """Use ``dateparser.search.search_dates`` with the language known."""
    from dateparser.search import search_dates

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if record.get("anchor"):
        settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(record["anchor"])
    try:
        found = search_dates(record["text"], languages=[record["lang"]], settings=settings) or []
    except Exception:  # the peer fails on some texts; a failure finds nothing
        found = []
    yield from located(record["text"], [(surface, day.date().isoformat()) for surface, day in found])


def with_dateutil(record: dict[str, Any]) -> Iterator[Span]:
    """Try ``dateutil.parser.parse`` on each stretch that looks like a date; it has no search of its own."""
    from dateutil import parser

    default = datetime.datetime.fromisoformat(record.get("anchor") or "2000-01-01")
    for match in _LIKELY.finditer(record["text"]):
        try:
            day = parser.parse(match[0], default=default, dayfirst=record["lang"] != "en")
        except (ValueError, OverflowError, TypeError):
            continue
        yield {"start": match.start(), "end": match.end(), "value": day.date().isoformat()}


def with_datefinder(record: dict[str, Any]) -> Iterator[Span]:
    """Use ``datefinder.find_dates``, which knows English."""
    import datefinder

    base = datetime.datetime.fromisoformat(record.get("anchor") or "2000-01-01")
    try:
        for day, (start, end) in datefinder.find_dates(record["text"], index=True, base_date=base):
            yield {"start": start, "end": end, "value": day.date().isoformat()}
    except Exception:  # the peer fails on some texts; what it found before counts
        return


def with_parsedatetime(record: dict[str, Any]) -> Iterator[Span]:
    """Use ``parsedatetime.Calendar.nlp``, which knows English."""
    import parsedatetime

    base = datetime.datetime.fromisoformat(record.get("anchor") or "2000-01-01")
    try:
        found = parsedatetime.Calendar().nlp(record["text"], sourceTime=base) or ()
    except Exception:  # the peer fails on some texts; a failure finds nothing
        found = ()
    for day, _, start, end, _ in found:
        yield {"start": start, "end": end, "value": day.date().isoformat()}


def with_natasha(record: dict[str, Any]) -> Iterator[Span]:
    """Use ``natasha.DatesExtractor``, which knows Russian."""
    if record["lang"] != "ru":
        return
    extractor = natasha_extractor()
    for match in extractor(record["text"]):
        parts = [match.fact.year, match.fact.month, match.fact.day]
        year = f"{parts[0]:04d}" if parts[0] else "XXXX"
        value = year + "".join(f"-{part:02d}" for part in parts[1:] if part)
        yield {"start": match.start, "end": match.stop, "value": value}


def natasha_extractor() -> Any:
    """Return the extractor, made once."""
    if not _MADE:
        from natasha import DatesExtractor, MorphVocab

        _MADE.append(DatesExtractor(MorphVocab()))
    return _MADE[0]


_MADE: list[Any] = []
PEERS: dict[str, Callable[[dict[str, Any]], Iterator[Span]]] = {
    "dateparser": with_dateparser,
    "dateutil": with_dateutil,
    "datefinder": with_datefinder,
    "parsedatetime": with_parsedatetime,
    "natasha": with_natasha,
}


def main(peer: str, spans: str, out: str, limit: str = "1000000") -> None:
    """Write what a peer finds in every record, and print its speed."""
    find = PEERS[peer]
    seen: collections.Counter[str] = collections.Counter()
    results, characters = [], 0
    start = time.process_time()
    for record in read_records(spans):
        seen[record["set"]] += 1
        if seen[record["set"]] <= int(limit):
            results.append({"id": record["id"], "spans": list(find(record))})
            characters += len(record["text"])
    print(f"{peer}: {characters / max(1e-9, time.process_time() - start):,.0f} characters a second")
    write_records(out, results)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5) or sys.argv[1] not in PEERS:
        sys.exit(__doc__)
    main(*sys.argv[1:])
