"""One name, every language: a name typed once becomes the forms of a vocabulary that are mentions of it.

In: a name in any script and the distinct tokens of a corpus, found by key. Out: surface forms, each with a
score and the reason. It knows no store, no document and no terminal: a vocabulary is whatever answers
``Vocabulary.entries``.
"""

from typing import TYPE_CHECKING, Any

from corpus_cli.names.aliases import Alias, Aliases
from corpus_cli.names.phrase import PhraseVariant, widen_phrase
from corpus_cli.names.skeleton import skeleton_keys
from corpus_cli.names.vocabulary import Entry, Hope, MemoryVocabulary, Vocabulary, is_hopeful
from corpus_cli.names.widen import Widening, widen

if TYPE_CHECKING:
    from corpus_cli.names.names_file import read_aliases

__all__ = [
    "Alias",
    "Aliases",
    "Entry",
    "Hope",
    "MemoryVocabulary",
    "PhraseVariant",
    "Vocabulary",
    "Widening",
    "is_hopeful",
    "read_aliases",
    "skeleton_keys",
    "widen",
    "widen_phrase",
]


def __getattr__(name: str) -> Any:
    """Import the reader of the names file when it is asked for: YAML takes longer to load than all the rest."""
    if name == "read_aliases":
        from corpus_cli.names.names_file import read_aliases

        return read_aliases
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
