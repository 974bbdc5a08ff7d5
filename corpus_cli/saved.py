"""A question kept under a name, as ``corpus.yaml`` has it: the type that settings and parser share."""

from typing import NamedTuple

__all__ = ["SavedQuery"]


class SavedQuery(NamedTuple):
    """A question as typed, and the place it stands in, for messages: ``corpus.yaml, line 3``."""

    text: str
    place: str
