"""Which files of a folder, or of an archive, hold articles, told by their names alone.

In: names. Out: yes or no, and a count of what was left out, by ending. A file that is named outright is read whatever
it is called.
"""

from collections import Counter
from os.path import splitext

from corpus_cli.sources.formats import FORMATS
from corpus_cli.sources.plugins import plugin_endings

__all__ = ["is_article_member", "is_article_name", "told_left_out"]

_ENDINGS = frozenset(ending for one in FORMATS for ending in one.endings)
# Files that speak of a corpus rather than belong to it: passed over without a word.
_COMPANIONS = frozenset({"readme", "license", "licence", "sources", "copying", "makefile", "changelog"})
_SETTINGS_ENDINGS = frozenset({".yaml", ".yml"})


def is_article_name(name: str, left_out: Counter[str]) -> bool:
    """Tell whether a file holds articles, by its name without folders; count it by its ending where it does not."""
    if name.endswith(".txt") and name[:-4].lower() not in _COMPANIONS:
        return True
    stem, ending = splitext(name)
    ending = ending.lower()
    if stem.lower() in _COMPANIONS or ending in _SETTINGS_ENDINGS:
        return False
    if ending in _ENDINGS or ending in plugin_endings():
        return True
    left_out[ending] += 1
    return False


def is_article_member(name: str, left_out: Counter[str]) -> bool:
    """Tell the same of a member of an archive, by its path there; what is hidden is passed over as in a folder."""
    parts = name.split("/")
    if any(part.startswith(".") and part.strip(".") for part in parts) or "__MACOSX" in parts:
        return False
    return is_article_name(parts[-1], left_out)


def told_left_out(left_out: Counter[str]) -> str:
    """Return in words what was left out, the commonest kinds first.

    >>> told_left_out(Counter({".md": 1, ".jpg": 2}))
    'left out files of other kinds (2 .jpg, 1 .md)'
    """
    ordered = sorted(left_out.items(), key=lambda item: (-item[1], item[0]))
    kinds = [f"{count} {ending}" for ending, count in ordered[:_KINDS_TOLD]]
    if len(ordered) > _KINDS_TOLD:
        kinds.append(f"{sum(count for _, count in ordered[_KINDS_TOLD:])} of {len(ordered) - _KINDS_TOLD} more kinds")
    return f"left out files of other kinds ({', '.join(kinds)})"


_KINDS_TOLD = 12
