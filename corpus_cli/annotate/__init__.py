"""Documents to articles: language, clean body, dates, and why each is believed.

In: a ``RawDocument``. Out: an ``Article``. Pure functions of the text: no files, no clock, no network.
"""

from corpus_cli.annotate.article import annotate

__all__ = ["annotate"]
