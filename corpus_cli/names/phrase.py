"""Names of several words: each word widened for itself, and other names of the whole.

A widened name is a list of *variants*. A variant is a list of *slots*, one a word, and a slot is the forms
that may stand there. A matcher walks the tokens of a document of language L: variant ``v`` is found where a
form of ``v.slots[0]`` in L is followed, at most ``slack`` other tokens between, by one of ``v.slots[1]`` in L,
and so on. Compare ``(token surface, document language)`` with ``(form.surface, form.language)``.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from corpus_cli.form import Form
from corpus_cli.names.aliases import Aliases
from corpus_cli.names.exonyms import Exonym, find_exonyms
from corpus_cli.names.vocabulary import Vocabulary
from corpus_cli.names.widen import Widening, widen, widen_part
from corpus_cli.text import fold, iter_tokens

__all__ = ["PhraseVariant", "widen_phrase"]


class PhraseVariant(NamedTuple):
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

    A variant with a slot that no sure form of the vocabulary fills is left out.
    """
    widening = widening or Widening()
    words = [token.surface for token in iter_tokens(name)]
    alias = aliases.find(name) if aliases and widening.aliases else None
    banned = {fold(form) for form in widening.exclude} | (alias.never if alias else frozenset())

    def variant(
        words: list[str], said: str, reason: str, tag: str | None, only: Collection[str] | None
    ) -> PhraseVariant:
        narrowed = widening._replace(aliases=widening.aliases and said == name)
        slots = tuple(
            widen_part(word, vocabulary, language=tag, targets=only, widening=narrowed, banned=banned) for word in words
        )
        if said != name:
            slots = tuple(tuple(_of_variant(form, said) for form in slot) for slot in slots)
        return PhraseVariant(said, slots, reason, None if only is targets else frozenset(only or ()))

    if len(words) == 1:
        forms = widen(name, vocabulary, language=language, targets=targets, widening=widening, aliases=aliases)
        variants = [PhraseVariant(name, (forms,), "as typed")]
    else:
        variants = [variant(words, name, "as typed", language, targets)]
        if surname and words:
            variants.append(variant(words[-1:], words[-1], "the surname alone", language, targets))
    for other in alias.names if alias else ():
        parts = [token.surface for token in iter_tokens(other)]
        if other != name and (len(words) > 1 or len(parts) > 1):
            variants.append(variant(parts, other, f"{other} is another name of it", None, targets))
    if widening.aliases and not widening.exact:
        for place in _place_names(name, words, language):
            if targets is None or place.language in targets:
                reason = f"{place.name} is its name in {place.language} (CLDR {place.code})"
                said = place.name.upper() if place.acronym else place.name.title()
                variants.append(variant(said.split(), said, reason, place.language, frozenset((place.language,))))
    return tuple(one for one in variants if one.slots and all(map(_filled, one.slots)))


def _place_names(name: str, words: list[str], language: str | None) -> Iterator[Exonym]:
    """Yield the names of a place that ``widen`` does not see: those of several words, and all where it has several."""
    folded = " ".join(map(fold, words))
    for place in find_exonyms(folded, language=language, acronym=name.isupper() and len(name) < 6):
        if place.name != folded and (len(words) > 1 or " " in place.name):
            yield place


def _of_variant(form: Form, said: str) -> Form:
    """Return a form of a word of another name, which nobody typed."""
    return form._replace(reason=form.reason.replace("as typed", f"a word of {said}", 1))


def _filled(slot: tuple[Form, ...]) -> bool:
    return any(not form.doubtful for form in slot)
