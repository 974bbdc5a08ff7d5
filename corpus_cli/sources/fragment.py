"""A piece of HTML that is the body of an article, as text: feeds and databases keep such pieces.

In: markup without a page around it. Out: its text, a blank line between blocks. Nothing of it is judged here; scripts
and styles have no text.
"""

import re
from html.parser import HTMLParser

__all__ = ["has_markup", "render_fragment"]

_MARKUP = re.compile(
    r"</(?:p|div|a|span|b|i|em|strong|h[1-6]|li|ul|body|html|td)>|<(?:br|p|div|img)\b[^<>]{0,500}>", re.I
)
_LOOKED_AT = 20_000
_BLOCK_NAMES = """
address article aside blockquote div dd dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p
pre section table td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset({"script", "style", "template", "noscript"})


def has_markup(text: str) -> bool:
    """Tell whether a text is a piece of HTML.

    >>> has_markup("<p>One.</p>"), has_markup("a < b and c > d")
    (True, False)
    """
    return _MARKUP.search(text, 0, _LOOKED_AT) is not None


def render_fragment(markup: str) -> str:
    """Return the text of a piece of HTML.

    >>> render_fragment("<p>One &amp; two<br>three</p><script>x</script><p>Four</p>")
    'One & two\\nthree\\n\\nFour'
    """
    renderer = _Renderer()
    renderer.feed(markup)
    renderer.close()
    blocks = "".join(renderer.pieces).split("\0")
    lines = ("\n".join(" ".join(line.split()) for line in block.split("\1")).strip() for block in blocks)
    return "\n\n".join(filter(None, lines))


class _Renderer(HTMLParser):
    """Collects text; NUL stands between blocks, ``\\1`` for a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.pieces.append("\1")
        elif tag in _BLOCKS:
            self.pieces.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\0")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\0", " ").replace("\1", " "))
