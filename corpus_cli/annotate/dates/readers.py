"""The readers of all rules of the grammar, by the rule's name.

A reader gets what its rule caught and returns a reading, or ``None`` where the stretch is no time expression after all.
"""

from collections.abc import Callable, Mapping

from corpus_cli.annotate.dates import read_clock, read_days, read_figures, read_relative, read_years
from corpus_cli.annotate.dates.found import Found
from corpus_cli.annotate.dates.reading import Reading

__all__ = ["READERS"]

READERS: Mapping[str, Callable[[Found], Reading | None]] = {
    **read_figures.READERS,
    **read_days.READERS,
    **read_years.READERS,
    **read_relative.READERS,
    **read_clock.READERS,
}
