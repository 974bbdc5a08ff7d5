"""The widening of a name: from what the user typed to the forms of a vocabulary that are mentions of it."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from corpus_cli.form import Form
from corpus_cli.names.aliases import Aliases
from corpus_cli.names.decide import decide, is_written_as_name
from corpus_cli.names.limits import Limits
from corpus_cli.names.propose import Query, propose
from corpus_cli.names.vocabulary import Vocabulary
from corpus_cli.text import fold, script_of

__all__ = ["Widening", "in_order", "widen", "widen_part"]


class Widening(NamedTuple):
    """How far a name is widened.

    Attributes:
        exact: only the name as typed, whatever its case.
        same_script: no form in another script.
        max_distance: no form further from the name than this, 0 (same letters) to 1; ``None``: as far as is safe.
        aliases: other names of the same thing count: the names file, and exonyms of countries and cities.
        exclude: forms that never match, whatever their case.
        any_case: acronyms and names that are also words match in small letters too.
        doubtful: forms in doubt are searched too (they are listed either way).
    """

    exact: bool = False
    same_script: bool = False
    max_distance: float | None = None
    aliases: bool = True
    exclude: frozenset[str] = frozenset()
    any_case: bool = False
    doubtful: bool = False


def widen(
    name: str,
    vocabulary: Vocabulary,
    *,
    language: str | None = None,
    targets: Collection[str] | None = None,
    widening: Widening | None = None,
    aliases: Aliases | None = None,
) -> tuple[Form, ...]:
    """Return the forms of ``vocabulary`` that are mentions of ``name``, a name of one token; exact forms first.

    Args:
        name: in any script, in dictionary form.
        vocabulary: where the forms come from.
        language: of the name; ``None`` where it is not known.
        targets: only forms in documents of these languages, the same ones that are found there among those of all.
        widening: how far to go.
        aliases: the user's own knowledge of names.
    """
    widening = widening or Widening()
    alias = aliases.find(name) if aliases and widening.aliases else None
    forms = {(form.surface, form.language): form for form in _widen_word(name, vocabulary, language, targets, widening)}
    for other in alias.names if alias else ():
        if len(other.split()) == 1 and other != name:
            for form in _widen_word(other, vocabulary, None, targets, widening):
                known = forms.get((form.surface, form.language))
                if known is None or (known.doubtful and not form.doubtful):
                    forms[form.surface, form.language] = _as_alias(form, other)
    banned = {fold(form) for form in widening.exclude} | (alias.never if alias else frozenset())
    return in_order(form for form in forms.values() if fold(form.surface) not in banned)


def widen_part(
    word: str,
    vocabulary: Vocabulary,
    *,
    language: str | None,
    targets: Collection[str] | None,
    widening: Widening,
    banned: Collection[str],
) -> tuple[Form, ...]:
    """Return the forms of one word of a longer name, which may be declined as an adjective; ``banned`` is folded."""
    forms = _widen_word(word, vocabulary, language, targets, widening, adjective=True)
    return in_order(form for form in forms if fold(form.surface) not in banned)


def in_order(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Return forms as they are shown: the sure ones first, the nearest first among them."""
    return tuple(sorted(forms, key=lambda form: (form.doubtful, -form.score, form.surface, form.language)))


def _widen_word(
    name: str,
    vocabulary: Vocabulary,
    language: str | None,
    targets: Collection[str] | None,
    widening: Widening,
    *,
    adjective: bool = False,
) -> Iterator[Form]:
    places = widening.aliases and not widening.exact
    query = Query.of(name, language=language, places=places, adjective=adjective)
    if not query.folded:
        return
    least = 0.0 if widening.max_distance is None else 1.0 - widening.max_distance
    limits = Limits()
    # Whether capitals are an acronym's is for the texts of all languages to say.
    asked = None if query.acronym else targets
    candidates = propose(query, vocabulary, targets=asked, limits=limits, exact=widening.exact)
    if query.acronym and not widening.exact and is_written_as_name(query, candidates, limits):
        query = query.as_name()
        candidates = propose(query, vocabulary, targets=targets, limits=limits)
    for form in decide(query, candidates, limits=limits, any_case=widening.any_case):
        if (
            (targets is None or form.language in targets)
            and (form.score == 1.0 or not widening.exact)
            and form.score >= least
            and (not widening.same_script or script_of(form.surface) == script_of(name))
        ):
            # Who asks for exactly this name, or for all that is in doubt, has decided.
            yield form._replace(doubtful=False) if widening.doubtful or widening.exact else form


def _as_alias(form: Form, alias: str) -> Form:
    return form._replace(score=min(form.score, 0.99), reason=f"{alias} is another name of it; {form.reason}")
