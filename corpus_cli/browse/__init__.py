"""A full-screen reader: a list that is filtered as one types, an article with mentions and dates marked.

In: an opened corpus. Out: nothing; it is looked at. The only importer of Textual. What it shows is asked for by
``desk``, which knows of no screen.
"""

from corpus_cli.browse.screen import Browser

__all__ = ["Browser"]
