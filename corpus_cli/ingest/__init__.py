"""Sources to articles: reads what is new or changed, takes the rest from the store.

In: what the user named as the corpus. Out: articles, and the outcome of every file that failed.
"""

from corpus_cli.ingest.load import LoadedCorpus, Progress, load_corpus, read_text

__all__ = ["LoadedCorpus", "Progress", "load_corpus", "read_text"]
