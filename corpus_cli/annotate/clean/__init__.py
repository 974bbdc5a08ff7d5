"""Cleaning plain text: a page of text parted into the article and what stands around it.

In: the texts of pages and their articles' languages. Out: `model.Cleaned` for each: title, byline, publisher,
header lines, paragraphs, and every removed line with its class of reason and a confidence. It must not know where the
text came from: no files, no HTML, no publisher's name.
"""

from corpus_cli.annotate.clean.given import BY_RECORD, SURE, take_body, with_stated
from corpus_cli.annotate.clean.page import PageText, clean_page, clean_pages

__all__ = ["BY_RECORD", "SURE", "PageText", "clean_page", "clean_pages", "take_body", "with_stated"]
