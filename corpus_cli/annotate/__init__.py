"""Documents to articles: language, clean body, dates, and why each is believed.

In: a ``RawDocument``. Out: an ``Article``. Pure functions of the text: no files, no clock, no network.
The way in is ``annotate.article.annotate``; it is not imported here, because it loads numpy and the models.
"""
