"""Write a made-up corpus of news articles, the same for the same seed, byte for byte.

usage: make_corpus.py N DIR [--seed S] [--jobs J]

N    articles: plain text pages in seven languages, 3.75 kB of UTF-8 on average, 1,000 to a folder
DIR  must be new or empty; DIR.manifest.jsonl beside it says of each file what it holds:
     {path, kind, language, published, encoding, copy_of, names: [[name, surface, start, end], ...]}

`kind` is article, copy, empty, binary or undecodable; offsets are code points of the decoded text; `published` is null
where the page does not state it. 3 % are copies that other papers took over, 1 % are in an old encoding or UTF-16,
0.1 % are broken. Article i depends on the seed and on i alone, so a small corpus is the start of a large one.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any

from corpus_page import Content, Language, Page, edit_copy, lay_out, load_languages, write_article

FOLDER_SIZE = 1000
_FIRST_DAY = datetime(2020, 1, 1)
_MINUTES = 6 * 365 * 24 * 60
_COPY_SHARE, _ODD_SHARE, _BROKEN_SHARE = 0.03, 0.01, 0.001
# Every fifth article is an agency's: only those are copied, so that some are copied several times.
_AGENCY_STEP = 5
_COPY_REACH = 4000
_BROKEN = ("empty", "binary", "undecodable")
# What old encodings lack and their pages wrote instead, one character for one.
_PLAIN = str.maketrans("“”„«»–—…’•\xa0", '"""""--.\'* ')


@dataclass(frozen=True, slots=True)
class Plan:
    """What article ``index`` is to be, before a word of it is written."""

    index: int
    kind: str
    language: Language
    published: datetime
    odd: bool
    original: int | None = None


def plan_article(seed: int, index: int) -> Plan:
    """Decide about one article; a copy names its original, which is never a copy or broken itself."""
    random = Random(_stream(seed, index, 0))
    language = _choose_language(random.random())
    published = _FIRST_DAY + timedelta(minutes=int(random.random() * _MINUTES))
    chance, odd = random.random(), random.random() < _ODD_SHARE
    if chance < _BROKEN_SHARE:
        return Plan(index, _BROKEN[int(random.random() * 3)], language, published, odd)
    copy_chance = _COPY_SHARE * _AGENCY_STEP / (_AGENCY_STEP - 1)
    if chance < _BROKEN_SHARE + copy_chance and index % _AGENCY_STEP:
        original = index - 1 - int(random.random() ** 2 * min(index, _COPY_REACH))
        source = plan_article(seed, original - original % _AGENCY_STEP)
        if source.kind == "article":
            later = source.published + timedelta(minutes=int(random.random() * 3000))
            return Plan(index, "copy", source.language, later, odd, source.index)
    return Plan(index, "article", language, published, odd)


def _stream(seed: int, index: int, purpose: int) -> int:
    return (seed * 1_000_000_007 + index) * 4 + purpose


def _choose_language(chance: float) -> Language:
    languages = load_languages()
    left = chance * sum(language.share for language in languages)
    for language in languages:
        left -= language.share
        if left < 0:
            return language
    return languages[-1]


def make_page(seed: int, plan: Plan) -> Page:
    """Return the page of a plan that is not broken."""
    content = _content(seed, plan)
    return lay_out(content, plan.language, Random(_stream(seed, plan.index, 2)))


def _content(seed: int, plan: Plan) -> Content:
    if plan.original is None:
        return write_article(plan.language, plan.published, _stream(seed, plan.index, 1))
    original = plan_article(seed, plan.original)
    taken = write_article(plan.language, original.published, _stream(seed, plan.original, 1))
    edited = edit_copy(taken, plan.language, Random(_stream(seed, plan.index, 3)))
    return Content(edited.language, plan.published, edited.title, edited.paragraphs)


def encode_page(page: Page, plan: Plan, random: Random) -> tuple[bytes, str, str]:
    """Return the bytes of a page, their encoding, and the text they decode to (of the same length)."""
    if plan.odd:
        encodings = plan.language.encodings
        encoding = encodings[int(random.random() * len(encodings))]
        if encoding == "utf-16":
            return b"\xff\xfe" + page.text.encode("utf-16-le"), "utf-16", page.text
        data = page.text.translate(_PLAIN).encode(encoding, errors="replace")
        text = data.decode(encoding)
        if all(text[start:end] == page.text[start:end] for _, start, end in page.mentions):
            return data, encoding, text
    return page.text.encode(), "utf-8", page.text


def _broken_bytes(kind: str, random: Random) -> bytes:
    if kind == "empty":
        return b""
    if kind == "binary":
        return b"\x89PNG\r\n\x1a\n" + bytes(random.getrandbits(8) for _ in range(3000))
    return bytes(random.choice((0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0x20, 0x41)) for _ in range(3000))


def make_file(seed: int, index: int) -> tuple[str, bytes, dict[str, Any]]:
    """Return the path of article ``index`` below DIR, its bytes and its record in the manifest."""
    plan = plan_article(seed, index)
    random = Random(_stream(seed, index, 2) + 2**70)
    path = f"{index // FOLDER_SIZE:04}/{index:07}.txt"
    record: dict[str, Any] = {"path": path, "kind": plan.kind}
    if plan.kind in _BROKEN:
        return path, _broken_bytes(plan.kind, random), record
    page = make_page(seed, plan)
    data, encoding, text = encode_page(page, plan, random)
    copy_of = None if plan.original is None else f"{plan.original // FOLDER_SIZE:04}/{plan.original:07}.txt"
    names = [[name, text[start:end], start, end] for name, start, end in page.mentions]
    record |= {"language": plan.language.tag, "published": page.published, "encoding": encoding, "copy_of": copy_of}
    return path, data, record | {"names": names}


def write_folder(seed: int, folder: Path, first: int, end: int) -> str:
    """Write the articles ``first`` to ``end`` and return their lines of the manifest."""
    (folder / f"{first // FOLDER_SIZE:04}").mkdir()
    lines = []
    for index in range(first, end):
        path, data, record = make_file(seed, index)
        with open(folder / path, "wb") as out:
            out.write(data)
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    return "".join(lines)


def write_corpus(count: int, folder: Path, *, seed: int = 1, jobs: int = 1) -> Path:
    """Write a corpus of ``count`` articles and return the path of its manifest.

    Raises:
        FileExistsError: ``folder`` holds files already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: name a new folder")
    load_languages()
    manifest = folder.parent / f"{folder.name}.manifest.jsonl"
    tasks = [(seed, folder, first, min(first + FOLDER_SIZE, count)) for first in range(0, count, FOLDER_SIZE)]
    with manifest.open("w", encoding="utf-8") as out:
        for done, lines in enumerate(_run(tasks, jobs), start=1):
            out.write(lines)
            print(f"\r{min(done * FOLDER_SIZE, count)} of {count}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return manifest


def _run(tasks: list[tuple[int, Path, int, int]], jobs: int) -> Iterator[str]:
    if jobs == 1:
        yield from (write_folder(*task) for task in tasks)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(_write_task, tasks)


def _write_task(task: tuple[int, Path, int, int]) -> str:
    return write_folder(*task)


def main() -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    try:
        print(write_corpus(options.count, options.folder, seed=options.seed, jobs=options.jobs))
    except FileExistsError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
