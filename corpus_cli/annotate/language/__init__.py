"""Which language a text, or a line of it, is in.

In: decoded text and the name of an engine. Out: a ``LanguageGuess`` (BCP-47 tag or ``und``, confidence,
reason) or the lines that speak another language than their page. It must not know files, articles or
the command line. Importing it imports no engine: each is loaded once a process, when first asked.
"""

from corpus_cli.annotate.language.declared import declared_tag
from corpus_cli.annotate.language.detect import ENGINES, detect_language, load_engines
from corpus_cli.annotate.language.lines import detect_line_languages

__all__ = ["ENGINES", "declared_tag", "detect_language", "detect_line_languages", "load_engines"]
