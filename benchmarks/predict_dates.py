"""Find the dates of every text of a set.

usage: predict_dates.py SPANS OUT

SPANS  JSON lines (gzipped or not): {id, lang, anchor, text}
OUT    JSON lines: {id, spans: [{start, end, value}]}

Dates are wanted, so durations, sets and times of day without a date are left out. The two ends of a range
("from 1991 to 1997") are a span each, as annotators mark them.
"""

import sys
from collections.abc import Iterator

from corpus_cli.annotate.dates import extract_dates
from corpus_cli.annotate.dates.compose import iter_readings
from corpus_cli.annotate.dates.lexicon import load_lexicon
from corpus_cli.edtf import parse_edtf
from corpus_cli.model import TimeExpression, TimexType
from jsonl import read_records, write_records


def is_date(found: TimeExpression) -> bool:
    """Return whether an expression names a date, with or without a time of day."""
    return found.type == TimexType.DATE or (found.type == TimexType.TIME and found.value is not None)


def spans_of(found: TimeExpression, until: int | None) -> Iterator[dict[str, object]]:
    """Yield the span of an expression, or those of the two ends of a range whose second one starts at ``until``."""
    if until is None or not found.value or "/" not in found.value:
        yield {"start": found.start, "end": found.end, "value": found.value}
        return
    first, last = found.value.split("/")
    yield {"start": found.start, "end": until, "value": first}
    yield {"start": until, "end": found.end, "value": last}


def predict(record: dict[str, str]) -> list[dict[str, object]]:
    """Return the spans of one text."""
    anchor = parse_edtf(record["anchor"]) if record.get("anchor") else None
    text, language = record["text"], record["lang"]
    dates = filter(is_date, extract_dates(text, language=language, anchor=anchor))
    readings = iter_readings(text, load_lexicon(language))
    ends = {r.start: r.until.start for r in readings if r.until is not None and r.until.start > r.start}
    return [span for date in dates for span in spans_of(date, ends.get(date.start))]


def main(spans: str, out: str) -> None:
    """Write the spans of every record."""
    write_records(out, ({"id": record["id"], "spans": predict(record)} for record in read_records(spans)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
