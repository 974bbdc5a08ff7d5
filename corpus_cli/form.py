"""A form that a name was widened to; apart from the other values, so that names are widened without loading them."""

from typing import NamedTuple

__all__ = ["Form"]


class Form(NamedTuple):
    """One surface form that a name was widened to.

    Attributes:
        surface: a token of the vocabulary (or several, with single spaces between).
        language: language of the documents it is a form in.
        score: 0 to 1; 1 is the name itself.
        reason: one clause that says why it is a mention of the name.
        doubtful: listed for the user, but not searched unless asked for.
    """

    surface: str
    language: str
    score: float
    reason: str
    doubtful: bool = False
