"""The widening of a name: from what the user typed to the forms of a vocabulary that are mentions of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from corpus_cli.model import Form
from corpus_cli.names.aliases import Aliases
from corpus_cli.names.decide import decide
from corpus_cli.names.propose import Query, propose
from corpus_cli.names.vocabulary import Vocabulary
from corpus_cli.text import fold, script_of

__all__ = ["Widening", "widen"]


@dataclass(frozen=True, slots=True)
class Widening:
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
    exclude: frozenset[str] = field(default_factory=frozenset)
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
        targets: only forms in documents of these languages.
        widening: how far to go.
        aliases: the user's own knowledge of names.
    """
    widening = widening or Widening()
    alias = aliases.find(name) if aliases and widening.aliases else None
    banned = {fold(form) for form in widening.exclude} | (alias.never if alias else set())
    forms: dict[tuple[str, str], Form] = {}
    for asked in dict.fromkeys((name, *(alias.names if alias else ()))):
        if len(asked.split()) == 1 or asked == name:
            for form in _widen_one(asked, vocabulary, language if asked == name else None, targets, widening):
                known = forms.get((form.surface, form.language))
                if known is None or (known.doubtful, -known.score) > (form.doubtful, -form.score):
                    forms[form.surface, form.language] = form if asked == name else _as_alias(form, asked)
    kept = (form for form in forms.values() if fold(form.surface) not in banned)
    return tuple(sorted(kept, key=lambda form: (form.doubtful, -form.score, form.surface, form.language)))


def _widen_one(
    name: str, vocabulary: Vocabulary, language: str | None, targets: Collection[str] | None, widening: Widening
) -> Iterator[Form]:
    query = Query.of(name, language=language, places=widening.aliases and not widening.exact)
    if not query.folded:
        return
    farthest = 0.0 if widening.max_distance is None else 1.0 - widening.max_distance
    for form in decide(query, propose(query, vocabulary, targets), any_case=widening.any_case):
        if (
            (form.score == 1.0 or not widening.exact)
            and form.score >= farthest
            and (not widening.same_script or script_of(form.surface) == script_of(name))
        ):
            yield replace(form, doubtful=False) if widening.doubtful else form


def _as_alias(form: Form, alias: str) -> Form:
    return replace(form, score=min(form.score, 0.99), reason=f"{alias} is another name of it; {form.reason}")
