"""Build the word tables of ``corpus_cli.annotate.dates`` from CLDR and from the hand-written lists beside them.

usage: build_dates_data.py

Reads ``annotate/dates/words/LANG.yaml`` and, through babel, the month and weekday names of CLDR; writes
``annotate/dates/data/LANG.json``: every form of every word with its symbol and its value, ready to look up.
Needs the dependency group ``data``. Symbols are listed in ``annotate/dates/lexicon.py``.
"""

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

DATES = Path(__file__).parent.parent / "corpus_cli" / "annotate" / "dates"

# Category of the lists -> symbol; where a form stands in two categories the one named first here wins.
SYMBOLS = {
    "word": "R", "anaphor": "N", "month": "M", "weekday": "W", "month_weak": "B", "weekday_weak": "V", "weekdays": "F",
    "part": "P",
    "rel_many": "r", "rel": "r", "same": "A", "year": "y", "calendar_year": "y", "decade": "e", "century": "c",
    "quarter": "k", "halfyear": "l", "season": "S", "month_unit": "m", "week": "w", "fortnight": "w", "day": "a",
    "weekend": "E",
    "clock": "t", "ago": "g", "ago_before": "O", "inward": "I", "later": "L", "from": "f", "offset": "b", "every": "X",
    "set": "Z", "to": "x", "between": "j", "and": "&", "prep": "p", "fill": "i", "ordinal": "o", "cardinal": "v",
    "decade_word": "G", "vague": "q", "half": "h", "about": "u", "daypart": "D", "clock_mark": "C", "era": "K",
}  # fmt: skip
DEFAULT_VALUES = {"calendar_year": 1, "year": 1, "fortnight": 2}
# Languages whose bare CLDR locale is in one script while news in the other is common.
OTHER_SCRIPTS = {"sr": ["sr_Latn"], "uz": ["uz_Cyrl"]}


def expand(pattern: str) -> list[str]:
    """Return all forms of one pattern: ``январ{ь,я}`` gives январь and января."""
    parts = re.split(r"\{([^}]*)\}", pattern)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(pick) for pick in product(*choices)]


def fold_form(form: str) -> str:
    """Fold as the scanner does: lower case, ё as е, dotted and dotless i alike, one apostrophe."""
    folded = form.replace("İ", "i").lower()
    for old, new in (("ё", "е"), ("ı", "i"), ("’", "'"), ("ʼ", "'"), ("°", "º"), ("i̇", "i")):
        folded = folded.replace(old, new)
    return folded.rstrip(".")


def read_forms(listed: str, suffixes: dict[str, str]) -> list[str]:
    """Return the forms of one list; ``word<n>`` takes every ending of the suffix list ``n``."""
    forms = []
    for pattern in str(listed).split():
        stem, _, names = pattern.partition("<")
        endings = [""] if not names else ["", *suffixes[names.rstrip(">")].split()]
        forms += [fold_form(form + ending).replace("_", " ") for form in expand(stem) for ending in endings]
    return forms


def cldr_names(language: str) -> dict[str, dict[int, list[str]]]:
    """Return month and weekday names, full and short, of one language (and its other script), but those in figures."""
    found: dict[str, dict[int, list[str]]] = {"month": {}, "month_weak": {}, "weekday": {}, "weekday_weak": {}}
    for code in [language, *OTHER_SCRIPTS.get(language, [])]:
        locale = Locale.parse(code)
        for width, strength in (("abbreviated", "_weak"), ("wide", "")):
            for kind, names in (("month", locale.months), ("weekday", locale.days)):
                for number, name in names["format"][width].items():
                    if not any(map(str.isdigit, name)):
                        found[kind + strength].setdefault(number, []).append(name)
    return found


def build(language: str) -> dict[str, Any]:
    """Return the word table of one language."""
    lists = yaml.safe_load((DATES / "words" / f"{language}.yaml").read_text(encoding="utf-8"))
    suffixes = lists.pop("suffixes", {})
    names = cldr_names(language)
    table: dict[str, list[Any]] = {}
    weak = {
        strong: set(read_forms(" ".join(str(v) for v in (lists.get(strong + "_weak") or {}).values()), suffixes))
        for strong in ("month", "weekday")
    }
    marks = lists.get("clock_mark", "")
    clock_marks = set(read_forms(marks.get("hour", "") if isinstance(marks, dict) else marks, suffixes))
    if lists.pop("short_weak", False):
        # A short name is a word of its own too, unless it is the full one: Dutch "do", Portuguese "dez".
        for strong in weak:
            full = {fold_form(name) for forms in names[strong].values() for name in forms}
            short = {fold_form(name) for forms in names[strong + "_weak"].values() for name in forms}
            weak[strong] |= short - full
    for category, symbol in SYMBOLS.items():
        listed = lists.pop(category, None)
        groups = listed if isinstance(listed, dict) else {DEFAULT_VALUES.get(category, 0): listed or ""}
        for value, text in groups.items():
            for form in read_forms(text or "", suffixes):
                if form not in weak.get(category, ()):
                    # A word that is a mark of the clock too ("17 Uhr", «17 h») says so.
                    of_clock = category == "clock" and form in clock_marks
                    told = f"many{value}" if category == "rel_many" else "clock" if of_clock else value
                    table.setdefault(form, [symbol, told])
        for number, known in names.get(category, {}).items():
            for form in map(fold_form, known):
                if form not in weak.get(category, ()):
                    table.setdefault(form, [symbol, number])
    return split_phrases(table) | {key: list_of(value) for key, value in lists.items()}


def list_of(value: Any) -> Any:
    """Return a list of forms for a string of patterns, anything else as it is."""
    return read_forms(value, {}) if isinstance(value, str) else value


def split_phrases(table: dict[str, list[Any]]) -> dict[str, Any]:
    """Part single words from phrases; a phrase is filed under its first word, longest first."""
    words: dict[str, list[Any]] = {}
    phrases: dict[str, list[list[Any]]] = {}
    for form, entry in table.items():
        first, *rest = [part for part in re.split(r"[\s.\-]+", form) if part]
        if rest:
            phrases.setdefault(first, []).append([rest, *entry])
        else:
            words[first] = entry
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    return {"words": words, "phrases": phrases}


def main() -> None:
    """Write one table a language."""
    (DATES / "data").mkdir(exist_ok=True)
    for path in sorted((DATES / "words").glob("*.yaml")):
        text = json.dumps(build(path.stem), ensure_ascii=False, separators=(",", ":"))
        (DATES / "data" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
        print(path.stem, len(text))


if __name__ == "__main__":
    main()
