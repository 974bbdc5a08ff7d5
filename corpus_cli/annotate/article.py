"""Documents read as articles: the annotators in their order.

In: a ``RawDocument``, or several. Out: an ``Article`` of each. Pure: the same document gives the same article, whatever
it is read together with.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import accumulate
from pathlib import PurePath
from typing import NamedTuple

from corpus_cli.annotate.clean import BY_RECORD, SURE, PageText, clean_pages, take_body, with_stated
from corpus_cli.annotate.dates import PLAUSIBLE_YEARS, annotate_dates, find_published, parse_machine_date
from corpus_cli.annotate.language import declared_tag, detect_language, detect_line_languages, load_engines
from corpus_cli.ids import article_id
from corpus_cli.model import (
    UNDETERMINED,
    Article,
    Cleaned,
    Evidence,
    LanguageGuess,
    LineLanguage,
    PublishedGuess,
    RawDocument,
)
from corpus_cli.text import count_words, line_spans, shortened

__all__ = ["annotate", "annotate_each", "document_id", "load_annotators"]

# Engines need no more to be sure.
_SAMPLE_LENGTH = 600
# A page this surely of one language, its sample for this much of the body, is not asked about again.
_SURE, _OF_THE_BODY = 0.9, 0.7
# How sure what the markup declares is: publishers err, and redate what they publish again.
_DECLARED = 0.95
# How sure its date is where the text shows none (right on 23 pages of 25 whose date is known), where the text shows the
# same (99 of 101), and from which certainty on a date that the text shows is believed against it (the text right on 7
# of 7, the markup on none). What is less sure tells most often of an update.
_DATED, _AGREED, _SHOWN_PLAINLY = 0.92, 0.98, 0.8
# What must be given of an article, so that nothing needs to be found out.
_WHOLE = {field.name for field in fields(Article)} - {"path", "copy_of"}
_BY_MARKUP = "declared in the page's markup"
_NO_DATE = f"{BY_RECORD}, but it is no date from {PLAUSIBLE_YEARS[0]} to {PLAUSIBLE_YEARS[-1]}"
# Of what most pages have something: a headline, a date, a body that speaks of times.
_SPECIMEN = "A drone is shown\n\n11 May 2022, 16:47\n\nIt was shown on Monday, 9 May. It flew in 2013.\n\nShare\n"


def annotate(raw: RawDocument, *, engine: str) -> Article:
    """Return the article that ``raw`` holds.

    Args:
        raw: the document.
        engine: name of the language engine, one of ``annotate.language.ENGINES``.
    """
    return _annotate_together([raw], engine)[0]


def annotate_each(raws: Sequence[RawDocument], *, engine: str) -> list[Article | Exception]:
    """Return the article that each document holds, or what went wrong with it and is no other's trouble.

    Each comes out as `annotate` gives it, but together they cost much less.
    """
    try:
        return [*_annotate_together(raws, engine)]
    except Exception:
        # Whose fault it was cannot be told from here: each is tried alone, and only that one fails.
        return [_annotated_or_error(raw, engine) for raw in raws]


def load_annotators(engine: str) -> None:
    """Load models and tables now, a second's work: processes forked later share them instead of having their own."""
    load_engines(engine)
    annotate(RawDocument("", _SPECIMEN, "utf-8", "", ""), engine=engine)


def _annotated_or_error(raw: RawDocument, engine: str) -> Article | Exception:
    try:
        return annotate(raw, engine=engine)
    except Exception as error:
        # Any fault of ours on one page is an outcome of that page, or one in a million stops them all.
        return error


def _annotate_together(raws: Sequence[RawDocument], engine: str) -> list[Article]:
    samples = {n: _sample(raw, engine) for n, raw in enumerate(raws) if not raw.given.keys() >= _WHOLE}
    pages = {
        n: PageText(raws[n].text, sample.language.tag, {**raws[n].declared, **raws[n].stated})
        for n, sample in samples.items()
        if raws[n].parts is None and raws[n].body_start is None
    }
    cleaned = dict(zip(pages, clean_pages([*pages.values()]), strict=True))
    parts = {n: _parts(raws[n], cleaned.get(n)) for n in samples}
    # One page after the other, and nothing between: the engine's tables stay near the processor.
    spoken = {n: _spoken(raws[n], sample, parts[n], engine) for n, sample in samples.items()}
    return [_article(raw, parts[n], spoken[n]) if n in samples else _taken_over(raw) for n, raw in enumerate(raws)]


class _Sample(NamedTuple):
    """Lines of a page, and the language they are in."""

    spans: list[tuple[int, int]]
    language: LanguageGuess


def _sample(raw: RawDocument, engine: str) -> _Sample:
    spans = _long_lines(raw.text)
    sample = "\n".join(raw.text[start:end] for start, end in spans)[: 2 * _SAMPLE_LENGTH]
    return _Sample(spans, detect_language(sample, engine=engine))


class _Spoken(NamedTuple):
    """The language of a page, what speaks against it, and the lines in others."""

    language: LanguageGuess
    doubt: tuple[Evidence, ...]
    lines: tuple[LineLanguage, ...]


def _spoken(raw: RawDocument, sample: _Sample, cleaned: Cleaned, engine: str) -> _Spoken:
    language = sample.language
    if language.confidence < _SURE or _share_of_body(sample.spans, cleaned) < _OF_THE_BODY:
        language = _article_language(cleaned, engine, language)
    language, doubt = _stated_language(raw, language)
    return _Spoken(language, doubt, detect_line_languages(raw.text, page=language.tag, engine=engine))


def _article(raw: RawDocument, cleaned: Cleaned, spoken: _Spoken) -> Article:
    language = spoken.language
    published, disagreement = _published(raw, cleaned, language.tag)
    article = Article(
        id=document_id(raw),
        path=raw.path,
        digest=raw.digest,
        encoding=raw.encoding,
        language=language.tag,
        language_confidence=language.confidence,
        title=cleaned.title,
        title_span=cleaned.title_span,
        byline=cleaned.byline,
        publisher=cleaned.publisher,
        published=published.value,
        published_estimate=published.estimate,
        words=sum(count_words(paragraph.text) for paragraph in cleaned.paragraphs),
        header=cleaned.header,
        paragraphs=cleaned.paragraphs,
        removed=cleaned.removed,
        dates=annotate_dates(raw.text, cleaned=cleaned, language=language.tag, published=published),
        line_languages=spoken.lines,
        evidence=(*_evidence(raw, cleaned, language, published), *spoken.doubt, *disagreement, *_provenance(raw)),
    )
    return replace(article, **raw.given) if raw.given else article


def _taken_over(raw: RawDocument) -> Article:
    """Return an article of which everything is given, beside where it stands now."""
    article = Article(**{**raw.given, "path": raw.path})
    reread = [item for item in _provenance(raw) if item not in article.evidence]
    return replace(article, evidence=(*article.evidence, *reread))


def document_id(raw: RawDocument) -> str:
    """Return the id of the article that a document holds, which is known before anything else of it."""
    return str(raw.given.get("id") or article_id(raw.digest, PurePath(raw.path).name if raw.name is None else raw.name))


def _parts(raw: RawDocument, cleaned: Cleaned | None) -> Cleaned:
    """Return the parts of a document: those that are given, or those that cleaning found, with what is stated."""
    if raw.parts is not None:
        return raw.parts
    if cleaned is None:
        cleaned = take_body(raw.text, raw.body_start or 0)
    return with_stated(cleaned, raw.stated) if raw.stated else cleaned


def _long_lines(text: str) -> list[tuple[int, int]]:
    """Return the longest lines of a page, up to a sample: menus are short, and may be in another language."""
    spans = sorted(line_spans(text), key=lambda span: span[0] - span[1])
    lengths = accumulate((end - start for start, end in spans), initial=0)
    return [span for span, before in zip(spans, lengths, strict=False) if before < _SAMPLE_LENGTH and span[0] < span[1]]


def _share_of_body(spans: list[tuple[int, int]], cleaned: Cleaned) -> float:
    """Return how much of the sampled lines lies in the body."""
    body = [(paragraph.start, paragraph.end) for paragraph in cleaned.paragraphs]
    inside = sum(end - start for start, end in spans if any(first < end and start < last for first, last in body))
    return inside / max(1, sum(end - start for start, end in spans))


def _article_language(cleaned: Cleaned, engine: str, page_language: LanguageGuess) -> LanguageGuess:
    body = "\n".join([cleaned.title or "", *(paragraph.text for paragraph in cleaned.paragraphs)]).strip()
    return detect_language(body, engine=engine) if body else page_language


def _stated_language(raw: RawDocument, detected: LanguageGuess) -> tuple[LanguageGuess, tuple[Evidence, ...]]:
    """Return the language that the record states, where the text can be in it, and what speaks against that."""
    stated = raw.stated.get("language", "")
    if not stated:
        return detected, ()
    tag = declared_tag(stated, raw.text)
    if tag is None:
        return detected, (Evidence("language", stated, 0.0, f"{BY_RECORD}, but the text is not written in it"),)
    guess = LanguageGuess(tag, SURE, BY_RECORD)
    if detected.tag in (tag, UNDETERMINED):
        return guess, ()
    return guess, (Evidence("language", detected.tag, detected.confidence, f"the text says: {detected.reason}"),)


def _published(raw: RawDocument, cleaned: Cleaned, language: str) -> tuple[PublishedGuess, tuple[Evidence, ...]]:
    """Return when the page says it was published, and what speaks against that.

    What the record states beats all. What the markup declares beats what the text shows, unless the text shows it
    plainly, or the two agree and the text is more exact.
    """
    shown = find_published(raw.text, cleaned=cleaned, language=language)
    said = raw.stated.get("published", "")
    stated = parse_machine_date(said)
    declared = stated or parse_machine_date(raw.declared.get("published", ""))
    if said and not stated:
        guess, objections = _of_several(shown, declared, stated=False)
        return guess, (*objections, Evidence("published", shortened(said), 0.0, _NO_DATE))
    return _of_several(shown, declared, stated=stated is not None)


def _of_several(
    shown: PublishedGuess, declared: str | None, *, stated: bool
) -> tuple[PublishedGuess, tuple[Evidence, ...]]:
    """Weigh what the text shows against what the record states or the markup declares."""
    if declared is None:
        return shown, ()
    guess = PublishedGuess(declared, SURE, BY_RECORD) if stated else PublishedGuess(declared, _DATED, _BY_MARKUP)
    if shown.value is None:
        return guess, ()
    if shown.value[:10] == declared[:10]:
        exact = shown if len(shown.value) > len(declared) else guess
        return replace(exact, confidence=max(guess.confidence, _AGREED)), ()
    if not stated and shown.confidence >= _SHOWN_PLAINLY:
        return shown, (_objection(guess, "the markup"),)
    return guess, (_objection(shown, "the text"),)


def _objection(guess: PublishedGuess, speaker: str) -> Evidence:
    reason = f"{speaker} says otherwise: {guess.reason}"
    return Evidence("published", guess.value, guess.confidence, reason, guess.start, guess.end)


def _evidence(
    raw: RawDocument, cleaned: Cleaned, language: LanguageGuess, published: PublishedGuess
) -> tuple[Evidence, ...]:
    tag = None if language.tag == "und" else language.tag
    return (
        Evidence("encoding", raw.encoding, 1.0, raw.encoding_evidence),
        Evidence("language", tag, language.confidence, language.reason),
        Evidence("published", published.value, published.confidence, published.reason, published.start, published.end),
        *cleaned.evidence,
    )


def _provenance(raw: RawDocument) -> tuple[Evidence, ...]:
    """Return the address a page was found at, when it was fetched, and where its record stands."""
    found = []
    for stated, sure, by in ((raw.stated, SURE, BY_RECORD), (raw.declared, _DECLARED, _BY_MARKUP)):
        url = stated.get("url", "").strip()
        if url.startswith(("https://", "http://")):
            found.append(Evidence("url", url, sure, by))
            break
    if retrieved := raw.stated.get("retrieved"):
        found.append(Evidence("retrieved", retrieved, SURE, BY_RECORD))
    if raw.origin:
        found.append(Evidence("provenance", raw.origin, 1.0, "who read the record"))
    return tuple(found)
