"""The tables of the widening of names."""

import os

__all__ = ["read_data"]

_FOLDER = os.path.dirname(__file__)


def read_data(name: str) -> str:
    """Return the text of one of the tables."""
    # Not by pathlib, which takes longer to load than the table.
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()
