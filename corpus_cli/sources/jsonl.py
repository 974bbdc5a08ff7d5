"""Records of JSON, one a line.

In: the lines. Out: a ``Record`` for each, with the number of its line; a line that is no JSON is a fault of its own.
"""

from collections.abc import Iterator
from itertools import count
from json import JSONDecodeError

from corpus_cli.bounds import MAX_RECORD
from corpus_cli.errors import SourceError
from corpus_cli.sources.encoding import decode
from corpus_cli.sources.reader import Fault, Part, Reader, Source
from corpus_cli.sources.streams import skip_line
from corpus_cli.sources.strict_json import DECODER, json_fault
from corpus_cli.sources.structured import StructuredRecords

__all__ = ["READERS"]

_MARK = b"\xef\xbb\xbf"


class _JsonLines:
    """Reads one record a line."""

    def read(self, source: Source) -> Iterator[Part]:
        """Yield a record for each line that is not empty."""
        records = StructuredRecords(source)
        yield from records.to_the_end(_iter_lines(source, records))


def _iter_lines(source: Source, records: StructuredRecords) -> Iterator[Part]:
    for number in count(1):
        line = source.stream.readline(MAX_RECORD + 1)
        if not line:
            break
        if len(line) > MAX_RECORD:
            if not line.endswith(b"\n"):
                skip_line(source.stream, source.name)
            yield from records.pass_on(Fault("too-large", f"is larger than {MAX_RECORD // 2**20} MiB", number))
        elif text := line.removeprefix(_MARK if number == 1 else b"").strip():
            yield from _parts(text, number, records)


def _parts(line: bytes, number: int, records: StructuredRecords) -> Iterator[Part]:
    try:
        text = decode(line, path="").text
        values = DECODER.decode(text)
    except SourceError as error:
        yield from records.pass_on(Fault(error.reason, error.detail, number))
    except (ValueError, RecursionError) as error:
        where = f", column {error.pos + 1}" if isinstance(error, JSONDecodeError) else ""
        yield from records.pass_on(Fault("broken", f"is no line of JSON: {json_fault(error)}{where}", number))
    else:
        yield from records.add(values, text, number)


READERS: dict[str, Reader] = {"jsonl": _JsonLines()}
