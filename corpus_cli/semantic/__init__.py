"""Search by meaning: passages as vectors, by a small multilingual model that ships inside a package.

In: an opened corpus, a text in any of the model's languages. Out: the passages nearest in meaning, with how near.
Optional (extra ``semantic``), slow to prepare, and never mixed with what is found by words.
"""

from corpus_cli.semantic.search import Meaning, MeaningMatch, Prepared

__all__ = ["Meaning", "MeaningMatch", "Prepared"]
