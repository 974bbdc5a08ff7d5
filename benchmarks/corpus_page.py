"""Made-up articles: what one says, and the page it stands on.

In: the data of a language (``load_languages``), random numbers. Out: ``Content`` (title and sentences, each knowing the
names it mentions) and pages of text with the code-point offsets of every mention. Reads no clock and writes nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import yaml

from corpus_words import RESERVED, Vocabulary, load_vocabulary, make_surname

__all__ = [
    "Content",
    "Language",
    "Mention",
    "Page",
    "Sentence",
    "edit_copy",
    "lay_out",
    "load_languages",
    "write_article",
]

HERE = Path(__file__).parent
# Share of articles that mention a name: at 100,000 articles some 1,300 (2,000 hits), 4,000, and a handful.
_NAME_RATES = {
    "Tokayev": 0.04, "Ankara": 0.05, "ANKA": 0.0107, "Aselsan": 0.01,
    "Temirgaliyev": 0.0002, "Wieczorkowski": 0.0002, "Yildirimoglu": 0.0002,
}  # fmt: skip
# Mean size of the body in UTF-8 bytes and its spread (sigma of a log-normal), which with titles and page furniture
# makes 3.75 kB a file; news runs from a few lines to a few pages.
_BODY_BYTES, _SPREAD, _LONGEST = 3180, 0.5, 20_000


class Mention(NamedTuple):
    """A name in a text: which, and where its surface form stands."""

    name: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence and the names in it."""

    text: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What an article says, before any page is laid around it."""

    language: str
    published: datetime
    title: Sentence
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of plain text; ``published`` is ISO 8601 where the page states it."""

    text: str
    mentions: tuple[Mention, ...]
    published: str | None


class Template(NamedTuple):
    """A sentence around a surface form; ``…`` stands for words to be drawn."""

    before: str
    surface: str
    after: str


@dataclass(frozen=True, slots=True)
class Language:
    """All that articles of one language are made of."""

    tag: str
    share: float
    words_wanted: float
    encodings: tuple[str, ...]
    vocabulary: Vocabulary
    phrases: Mapping[str, Any]
    templates: Mapping[str, tuple[Template, ...]]
    quoted: tuple[Sentence, ...]
    furniture: tuple[str, ...]


@cache
def load_languages() -> tuple[Language, ...]:
    """Return every language, its vocabulary loaded."""
    data = yaml.safe_load((HERE / "corpus_languages.yaml").read_text(encoding="utf-8"))
    return tuple(_load_language(tag, phrases) for tag, phrases in data.items())


def _load_language(tag: str, phrases: Mapping[str, Any]) -> Language:
    vocabulary = load_vocabulary(tag)
    templates = {name: tuple(map(_parse_template, lines)) for name, lines in phrases["names"].items()}
    quoted, furniture = _read_seeds(tag)
    words_wanted = _BODY_BYTES / (phrases["bytes"] * vocabulary.mean_length)
    encodings = tuple(phrases["encodings"])
    return Language(tag, phrases["share"], words_wanted, encodings, vocabulary, phrases, templates, quoted, furniture)


def _parse_template(line: str) -> Template:
    match = re.fullmatch(r"(.*)\[(.+)\](.*)", line)
    if not match:
        raise ValueError(f"{line!r} frames no name")
    return Template(*match.groups())


def _read_seeds(tag: str) -> tuple[tuple[Sentence, ...], tuple[str, ...]]:
    """Return the sentences and the page furniture of the seeds in a language, but those with a name of the manifest."""
    gold = yaml.safe_load((HERE.parent / "tests/gold/seeds.yaml").read_text(encoding="utf-8"))
    quoted, furniture = [], []
    for name, article in gold.items():
        if article["language"] != tag:
            continue
        lines = (HERE.parent / "seeds" / name).read_text(encoding="utf-8").splitlines()
        body = [lines[number - 1] for number in article["body_lines"]]
        quoted += [
            sentence for line in body for sentence in re.split(r"(?<=[.!?»”\"])\s+(?=[А-ЯҐЄІЇA-ZŁŚŻ«„\"])", line)
        ]
        furniture += [lines[number - 1] for number in article["removed_lines"]]
    plain = [sentence.strip() for sentence in quoted if len(sentence) > 40 and not _mentions_reserved(sentence)]
    return tuple(map(Sentence, plain)), tuple(line for line in furniture if not _mentions_reserved(line))


def _mentions_reserved(text: str) -> bool:
    return any(word.startswith(RESERVED) for word in re.findall(r"\w+", text.lower()))


# The stream of RandomState is frozen by NumPy's compatibility policy; that of newer generators is not. Seeded anew for
# each article, because making one takes longer than an article.
_STREAM = np.random.RandomState()


class _Words:
    """Words drawn for one article, handed out in order."""

    def __init__(self, vocabulary: Vocabulary, seed: int, count: int) -> None:
        _STREAM.seed(seed)
        chances = _STREAM.random_sample(3 * (count + 64)).reshape(3, -1)
        places = np.arange(chances.shape[1])
        # An article comes back to its own words: once under way, some are drawn again from what it has said so far.
        again = (chances[2] < _REPEATED) & (places > _UNDER_WAY)
        earlier = (chances[1] * places).astype(int)
        self._drawn = vocabulary.draw(np.where(again, chances[0][earlier], chances[0]))
        self._opening = vocabulary.draw(chances[1, : 16 + count // 8] * _OPENING_SHARE)
        self._next = 0

    def open_sentence(self) -> str:
        """Return a word that sentences start with: a common one, as most do, with a capital."""
        return _capital(self._opening[self._next % len(self._opening)])

    def take(self, count: int) -> list[str]:
        start = self._next if self._next + count <= len(self._drawn) else 0
        self._next = start + count
        return self._drawn[start : self._next]


# With these a corpus has about as many distinct words as news of the same size in as many languages.
_REPEATED, _UNDER_WAY = 0.35, 60
_OPENING_SHARE = 0.55


def write_article(language: Language, published: datetime, seed: int) -> Content:
    """Return what the article of this seed says."""
    random = Random(seed)
    scale = random.lognormvariate(-_SPREAD * _SPREAD / 2, _SPREAD)
    count = min(int(language.words_wanted * scale), int(language.words_wanted * _LONGEST / _BODY_BYTES)) + 12
    words = _Words(language.vocabulary, seed % 2**32, count)
    special = _name_sentences(language, random, words)
    title = _title(random, words, special)
    sentences = []
    while count > 0:
        length = 6 + int(random.random() * 15)
        sentences.append(_sentence(language, random, words, length, published))
        count -= length + 1
    for sentence in special:
        sentences.insert(int(random.random() * (len(sentences) + 1)), sentence)
    return Content(language.tag, published, title, _paragraphs(sentences, random))


def _name_sentences(language: Language, random: Random, words: _Words) -> list[Sentence]:
    found = []
    for name, rate in _NAME_RATES.items():
        if random.random() < rate:
            times = 1 + int(random.random() * 2.2)
            templates = language.templates[name]
            chosen = [templates[int(random.random() * len(templates))] for _ in range(times)]
            found += [_fill(template, name, random, words) for template in chosen]
    return found


def _fill(template: Template, name: str, random: Random, words: _Words) -> Sentence:
    before, after = (_spell_out(part, random, words) for part in (template.before, template.after))
    before = _capital(before)
    end = len(before) + len(template.surface)
    closed = after if after.endswith(".") else f"{after}."
    return Sentence(f"{before}{template.surface}{closed}", (Mention(name, len(before), end),))


def _spell_out(text: str, random: Random, words: _Words) -> str:
    return text.replace("…", " ".join(words.take(5 + int(random.random() * 9)))) if "…" in text else text


def _title(random: Random, words: _Words, special: Sequence[Sentence]) -> Sentence:
    if special and random.random() < 0.4:
        return special[0]._replace(text=special[0].text.rstrip("."))
    return Sentence(f"{words.open_sentence()} {' '.join(words.take(5 + int(random.random() * 6)))}")


def _sentence(language: Language, random: Random, words: _Words, length: int, published: datetime) -> Sentence:
    chance = random.random()
    if chance < 0.03 and language.quoted:
        return language.quoted[int(random.random() * len(language.quoted))]
    if chance < 0.10:
        return Sentence(_dated(language, random, words, published))
    if chance < 0.16:
        return Sentence(f"{_person(language, random)} {' '.join(words.take(length))}.")
    drawn = words.take(length)
    if chance < 0.6:
        drawn[length // 2] += ","
    if chance > 0.9:
        drawn[length // 3] = str(int(10 ** (random.random() * 4)))
    return Sentence(f"{words.open_sentence()} {' '.join(drawn)}.")


def _person(language: Language, random: Random) -> str:
    person = language.phrases["person"]
    given = person["given"][int(random.random() * len(person["given"]))]
    surname = make_surname([random.random() for _ in range(5)], person["syllables"], person["endings"])
    return f"{given} {surname}"


def _dated(language: Language, random: Random, words: _Words, published: datetime) -> str:
    lines = language.phrases["dates"]
    line = lines[int(random.random() * len(lines))]
    year = published.year - int(random.random() ** 3 * 35)
    moment = datetime(year, 1 + int(random.random() * 12), 1 + int(random.random() * 14), 0, 0)
    text = _capital(_spell_out(_spell_date(line, moment, language), random, words))
    return text if text.endswith(".") else f"{text}."


def _spell_date(line: str, moment: datetime, language: Language) -> str:
    values = {
        "%0d": f"{moment.day:02}", "%d": str(moment.day), "%e": str(moment.day + 14), "%m": f"{moment.month:02}",
        "%B": language.phrases["months"][moment.month - 1], "%Y": str(moment.year),
        "%H": f"{moment.hour:02}", "%M": f"{moment.minute:02}",
    }  # fmt: skip
    return re.sub("%0?[deBmYHM]", lambda match: values[match[0]], line)


def _paragraphs(sentences: Sequence[Sentence], random: Random) -> tuple[tuple[Sentence, ...], ...]:
    paragraphs, start = [], 0
    while start < len(sentences):
        size = 1 + int(random.random() * 4)
        paragraphs.append(tuple(sentences[start : start + size]))
        start += size
    return tuple(paragraphs)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def edit_copy(content: Content, language: Language, random: Random) -> Content:
    """Return a syndicated copy: a word exchanged here and there, at times an end cut off or a title of its own."""
    words = _Words(language.vocabulary, random.getrandbits(32), 40)
    paragraphs = [
        tuple(_exchange_word(sentence, random, words) if random.random() < 0.06 else sentence for sentence in paragraph)
        for paragraph in content.paragraphs
    ]
    if len(paragraphs) > 5 and random.random() < 0.3:
        paragraphs.pop()
    if random.random() < 0.3:
        paragraphs.append((_sentence(language, random, words, 12, content.published),))
    title = _title(random, words, ()) if random.random() < 0.25 else content.title
    return replace(content, title=title, paragraphs=tuple(paragraphs))


def _exchange_word(sentence: Sentence, random: Random, words: _Words) -> Sentence:
    if sentence.mentions:
        return sentence
    parts = sentence.text.split(" ")
    parts[int(random.random() * (len(parts) - 1))] = words.take(1)[0]
    return Sentence(" ".join(parts))


class _Writer:
    """Puts a page together and keeps count of where each mention comes to stand."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.mentions: list[Mention] = []
        self._length = 0

    def add(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)

    def add_sentence(self, sentence: Sentence) -> None:
        for name, start, end in sentence.mentions:
            self.mentions.append(Mention(name, self._length + start, self._length + end))
        self.add(sentence.text)


def lay_out(content: Content, language: Language, random: Random) -> Page:
    """Return the page: title, date line or none, buttons, body, and what news sites put below."""
    phrases = language.phrases
    publisher = phrases["publisher"][int(random.random() * len(phrases["publisher"]))]
    stated = random.random() < 0.65
    page = _Writer()
    page.add_sentence(content.title)
    page.add("\n\n")
    if stated:
        page.add(_spell_date(phrases["date_line"][int(random.random() * 4)], content.published, language) + "\n")
    for line in _some(phrases["before"], 3, random):
        page.add(line + "\n")
    gap = "\n" if random.random() < 0.2 else "\n\n"
    for paragraph in content.paragraphs:
        page.add(gap)
        for place, sentence in enumerate(paragraph):
            page.add(" " if place else "")
            page.add_sentence(sentence)
    agency = phrases["agency"][int(random.random() * len(phrases["agency"]))]
    page.add(f"{gap}{agency.format(publisher)}\n\n")
    page.add("\n".join([*_some(language.furniture, 6, random), *_some(phrases["after"], 8, random)]))
    return Page("".join(page.parts), tuple(page.mentions), content.published.date().isoformat() if stated else None)


def _some(lines: Sequence[str], most: int, random: Random) -> Sequence[str]:
    """Return up to ``most`` lines that follow each other, as they do on a site."""
    start = int(random.random() * len(lines))
    return lines[start : start + int(random.random() * (most + 1))]
