"""Count how many texts are decoded exactly right, by encoding and size, beside other detectors.

usage: compare_encoding.py ITEMS [PER_LANGUAGE [SET]]

ITEMS         gzipped JSON lines with ``lang``, ``set``, ``size`` and ``text``
PER_LANGUAGE  texts of each language and size to take (30 unless told)
SET           only this set of ITEMS

Each text is encoded in every encoding able to hold it and decoded again; right means the same text,
character by character, whatever name the encoding was given. Texts that come out as ASCII are left
out, and so are those with control characters in them (they were decoded wrongly before they got here).
The encodings of East Asia are tried with their own language only.
The peers are charset-normalizer and chardet (dependency group ``peers-encoding``).
"""

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

import chardet
from charset_normalizer import from_bytes

from corpus_cli.errors import SourceError
from corpus_cli.sources.encoding import decode
from jsonl import read_records

REQUIRED = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1251", "koi8-r", "koi8-u"),
    *("iso8859-5", "kz1048", "windows-1250", "iso8859-2", "windows-1252", "windows-1254", "iso8859-9"),
)
FURTHER = ("cp866", "mac-cyrillic", "windows-1256", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr")
EAST_ASIAN = {"gb18030": "zh", "big5": "zh", "shift_jis": "ja", "euc-jp": "ja", "euc-kr": "ko"}
SIZES = ("title", "para", "doc")
Decoder = Callable[[bytes], str | None]


def ours(data: bytes) -> str | None:
    """Decode with this program."""
    try:
        return decode(data, path="-").text
    except SourceError:
        return None


def by_charset_normalizer(data: bytes) -> str | None:
    """Decode with charset-normalizer's best guess."""
    best = from_bytes(data).best()
    return None if best is None else str(best)


def by_chardet(data: bytes) -> str | None:
    """Decode with chardet's guess."""
    name = chardet.detect(data)["encoding"]
    try:
        return data.decode(name) if name else None
    except (LookupError, UnicodeDecodeError):
        return None


DECODERS: dict[str, Decoder] = {"ours": ours, "charset-norm.": by_charset_normalizer, "chardet": by_chardet}


def iter_cases(items: str, per_language: int, only: str | None) -> Iterator[tuple[str, str, str, bytes]]:
    """Yield (size, encoding, text, bytes) for every text and every encoding able to hold it."""
    groups = defaultdict(list)
    for item in read_records(items):
        if only in (None, item["set"]):
            groups[item["lang"], item["size"]].append(item["text"])
    for (language, size), texts in sorted(groups.items()):
        for text in random.Random(1).sample(texts, min(per_language, len(texts))):
            if any((char < " " and char not in "\t\r\n") or "\x7f" <= char < "\xa0" for char in text):
                continue
            for encoding in REQUIRED + FURTHER:
                data = encode(text, encoding) if EAST_ASIAN.get(encoding, language) == language else None
                if data is not None:
                    yield size, encoding, text, data


def encode(text: str, encoding: str) -> bytes | None:
    """Return the bytes, or ``None`` where the encoding cannot hold them or says no more than ASCII."""
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return None
    return None if data.isascii() and b"\0" not in data else data


def main(items: str, per_language: str = "30", only: str | None = None) -> None:
    """Print the share of texts right, in per cent, and the speed of each decoder."""
    right: Counter[tuple[str, str, str]] = Counter()
    tried: Counter[tuple[str, str]] = Counter()
    spent: Counter[str] = Counter()
    size_in_bytes = 0
    for size, encoding, text, data in iter_cases(items, int(per_language), only):
        group = "required" if encoding in REQUIRED else "further"
        size_in_bytes += len(data)
        tried.update(((encoding, size), (group, size)))
        for name, decoder in DECODERS.items():
            began = time.process_time()
            decoded = decoder(data)
            spent[name] += time.process_time() - began
            if decoded is not None and decoded.removeprefix("\ufeff") == text:
                right.update(((name, encoding, size), (name, group, size)))
    report(right, tried)
    for name in DECODERS:
        print(f"{name}: {size_in_bytes / spent[name] / 1e6:.2f} MB/s over all of these")


def report(right: Counter[tuple[str, str, str]], tried: Counter[tuple[str, str]]) -> None:
    """Print one row an encoding: texts, then the share right for each decoder and size."""
    columns = [(name, size) for name in DECODERS for size in SIZES]
    print(f"{'encoding':14}{'texts':>6}" + "".join(f"{name[:8] + ':' + size:>15}" for name, size in columns))
    for encoding in (*REQUIRED, "required", *FURTHER, "further"):
        texts = sum(tried[encoding, size] for size in SIZES)
        cells = (
            f"{100 * right[name, encoding, size] / tried[encoding, size]:15.1f}"
            if tried[encoding, size]
            else f"{'-':>15}"
            for name, size in columns
        )
        print(f"{encoding:14}{texts:6}{''.join(cells)}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
