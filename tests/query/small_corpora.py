"""Small corpora at random, written by the real writer, and questions about them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from corpus_cli.edtf import parse_range
from corpus_cli.ingest.read import index_article
from corpus_cli.model import (
    Article,
    Form,
    Paragraph,
    Reason,
    RemovedLine,
    Span,
    TimeExpression,
    TimeRole,
    TimexType,
)
from corpus_cli.names import PhraseVariant, widen_phrase
from corpus_cli.query.clauses import SQL_FUNCTIONS
from corpus_cli.query.facts import is_tagged
from corpus_cli.query.page import Page
from corpus_cli.query.terms import (
    IdTerm,
    LanguageTerm,
    LengthTerm,
    MentionsTerm,
    NameTerm,
    Not,
    PublishedTerm,
    RegexTerm,
    SourceTerm,
    Term,
    TitleTerm,
    UndatedTerm,
    WordsTerm,
    all_of,
    any_of,
)
from corpus_cli.store import Condition, IndexReader, IndexWriter, open_connection
from corpus_cli.store.rows import FileStamp

TODAY = date(2026, 1, 31)

WORDS = (
    "дрон", "Дрон", "ДРОНА", "Токаев", "Токаева", "Токаєву", "Tokayev", "ANKA", "Анки", "Anka’nın", "2013", "İstanbul",
    "istanbul", "кафе\u0301", "кафé", "К", "ﬁre", "fire", "中", "國",
)  # fmt: skip
_GAPS = (" ", " ", " ", ". ", "-", ", ", " (", ") ", "\n")
_LANGUAGES = ("uk", "ru", "kk-Cyrl", "kk-Latn", "sr", "sr-Latn", "und", "en")
_PUBLISHERS = (None, "Рубрика", "rubryka", "Tengri News", "Politico.kz")
_FOLDERS = ("", "news/rubryka/", "новини/", "Tengri/")
DATES = (
    "2022-05", "2022-05-11T16:47", "199X", "2023-11-28~", "XXXX-11-28", "2023-08/2023-09", "2022/..", "../2021", "2013",
)  # fmt: skip
_RANGES = ("2022", "2022-05..2023", "..2013", "1995..", "-3y", "2022-05-11")


def _forms(*words: str) -> tuple[Form, ...]:
    return tuple(Form(word, language, 1.0, "") for word in words for language in _LANGUAGES)


LOCAL = PhraseVariant("local", (_forms("Дрон", "ANKA"), _forms("Токаев", "2013")), "", frozenset({"uk", "en"}))
"""A name that counts in some languages only."""


class SmallCorpus:
    """An index in memory with the pages it was made from; knows its words as a lexicon does."""

    def __init__(self, pages: list[Page]) -> None:
        self.reader = IndexReader(open_connection(None), None)
        self._names: dict[tuple[str, tuple[str, ...] | None], tuple[PhraseVariant, ...]] = {}
        files = [
            index_article(
                page.article,
                page.text,
                path=f"/{page.article.path}",
                name=page.article.path,
                stamp=FileStamp(1, 1),
                keep_text=False,
            )
            for page in pages
        ]
        IndexWriter(self.reader).write(files)
        self.pages = dict(enumerate(pages, 1))
        for name, arguments, function in SQL_FUNCTIONS:
            self.reader.register(name, arguments, function)
        self.looked_at: list[int] = []
        self.reader.register("regex_found", 2, self._regex_found, deterministic=False)

    def close(self) -> None:
        """Let go of the index."""
        self.reader.close()

    def selected(self, term: Term) -> set[int]:
        """Return the articles that the term's SQL selects."""
        clause = term.clause(self)
        return set(self.reader.numbers(Condition(clause.sql, clause.parameters)))

    def matching(self, term: Term) -> set[int]:
        """Return the articles that the term matches."""
        return {number for number, page in self.pages.items() if term.match(page, self)}

    def variants(self, name: str, tags: Sequence[str] | None = None) -> tuple[PhraseVariant, ...]:
        if name == LOCAL.name:
            return (LOCAL,)
        targets = None if tags is None else tuple(one for one in self.reader.totals().languages if is_tagged(one, tags))
        if (name, targets) not in self._names:
            self._names[name, targets] = widen_phrase(name, self.reader, targets=targets)
        return self._names[name, targets]

    def numbers(self, folded: str) -> list[tuple[str, int]]:
        return self.reader.type_numbers(folded)

    def number(self, language: str, surface: str) -> int | None:
        return self.reader.type_number(language, surface)

    def numbers_holding(self, part: str) -> list[int]:
        return self.reader.types_holding(part)

    def _regex_found(self, number: int, pattern: str) -> bool:
        self.looked_at.append(number)
        return RegexTerm(pattern).match(self.pages[number], self)


_passages = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(_GAPS)), min_size=1, max_size=7).map(
    lambda pairs: "".join(word + gap for word, gap in pairs).strip()
)
_mentions = st.builds(
    TimeExpression,
    surface=st.just(""),
    start=st.just(0),
    end=st.just(0),
    value=st.sampled_from((None, *DATES)),
    type=st.sampled_from((TimexType.DATE, TimexType.TIME)),
    role=st.sampled_from(TimeRole),
    anchor=st.just(""),
    confidence=st.just(1.0),
) | st.just(TimeExpression("", 0, 0, "P30Y", TimexType.DURATION, TimeRole.BODY, "", 1.0))


Part = tuple[str, str, str]
"""A part of a page: ``t``, ``h``, ``b`` or ``r`` for title, header, body or removed, its text, what ends it."""


def make_page(number: int, parts: Sequence[Part], **facts: Any) -> Page:
    """Return a page of these parts, and whatever is to be known of it besides."""
    text, spans = "", {kind: list[tuple[int, int]]() for kind in "thbr"}
    for kind, passage, end in parts:
        spans[kind].append((len(text), len(text) + len(passage)))
        text += passage + end
    known = {
        "id": f"a{number:03}",
        "path": f"{number}.txt",
        "digest": f"{number:032x}",
        "encoding": "utf-8",
        "language": "en",
        "language_confidence": 1.0,
        "title": text[slice(*spans["t"][0])] if spans["t"] else None,
        "byline": None,
        "publisher": None,
        "published": None,
        "published_estimate": None,
        "words": 0,
        "title_span": Span(*spans["t"][0]) if spans["t"] else None,
        "header": tuple(Span(*span) for span in spans["h"]),
        "paragraphs": tuple(Paragraph(text[start:end], start, end) for start, end in spans["b"]),
        "removed": tuple(RemovedLine(1, start, end, Reason.SHARE, 1.0) for start, end in spans["r"]),
        "dates": (),
        "line_languages": (),
        "evidence": (),
    }
    return Page(Article(**known | facts), text)


@st.composite
def pages(draw: st.DrawFn, number: int) -> Page:
    """A page: parts in random order with one line end or two between, and what is known of it."""
    ends = st.sampled_from(("\n", "\n\n"))
    parts = draw(st.lists(st.tuples(st.sampled_from("hbbr"), _passages, ends), max_size=4))
    if draw(st.booleans()):
        parts.insert(0, ("t", draw(_passages), draw(ends)))
    return make_page(
        number,
        parts,
        id=f"{draw(st.sampled_from('az09'))}{number:03}",
        path=f"{draw(st.sampled_from(_FOLDERS))}{draw(st.sampled_from(('a', 'Рубрика-')))}{number}.txt",
        language=draw(st.sampled_from(_LANGUAGES)),
        publisher=draw(st.sampled_from(_PUBLISHERS)),
        published=draw(st.sampled_from((None, *DATES))),
        words=draw(st.integers(0, 9)),
        dates=tuple(draw(st.lists(_mentions, max_size=3))),
    )


corpora = st.integers(1, 5).flatmap(lambda size: st.tuples(*map(pages, range(1, size + 1)))).map(list).map(SmallCorpus)

_phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple)
_ranges = st.sampled_from(_RANGES)
_lengths = st.tuples(st.none() | st.integers(0, 4), st.none() | st.integers(4, 9)).filter(any)

leaves: st.SearchStrategy[Term] = st.one_of(
    st.lists(st.sampled_from(("uk", "ru", "kk", "sr", "sr-Latn", "und")), min_size=1, max_size=2, unique=True).map(
        lambda tags: LanguageTerm(tuple(tags))
    ),
    _ranges.map(lambda typed: PublishedTerm(parse_range(typed, today=TODAY), typed)),
    st.just(UndatedTerm()),
    _ranges.map(lambda typed: MentionsTerm(parse_range(typed, today=TODAY), typed)),
    st.sampled_from(("rubryka", "рубрика", "NEWS", "тенгри", "новини/", "a b", 'a"(\\')).map(SourceTerm),
    st.sampled_from(("a", "a001", "0", "z00")).map(IdTerm),
    _lengths.map(lambda ends: LengthTerm(*ends)),
    _phrases.map(WordsTerm),
    _phrases.map(TitleTerm),
    st.sampled_from(("ANKA", "Токаев", "Tokayev", "Токаев ANKA", "Дрон", LOCAL.name)).map(NameTerm),
    st.sampled_from(
        (
            "дрон",
            r"\bанк\w+",
            "Токає?в",
            "стан|tanb",
            "[кk]а",
            "(?-i:ANKA)",
            "^т",
            "а/б",
            r"\d{4}",
            "ank[^a]",
            "ист|anka",
        )
    ).map(RegexTerm),
)
terms: st.SearchStrategy[Term] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(all_of),
        st.lists(inner, min_size=1, max_size=3).map(any_of),
    ),
    max_leaves=5,
)
