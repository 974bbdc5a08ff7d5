"""Measure every language engine on an annotated set, on what is no language, and on lines of mixed pages.

usage: compare_language.py ITEMS

ITEMS  gzipped JSON lines with ``id``, ``lang``, ``size`` (title, para, doc) and ``text``

Prints four tables: macro F1, share answered ``und`` and share answered wrongly by engine and size, with
the time a text takes; langdetect's answers where the pair of engines wavers; false answers on strings
made up here (random letters, numbers, code ...); false and found lines of another language. Strings and
lines are drawn from fixed seeds.
"""

import base64
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from corpus_cli.annotate.language import ENGINES, detect_language, detect_line_languages
from corpus_cli.annotate.language.detect import THIRD_VOICE_KNOWS as LATIN_PROFILES
from corpus_cli.annotate.language.detect import rank_pair, rank_with
from corpus_cli.annotate.language.prepare import prepare
from corpus_cli.annotate.language.tags import scripts_of
from jsonl import read_records

SIZES = ("title", "para", "doc")
CYRILLIC_PROFILES = frozenset(("bg", "mk", "ru", "uk"))
LATIN, CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя"
CODE = (
    'def main(argv): return [x for x in argv if x.startswith("-")]',
    "for (int i = 0; i < n; i++) { sum += a[i] * b[i]; }",
    "SELECT id, name FROM users WHERE age > 18 ORDER BY name;",
    '<div class="row"><a href="#top" onclick="go()">x</a></div>',
    '{"id": 17, "type": "node", "tags": {"k": "v"}, "ok": true}',
    ".btn:hover { color: #fff; padding: 0 4px; margin: auto }",
    "if (window.ga) { ga('create', 'UA-12345', 'auto'); ga('send', 'pageview'); }",
    "x = (-b + sqrt(b*b - 4*a*c)) / (2*a)",
    "chmod 755 run.sh; ./run.sh > /dev/null 2>&1",
    "0x7ffde4 mov eax, ebx; jmp 0x4005d0; ret",
)
MEASURES = ("%d", "%d%%", "$%d", "%d km", "№ %d", "+7 %d", "%d:30", "%d px", "IMG_%d.JPG", "RQ-%d", "ISBN 978-%d")
STRINGS_A_KIND, LINES_A_LANGUAGE = 60, 60


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Return the mean over true languages of F1; ``pairs`` are (truth, answer)."""
    scores = []
    for language in {truth for truth, _ in pairs}:
        hits = sum(truth == answer == language for truth, answer in pairs)
        named = sum(answer == language for _, answer in pairs)
        present = sum(truth == language for truth, _ in pairs)
        scores.append(2 * hits / (named + present))
    return statistics.mean(scores)


def language_subtag(tag: str) -> str:
    """Return the language part of a tag."""
    return tag.partition("-")[0]


def compare_engines(items: list[dict[str, str]]) -> None:
    """Print quality and time by engine and size."""
    print(f"{'engine':16}{'size':8}{'macro F1':>9}{'und %':>8}{'wrong %':>9}{'ms a text':>11}")
    for engine in ENGINES:
        detect_language("Loads the model.", engine=engine)
        for size in SIZES:
            texts = [item for item in items if item["size"] == size]
            began = time.process_time()
            pairs = [
                (item["lang"], language_subtag(detect_language(item["text"], engine=engine).tag)) for item in texts
            ]
            spent = 1000 * (time.process_time() - began) / len(texts)
            unknown = 100 * statistics.mean(answer == "und" for _, answer in pairs)
            wrong = 100 * statistics.mean(answer not in (truth, "und") for truth, answer in pairs)
            print(f"{engine:16}{size:8}{macro_f1(pairs):9.4f}{unknown:8.2f}{wrong:9.2f}{spent:11.2f}")


def compare_third_voice(items: list[dict[str, str]]) -> None:
    """Print what langdetect makes of texts on which the pair wavers between two languages it has profiles for."""
    outcomes: dict[str, Counter[str]] = {"Latin": Counter(), "Cyrillic": Counter()}
    for item in items:
        sample = prepare(item["text"])
        guess, pool = rank_pair(sample, scripts_of(sample))
        contested = list(islice(pool, 2))
        script = "Cyrillic" if CYRILLIC_PROFILES.issuperset(contested) else "Latin"
        known = CYRILLIC_PROFILES if script == "Cyrillic" else LATIN_PROFILES
        if guess.tag == "und" and len(contested) == 2 and known.issuperset(contested):
            named, probability = next(iter(rank_with("langdetect", sample).items()), ("und", 0.0))
            settled = named in contested and probability >= 0.9
            verdict = "right" if named == item["lang"] else "wrong"
            outcomes[script].update((item["size"], verdict if settled else "still und"))
    print(f"\n{'pair wavers between':22}" + "".join(f"{size:>8}" for size in SIZES) + "   right   wrong   still und")
    for script, counts in outcomes.items():
        sizes = "".join(f"{counts[size]:8}" for size in SIZES)
        print(f"{script:22}{sizes}{counts['right']:8}{counts['wrong']:8}{counts['still und']:12}")


def words(alphabet: str, count: int, draw: random.Random) -> str:
    """Return random words."""
    return " ".join("".join(draw.choices(alphabet, k=draw.randint(3, 9))) for _ in range(count))


def iter_strings(draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (kind, string) of what is no language."""
    for _ in range(STRINGS_A_KIND):
        count = draw.choice((1, 3, 8, 30))
        yield "random Latin letters", words(LATIN, count, draw)
        yield "random Cyrillic letters", words(CYRILLIC, count, draw)
        yield "numbers and units", " ".join(draw.choice(MEASURES) % draw.randint(1, 99999) for _ in range(count))
        yield "hexadecimal", " ".join(f"{draw.getrandbits(128):032x}" for _ in range(count))
        yield "base64", " ".join(base64.b64encode(draw.randbytes(18)).decode() for _ in range(count))
        yield "addresses", " ".join(f"https://{words(LATIN, 1, draw)}.example/{count}" for _ in range(count))
        yield "emoji", "".join(draw.choices("😀🎉🚀🇺🇦🔥👍🙏", k=count))
        yield "code", "\n".join(draw.sample(CODE, draw.choice((1, 2, 5))))


def compare_false_answers() -> None:
    """Print how many strings that are no language each engine gives one."""
    strings = list(iter_strings(random.Random(7)))
    print(f"\n{'no language':26}" + "".join(f"{engine:>17}" for engine in ENGINES))
    false = {
        engine: Counter(kind for kind, text in strings if detect_language(text, engine=engine).tag != "und")
        for engine in ENGINES
    }
    for kind in dict.fromkeys(kind for kind, _ in strings):
        print(f"{kind:26}" + "".join(f"{100 * false[engine][kind] / STRINGS_A_KIND:16.0f}%" for engine in ENGINES))


def cut_line(text: str, shortest: int, longest: int, draw: random.Random) -> str:
    """Return a run of words with about that many letters from somewhere in ``text``."""
    parts = text.split()
    start = draw.randrange(max(1, len(parts) - 8))
    line = ""
    for part in parts[start:]:
        if sum(map(str.isalpha, line)) >= shortest:
            break
        line = f"{line} {part}".strip()
    return line[:longest]


def compare_lines(items: list[dict[str, str]]) -> None:
    """Print, by length of line, false labels on a page's own lines and labels on lines of other languages."""
    texts = defaultdict(list)
    for item in items:
        if item["size"] != "title":
            texts[item["lang"]].append(item["text"])
    print(f"\n{'letters a line':16}{'own lines':>11}{'labelled %':>12}{'other lines':>13}{'right %':>9}{'wrong %':>9}")
    for shortest, longest in ((12, 40), (20, 60), (40, 100)):
        draw = random.Random(5)
        lines = {
            language: [
                cut_line(text, shortest, longest, draw)
                for text in draw.sample(group, min(LINES_A_LANGUAGE, len(group)))
            ]
            for language, group in sorted(texts.items())
        }
        own, other = count_lines(lines)
        total = sum(map(len, lines.values()))
        foreign = other.total()
        print(
            f"{shortest:6} and more {total:11}{100 * own / total:12.2f}{foreign:13}"
            f"{100 * other['right'] / foreign:9.1f}{100 * other['wrong'] / foreign:9.2f}"
        )


def count_lines(lines: dict[str, list[str]]) -> tuple[int, Counter[str]]:
    """Return labels on own lines, and right, wrong and missing labels on the lines of the language next in order."""
    own = 0
    other: Counter[str] = Counter()
    languages = list(lines)
    for language, page in zip(languages, languages[1:] + languages[:1], strict=True):
        text = "\n".join(lines[language])
        own += len(detect_line_languages(text, page=language))
        found = [language_subtag(line.tag) for line in detect_line_languages(text, page=page)]
        right = found.count(language)
        other.update(right=right, wrong=len(found) - right, missing=len(lines[language]) - len(found))
    return own, other


def main(path: str) -> None:
    """Print the four tables."""
    items = list(read_records(path))
    compare_engines(items)
    compare_third_voice(items)
    compare_false_answers()
    compare_lines(items)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
