"""Records with fields, whatever the format they came in, made into records to read.

In: the values of one record after the other. Out: ``Record`` and ``Fault``. The first few are held back until their
fields are known, by the user's mapping or by a guess, which is told.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from corpus_cli.errors import SourceError
from corpus_cli.sources.fields import guess_mapping, stated_by, unused
from corpus_cli.sources.formats import looks_like_html
from corpus_cli.sources.fragment import has_markup
from corpus_cli.sources.own import is_own
from corpus_cli.sources.reader import Fault, Kind, Part, Record, Source
from corpus_cli.sources.surrogates import mended

__all__ = ["StructuredRecords"]

_SAMPLE = 20
_KINDS = {"text": Kind.BODY, "page": Kind.PAGE, "html": Kind.HTML}


class _Held(NamedTuple):
    """A record whose fields are not known yet."""

    values: Mapping[str, Any]
    data: str
    number: int | None


class StructuredRecords:
    """Takes records as they come; each call yields what can be told by then, and ``finish`` the rest.

    Args:
        source: what they come from: its mapping of fields, and who is told of a guess.
    """

    def __init__(self, source: Source) -> None:
        self._mapping: Mapping[str, str] | None = source.fields or None
        self._note = source.note
        self._held: list[Part | _Held] = []

    def add(self, values: Any, data: str, number: int | None) -> Iterator[Part]:
        """Take a record.

        Args:
            values: as the format has them.
            data: the record as it stands in the file, for its digest.
            number: as for :class:`Record`.
        """
        if not isinstance(values, dict):
            yield from self.pass_on(Fault("broken", "is no record with fields", number))
        elif is_own(values):
            yield from self.pass_on(Record(data, Kind.OWN, number, digest=str(values.get("digest", ""))))
        elif self._mapping is not None:
            yield self._record(mended(values, data), data, number)
        else:
            self._held.append(_Held(mended(values, data), data, number))
            if len(self._held) >= _SAMPLE:
                yield from self.finish()

    def pass_on(self, part: Record | Fault) -> Iterator[Part]:
        """Take what needs no mapping, in its turn."""
        if not self._held:
            yield part
        else:
            self._held.append(part)

    def to_the_end(self, parts: Iterator[Part]) -> Iterator[Part]:
        """Yield the parts of a file, and what was held back, also where the reading breaks off."""
        try:
            yield from parts
        except SourceError:
            yield from self.finish()
            raise
        yield from self.finish()

    def finish(self) -> Iterator[Part]:
        """Yield what was held back."""
        held, self._held = self._held, []
        if self._mapping is None:
            samples = [one.values for one in held if isinstance(one, _Held)]
            if samples:
                self._mapping = guess_mapping(samples)
                self._tell(samples)
        for one in held:
            yield self._record(one.values, one.data, one.number) if isinstance(one, _Held) else one

    def _tell(self, samples: list[Mapping[str, Any]]) -> None:
        mapping = self._mapping or {}
        taken = ", ".join(f"{ours}={theirs}" for ours, theirs in mapping.items()) or "none"
        others = ", ".join(unused(samples, mapping))
        self._note(f"fields taken: {taken}{f'; not used: {others}' if others else ''}")

    def _record(self, values: Mapping[str, Any], data: str, number: int | None) -> Record | Fault:
        stated = stated_by(values, self._mapping or {})
        field = next((field for field in _KINDS if field in stated), None)
        if field is None:
            known = ", ".join(list(values)[:8])
            return Fault("no-text", f"no field holds its text: set 'fields' in corpus.yaml ({known})", number)
        content = stated.pop(field)
        kind = _KINDS[field]
        if kind is Kind.BODY and has_markup(content):
            kind = Kind.HTML if looks_like_html(content[:2_048].encode()) else Kind.FRAGMENT
        digest = hashlib.blake2b(data.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        name = stated.pop("id", None) or stated.get("url") or ""
        return Record(content, kind, number, name, digest, stated)
