"""The widening of a name: from what the user typed to the forms of a vocabulary that are mentions of it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from corpus_cli.model import Form
from corpus_cli.names.aliases import Aliases
from corpus_cli.names.romanise import spelling
from corpus_cli.names.skeleton import query_keys
from corpus_cli.names.vocabulary import Entry, Vocabulary
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
    del language, aliases
    widening = widening or Widening()
    letters = spelling(fold(name))
    stem = letters[:-1] if letters[-1:] in "aeiouyаеиоуыяіь" and len(letters) > 3 else letters
    banned = {fold(form) for form in widening.exclude}
    forms = []
    for entry in vocabulary.entries(query_keys([stem], ("", "m", "s", "k", "n", "t", "l", "f"))):
        form = _weigh(entry, name, stem)
        if (
            form
            and (targets is None or entry.language in targets)
            and fold(entry.surface) not in banned
            and (not widening.exact or form.score == 1)
            and (not widening.same_script or script_of(entry.surface) == script_of(name))
        ):
            forms.append(form)
    return tuple(sorted(forms, key=lambda form: (-form.score, form.surface, form.language)))


def _weigh(entry: Entry, name: str, stem: str) -> Form | None:
    if fold(entry.surface) == fold(name):
        return Form(entry.surface, entry.language, 1.0, "as typed")
    letters = spelling(fold(entry.surface).partition("'")[0])
    if letters.startswith(stem) and len(letters) - len(stem) <= 3:
        return Form(entry.surface, entry.language, 0.9, f"ending -{letters[len(stem) :]}")
    return None
