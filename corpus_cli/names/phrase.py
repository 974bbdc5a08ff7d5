"""Names of several words: each word widened for itself, and other names of the whole.

A widened name is a list of *variants*. A variant is a list of *slots*, one a word, and a slot is the forms
that may stand there. A matcher walks the tokens of a document of language L: variant ``v`` is found where a
form of ``v.slots[0]`` in L is followed, at most ``slack`` other tokens between, by one of ``v.slots[1]`` in L,
and so on. Compare ``(token surface, document language)`` with ``(form.surface, form.language)``.
"""

from collections.abc import Collection
from dataclasses import dataclass

from corpus_cli.model import Form
from corpus_cli.names.aliases import Aliases
from corpus_cli.names.vocabulary import Vocabulary
from corpus_cli.names.widen import Widening, widen
from corpus_cli.text import iter_tokens

__all__ = ["PhraseVariant", "widen_phrase"]


@dataclass(frozen=True, slots=True)
class PhraseVariant:
    """One way to say a name of one or several words.

    Attributes:
        name: the name as typed, as the names file has it, or as CLDR has it.
        slots: for each of its words, in order, the forms that may stand there.
        reason: one clause that says where the variant comes from.
        languages: document languages it counts in; ``None`` for all.
    """

    name: str
    slots: tuple[tuple[Form, ...], ...]
    reason: str
    languages: frozenset[str] | None = None


def widen_phrase(
    name: str,
    vocabulary: Vocabulary,
    *,
    language: str | None = None,
    targets: Collection[str] | None = None,
    widening: Widening | None = None,
    aliases: Aliases | None = None,
    surname: bool = False,
) -> tuple[PhraseVariant, ...]:
    """Return the variants of ``name``, a name of one word or more; the one typed comes first.

    Args:
        name, vocabulary, language, targets, widening, aliases: as for ``widen``.
        surname: offer the last word alone too.

    A variant with a slot that no token of the vocabulary fills is left out.
    """
    del surname
    words = [token.surface for token in iter_tokens(name)]
    slots = tuple(
        widen(word, vocabulary, language=language, targets=targets, widening=widening, aliases=aliases)
        for word in words
    )
    return (PhraseVariant(name, slots, "as typed"),) if slots and all(slots) else ()
