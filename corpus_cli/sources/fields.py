"""Which field of a record is what: the mapping from the names people give to the few that matter here.

In: the first records of a file, or the user's own mapping. Out: for each of our fields the name of theirs, and the
values of a record as text. Fields within fields are named with a full stop: ``article.body``.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any

__all__ = ["FIELDS", "flatten", "guess_mapping", "stated_by", "unused", "written"]

FIELDS = ("text", "page", "html", "title", "published", "url", "language", "publisher", "byline", "id")
"""What can be mapped: ``text`` is the body of an article, ``page`` a page to be cleaned, ``html`` one of HTML."""

# What people call them, in English and then in other languages; the first that is there is taken. Case, accents and
# whatever is no letter or digit do not matter.
_NAMES = {
    "text": (
        "text body content articlebody articletext articlecontent maintext fulltext plaintext bodytext "
        "newstext paragraphs story article message post description summary abstract lead "
        "артикул текст текстстатьи содержание контент текстстатті тіло зміст вміст мәтін мазмұны "
        "artikeltext volltext inhalt beitrag tekst treść treśćartykułu tresc metin içerik haber "
        "texto textocompleto contenido cuerpo conteúdo corpo testo contenuto texte contenu corps inhoud obsah "
        "textčlánku"
    ),
    "page": "page pagetext rawtext rawcontent raw",
    "html": "html rawhtml htmlcontent contenthtml pagehtml bodyhtml markup",
    "title": (
        "title headline head heading articletitle newstitle subject name заголовок заглавие название назва тақырып "
        "тақырыбы überschrift ueberschrift schlagzeile titel nagłówek naglowek tytuł tytul tytułartykułu başlık baslik "
        "haberbaşlığı título titular encabezado manchete titolo titre kop titulek nadpis název"
    ),
    "published": (
        "published publishedat publisheddate publicationdate datepublished datepublish publishdate "
        "publishtime publishedtime pubdate pubtime issued date datetime articledate created createdat "
        "datecreated timestamp time датапубликации опубликовано датавыхода дата датапублікації опубліковано "
        "жарияланғанкүні жарияланған күні veröffentlicht veroeffentlicht veröffentlichtam veröffentlichungsdatum "
        "erscheinungsdatum erschienen datapublikacji opublikowano datawydania yayıntarihi yayımtarihi yayınlanmatarihi "
        "tarih fechadepublicación fechapublicación publicado publicadoem datadepublicação datapublicação fecha "
        "datadipubblicazione datapubblicazione pubblicato datedepublication publié publiéle gepubliceerd publikováno "
        "zveřejněno datumvydání datumzveřejnění vydáno datum data"
    ),
    "url": (
        "url link uri href permalink canonicalurl sourceurl articleurl weburl pageurl ссылка посилання сілтеме "
        "adres adresse adresurl enlace lien collegamento bağlantı odkaz адрес адреса"
    ),
    "language": (
        "language lang languagecode langcode inlanguage locale язык мова тіл тілі język dil sprache idioma lingua "
        "língua langue taal jazyk"
    ),
    "publisher": (
        "publisher publishername sitename site outlet newspaper media source sourcename domain sourcedomain "
        "издание источник видання видавець джерело басылым дереккөз źródło wydawca kaynak yayıncı fuente periódico "
        "fonte editore testata jornal éditeur zeitung quelle verlag herausgeber bron zdroj vydavatel"
    ),
    "byline": (
        "byline author authors creator writer journalist автор авторы автори autor autorzy autores autore autori yazar "
        "auteur auteurs verfasser"
    ),
    "id": "id uid uuid guid docid articleid documentid newsid externalid",
}
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
# Letters that lose nothing by decomposition, and are often typed without what sets them apart.
_PLAINER = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "æ": "ae"})


def _folded(name: str) -> str:
    """Return the last part of a name as it is compared.

    >>> _folded("Article Text"), _folded("meta.pub_date"), _folded("NAGŁÓWEK"), _folded("Veröffentlicht")
    ('articletext', 'pubdate', 'naglowek', 'veroffentlicht')
    """
    letters = unicodedata.normalize("NFKD", name.rpartition(".")[2].casefold()).translate(_PLAINER)
    return _NOT_ALPHANUMERIC.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))


_CANDIDATES = {
    field: {name: rank for rank, name in enumerate(dict.fromkeys(map(_folded, names.split())))}
    for field, names in _NAMES.items()
}
_UNUSED_SHOWN = 8
_LEAST_TEXT = 20
_LEAST_PAGE = 200
_LONGEST_TAG = 35
# Of an object in the place of a value: {"name": "…"}, {"$date": "…"}, {"#text": "…"}.
_INNER = ("name", "title", "text", "value", "label", "$date", "$oid", "#text", "@value", "href", "url", "id")
# Seconds, and thousandths of them, since 1970 up to the year 5138 and from 1973 on.
_SECONDS, _MILLISECONDS = range(10**8, 10**11), range(10**11, 10**14)


def flatten(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield name and value of each field, those within fields two levels down too.

    >>> list(flatten({"a": 1, "b": {"c": 2}}))
    [('a', 1), ('b', {'c': 2}), ('b.c', 2)]
    """
    for name, value in values.items():
        yield f"{before}{name}", value
        if isinstance(value, dict) and before.count(".") < 2:
            yield from flatten(value, f"{before}{name}.")


def guess_mapping(samples: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return for each of our fields the name of theirs that most likely holds it, where one does.

    >>> guess_mapping([{"Headline": "Rain", "Article Text": "It rained all day in the hills.", "pub_date": "2024"}])
    {'text': 'Article Text', 'title': 'Headline', 'published': 'pub_date'}
    """
    columns: dict[str, list[Any]] = {}
    for sample in samples:
        for name, value in flatten(sample):
            columns.setdefault(name, []).append(value)
    mapping: dict[str, str] = {}
    lengths = {
        name: sum(len(written("text", value)) for value in values) / len(values) for name, values in columns.items()
    }
    if text := _guess_text(lengths):
        mapping["text"] = text
    if lengths.get(mapping.get("text", ""), 0) < _LEAST_PAGE:
        for field in ("page", "html"):
            found = [name for name in columns if _folded(name) in _CANDIDATES[field] and lengths[name] > _LEAST_PAGE]
            if found:
                mapping = {field: max(found, key=lengths.__getitem__)}
                break
    for field in FIELDS[3:]:
        if fact := _guess_fact(field, columns, taken=mapping.values()):
            mapping[field] = fact
    return mapping


def _guess_text(lengths: Mapping[str, float]) -> str | None:
    """Return the longest of the fields that are called as texts are, or the longest of all."""
    named = [name for name in lengths if _folded(name) in _CANDIDATES["text"]]
    best = max(named, key=lambda name: (lengths[name], -_CANDIDATES["text"][_folded(name)]), default=None)
    if best is not None and lengths[best] >= _LEAST_TEXT:
        return best
    others = [name for name in lengths if _folded(name) not in _CANDIDATES["page"] | _CANDIDATES["html"]]
    longest = max(others, key=lengths.__getitem__, default=None)
    return longest if longest is not None and lengths[longest] >= _LEAST_PAGE else best


def _guess_fact(field: str, columns: Mapping[str, Sequence[Any]], *, taken: Any) -> str | None:
    candidates = _CANDIDATES[field]
    named = [name for name in columns if _folded(name) in candidates and name not in taken]
    for name in sorted(named, key=lambda name: (name.count("."), candidates[_folded(name)])):
        if any(_fits(field, written(field, value)) for value in columns[name]):
            return name
    return None


def _fits(field: str, value: str) -> bool:
    if field == "published":
        return any(char.isdigit() for char in value)
    if field == "language":
        return 0 < len(value) <= _LONGEST_TAG
    if field == "url":
        return "/" in value or "." in value
    return bool(value)


def stated_by(values: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return what a record says, by our names; what it leaves empty is left out."""
    found = {field: written(field, _value(values, name)) for field, name in mapping.items()}
    return {field: value for field, value in found.items() if value}


def _value(values: Mapping[str, Any], name: str) -> Any:
    """Return the value of a field, which may lie within others."""
    if name in values:
        return values[name]
    outer, _, inner = name.partition(".")
    within = values.get(outer)
    return _value(within, inner) if inner and isinstance(within, dict) else None


def written(field: str, value: Any) -> str:
    """Return a value as text, however the format has it; empty for what is none.

    >>> written("byline", ["A. Koval", {"name": "B. Ross"}]), written("published", 1714521600)
    ('A. Koval, B. Ross', '2024-05-01T00:00:00+00:00')
    >>> written("published", float("-inf")), written("published", 2024)
    ('-inf', '2024')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        parts = [part for one in value[:1_000] if (part := written(field, one))]
        return (
            ("\n\n" if field in ("text", "page") else ", ").join(parts) if field in _SEVERAL else next(iter(parts), "")
        )
    if isinstance(value, dict):
        return next((part for name in _INNER if (part := written(field, value.get(name)))), "")
    if isinstance(value, bool) or value is None:
        return ""
    if field == "published" and isinstance(value, int | float):
        return _moment(value)
    return str(value)


_SEVERAL = ("text", "page", "byline")


def _moment(value: float) -> str:
    """Return a number that stands for a moment as ISO 8601; any other as it is, such as a year."""
    whole = int(value) if isfinite(value) else 0
    if whole in _SECONDS:
        return datetime.fromtimestamp(value, UTC).isoformat()
    if whole in _MILLISECONDS:
        return datetime.fromtimestamp(value / 1000, UTC).isoformat()
    return str(value)


def unused(samples: Sequence[Mapping[str, Any]], mapping: Mapping[str, str]) -> list[str]:
    """Return the names of the first fields that nothing is taken from."""
    names = dict.fromkeys(name for sample in samples for name in sample)
    used = {name.partition(".")[0] for name in mapping.values()} | set(mapping.values())
    return [name for name in names if name not in used][:_UNUSED_SHOWN]
