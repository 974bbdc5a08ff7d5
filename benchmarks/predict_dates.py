"""Find the dates of every text of a set.

usage: predict_dates.py SPANS OUT

SPANS  JSON lines (gzipped or not): {id, lang, anchor, text}
OUT    JSON lines: {id, spans: [{start, end, value}]}

Dates are wanted, so durations, sets and times of day without a date are left out.
"""

import sys

from corpus_cli.annotate.dates import extract_dates
from corpus_cli.edtf import parse_edtf
from corpus_cli.model import TimeExpression, TimexType
from jsonl import read_records, write_records


def is_date(found: TimeExpression) -> bool:
    """Return whether an expression names a date, with or without a time of day."""
    return found.type == TimexType.DATE or (found.type == TimexType.TIME and found.value is not None)


def predict(record: dict[str, str]) -> list[dict[str, object]]:
    """Return the spans of one text."""
    anchor = parse_edtf(record["anchor"]) if record.get("anchor") else None
    found = extract_dates(record["text"], language=record["lang"], anchor=anchor)
    return [{"start": date.start, "end": date.end, "value": date.value} for date in found if is_date(date)]


def main(spans: str, out: str) -> None:
    """Write the spans of every record."""
    write_records(out, ({"id": record["id"], "spans": predict(record)} for record in read_records(spans)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
