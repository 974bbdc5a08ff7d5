"""Build the table of exonyms: countries, parts of countries and cities in the languages of the program.

usage: build_names_data.py CLDR OUT

CLDR  folder with the packages cldr-localenames-full and cldr-subdivisions-full unpacked (Unicode licence):
      names of territories, short ones included, and of their parts
OUT   corpus_cli/names/data/exonyms.txt

The exemplar cities of time zones come from CLDR through babel. One line an entity: its code, then
``language:name`` with the name folded word by word, fields parted by tabs; ``!`` before an
acronym, ``~`` before a name written small.
Names that say where a thing is not ("Myanmar (Burma)") lose their brackets.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from babel import Locale

from corpus_cli.text import fold, iter_tokens

LANGUAGES = [
    "ru",
    "uk",
    "be",
    "bg",
    "sr",
    "mk",
    "pl",
    "cs",
    "sk",
    "sl",
    "hr",
    "kk",
    "ky",
    "uz",
    "tt",
    "tr",
    "az",
    "en",
    "de",
    "fr",
    "es",
    "it",
    "el",
    "ka",
    "hy",
    "ar",
    "he",
]
LATIN = ["pl", "cs", "sk", "sl", "hr", "tr", "az", "uz", "en", "de", "fr", "es", "it"]
_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]")
_ACRONYM = re.compile(r"[^\W\d_a-zа-я]{2,6}")
HEADER = "# Built by benchmarks/build_names_data.py from CLDR (Unicode licence v3): territories, their parts, cities"


def folded(name: str) -> str:
    """Return a name as it is looked up: its words folded, ``!`` before an
    acronym, ``~`` before a name written small."""
    bare = _BRACKETS.sub("", name).replace(".", "").strip()
    words = " ".join(fold(token.surface) for token in iter_tokens(bare))
    if " " in words and max(map(len, words.split())) < 3:
        return ""  # an abbreviation such as "R.-U."
    return (
        "!" if _ACRONYM.fullmatch(bare) and bare.isupper() else "~" if bare[:1].islower() and bare[0] < "\u0530" else ""
    ) + words


def read_cldr(folder: Path, language: str) -> dict[str, list[str]]:
    """Return code -> names of territories and subdivisions in one language."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    path = folder / "cldr-localenames-full" / "main" / language / "territories.json"
    territories = json.loads(path.read_text("utf-8"))["main"][language]["localeDisplayNames"]["territories"]
    path = folder / "cldr-subdivisions-full" / "subdivisions" / language / f"{language}.json"
    if path.exists():
        territories |= json.loads(path.read_text("utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for code, name in territories.items():
        names[code.split("-alt-")[0]].append(name)
    return names


def read_cities(language: str) -> dict[str, list[str]]:
    """Return time zone -> its exemplar city in one language."""
    zones = Locale.parse(language).time_zones
    return {zone: [entry["city"]] for zone, entry in zones.items() if "city" in entry}


def add_root_names(entities: dict[str, list[str]]) -> None:
    """Give a city, as CLDR's root does, the name of its zone in each Latin-script language that has no other."""
    for code, names in entities.items():
        if "/" in code and len(names) > 10:
            known = {name.split(":")[0] for name in names}
            root = folded(code.rpartition("/")[2].replace("_", " "))
            names += [f"{language}:{root}" for language in LATIN if language not in known]


def main(cldr: str, out: str) -> None:
    """Write the table."""
    entities: defaultdict[str, list[str]] = defaultdict(list)
    for language in LANGUAGES:
        found = read_cldr(Path(cldr), language) | read_cities(language)
        for code, names in sorted(found.items()):
            if re.fullmatch("ZZ|XA|XB|QO|Etc/.*", code):
                continue
            entities[code] += dict.fromkeys(f"{language}:{folded(name)}" for name in names if folded(name))
    add_root_names(entities)
    lines = ["\t".join((code, *names)) + "\t" for code, names in sorted(entities.items()) if len(names) > 1]
    Path(out).write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    print(len(lines), "entities", sum(line.count(":") for line in lines), "names")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
