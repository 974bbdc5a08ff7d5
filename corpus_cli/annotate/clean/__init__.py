"""Cleaning plain text: one page of text parted into the article and what stands around it.

In: the text of one page and the article's language. Out: `model.Cleaned`: title, byline, publisher, header lines,
paragraphs, and every removed line with its class of reason and a confidence. It must not know where the text came
from: no files, no HTML, no publisher's name.
"""

from corpus_cli.annotate.clean.given import BY_RECORD, SURE, take_body, with_stated
from corpus_cli.annotate.clean.page import clean_page

__all__ = ["BY_RECORD", "SURE", "clean_page", "take_body", "with_stated"]
