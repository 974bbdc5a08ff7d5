"""Thousands of short articles, each like no other, in several languages and two formats: lines of JSON and files.

The words are put together at random; now and then a name stands among them, in a form of the language, and a date.
"""

import json
import random
from pathlib import Path
from typing import NamedTuple

__all__ = ["write_articles"]


class _Language(NamedTuple):
    words: str
    names: str
    date: str


_LANGUAGES = {
    "ru": _Language(
        "город завод река мост школа поезд урожай договор встреча рынок цена дорога море берег лодка рыбак учитель "
        "строит везёт покупает обсуждает открывает готовит получил новый старый большой северный дальний весной зимой "
        "утром вечером около против вместе снова быстро тихо для через после перед",
        "Токаев Токаева Токаеву Аселсан ANKA Казахстан Казахстана",
        "{day} мая {year} года",
    ),
    "uk": _Language(
        "місто завод річка міст школа потяг врожай угода зустріч ринок ціна дорога море берег човен рибалка вчитель "
        "будує везе купує обговорює відкриває готує отримав новий старий великий північний далекий навесні взимку "
        "вранці ввечері біля проти разом знову швидко тихо для через після перед",
        "Токаєв Токаєва Токаєву Аселсан ANKA Казахстан Казахстану",
        "{day} травня {year} року",
    ),
    "pl": _Language(
        "miasto zakład rzeka most szkoła pociąg zbiory umowa spotkanie rynek cena droga morze brzeg łódź rybak lekarz "
        "buduje wiezie kupuje omawia otwiera przygotowuje dostał nowy stary duży północny daleki wiosną zimą rankiem "
        "wieczorem około przeciw razem znowu szybko cicho dla przez po przed",
        "Tokajew Tokajewa Tokajewowi Aselsan ANKA Kazachstan Kazachstanu",
        "{day} maja {year} r.",
    ),
    "en": _Language(
        "town factory river bridge school train harvest treaty meeting market price road sea shore boat fisherman "
        "teacher builds carries buys discusses opens prepares received new old large northern distant spring winter "
        "morning evening near against together again quickly quietly for through after before",
        "Tokayev Aselsan ANKA Kazakhstan",
        "{day} May {year}",
    ),
    "tr": _Language(
        "şehir fabrika nehir köprü okul tren hasat anlaşma toplantı pazar fiyat yol deniz kıyı tekne balıkçı öğretmen "
        "kuruyor taşıyor alıyor görüşüyor açıyor hazırlıyor aldı yeni eski büyük kuzey uzak ilkbahar kış sabah akşam "
        "yakın karşı birlikte yine hızlı sessiz için boyunca sonra önce",
        "Tokayev Tokayev'in ASELSAN ANKA ANKA'nın Kazakistan",
        "{day} Mayıs {year}",
    ),
}
_LINES_A_FILE = 250


def write_articles(folder: Path, number: int, *, seed: int = 7) -> None:
    """Write so many articles: four in five as lines of JSON, each fifth as a file of its own."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    made = [_article(chance, one) for one in range(number)]
    lines = [
        json.dumps({"id": f"a{one}", "title": title, "text": text, "published": _published(chance)}, ensure_ascii=False)
        for one, (title, text) in enumerate(made)
        if one % 5
    ]
    for start in range(0, len(lines), _LINES_A_FILE):
        chosen = "\n".join(lines[start : start + _LINES_A_FILE])
        (folder / f"day-{start // _LINES_A_FILE:03}.jsonl").write_text(chosen, encoding="utf-8")
    for one, (title, text) in enumerate(made):
        if one % 5 == 0:
            (folder / f"page-{one:05}.txt").write_text(f"{title}\n\n{text}\n", encoding="utf-8")


def _published(chance: random.Random) -> str:
    return f"{chance.randint(2022, 2023)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _article(chance: random.Random, number: int) -> tuple[str, str]:
    language = _LANGUAGES[chance.choice(sorted(_LANGUAGES))]
    words, names = language.words.split(), language.names.split()
    title = " ".join(chance.choices(words, k=6)).capitalize()
    paragraphs = []
    for _ in range(3):
        chosen = chance.choices(words, k=30)
        if chance.random() < 0.2:
            chosen[chance.randrange(30)] = chance.choice(names)
        if chance.random() < 0.5:
            chosen[15] = language.date.format(day=chance.randint(1, 28), year=chance.randint(1990, 2024))
        first, *rest = chosen
        paragraphs.append(" ".join([first[:1].upper() + first[1:], *rest]) + ".")
    return title, "\n\n".join(paragraphs) + f" {number}."
