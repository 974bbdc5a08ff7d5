"""One name, every language: a name typed once becomes the forms of a vocabulary that are mentions of it.

In: a name in any script and the distinct tokens of a corpus, found by key. Out: surface forms, each with a
score and the reason. It knows no store, no document and no terminal: a vocabulary is whatever answers
``Vocabulary.entries``.
"""

from corpus_cli.names.aliases import Alias, Aliases, read_aliases
from corpus_cli.names.phrase import PhraseVariant, widen_phrase
from corpus_cli.names.skeleton import skeleton_keys
from corpus_cli.names.vocabulary import Entry, MemoryVocabulary, Vocabulary
from corpus_cli.names.widen import Widening, widen

__all__ = [
    "Alias",
    "Aliases",
    "Entry",
    "MemoryVocabulary",
    "PhraseVariant",
    "Vocabulary",
    "Widening",
    "read_aliases",
    "skeleton_keys",
    "widen",
    "widen_phrase",
]
