"""One document read as an article: the annotators in their order.

In: a ``RawDocument``. Out: an ``Article``. Pure: the same document gives the same article.
"""

from itertools import accumulate
from pathlib import PurePath

from corpus_cli.annotate.clean import clean_page
from corpus_cli.annotate.dates import annotate_dates, find_published, parse_machine_date
from corpus_cli.annotate.language import detect_language, detect_line_languages
from corpus_cli.ids import article_id
from corpus_cli.model import Article, Cleaned, Evidence, LanguageGuess, PublishedGuess, RawDocument
from corpus_cli.text import count_words, iter_lines

__all__ = ["annotate"]

# Engines need no more to be sure.
_SAMPLE_LENGTH = 600
# A page this surely of one language, its sample for this much of the body, is not asked about again.
_SURE, _OF_THE_BODY = 0.9, 0.7
# How sure a date is that the markup declares: publishers err, and redate what they publish again.
_DECLARED = 0.95
_BY_MARKUP = "declared in the page's markup"


def annotate(raw: RawDocument, *, engine: str) -> Article:
    """Return the article that ``raw`` holds.

    Args:
        raw: the document.
        engine: name of the language engine, one of ``annotate.language.ENGINES``.
    """
    sampled = _long_lines(raw.text)
    sample = "\n".join(raw.text[start:end] for start, end in sampled)[: 2 * _SAMPLE_LENGTH]
    page_language = detect_language(sample, engine=engine)
    cleaned = clean_page(raw.text, language=page_language.tag, declared=raw.declared)
    if page_language.confidence >= _SURE and _share_of_body(sampled, cleaned) >= _OF_THE_BODY:
        language = page_language
    else:
        language = _article_language(cleaned, engine, page_language)
    published, disagreement = _published(raw, cleaned, language.tag)
    return Article(
        id=article_id(raw.digest, PurePath(raw.path).name),
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
        line_languages=detect_line_languages(raw.text, page=language.tag, engine=engine),
        evidence=(*_evidence(raw, cleaned, language, published), *disagreement),
    )


def _long_lines(text: str) -> list[tuple[int, int]]:
    """Return the longest lines of a page, up to a sample: menus are short, and may be in another language."""
    spans = sorted(iter_lines(text), key=lambda span: span[0] - span[1])
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


def _published(raw: RawDocument, cleaned: Cleaned, language: str) -> tuple[PublishedGuess, tuple[Evidence, ...]]:
    """Return when the page says it was published, and what speaks against that.

    What the markup declares beats what the text shows, unless the two agree and the text is more exact.
    """
    shown = find_published(raw.text, cleaned=cleaned, language=language)
    declared = parse_machine_date(raw.declared.get("published", ""))
    if declared is None:
        return shown, ()
    guess = PublishedGuess(declared, _DECLARED, _BY_MARKUP)
    if shown.value is None:
        return guess, ()
    if shown.value[:10] == declared[:10]:
        return (shown, ()) if len(shown.value) > len(declared) else (guess, ())
    reason = f"the text says otherwise: {shown.reason}"
    return guess, (Evidence("published", shown.value, shown.confidence, reason, shown.start, shown.end),)


def _evidence(
    raw: RawDocument, cleaned: Cleaned, language: LanguageGuess, published: PublishedGuess
) -> tuple[Evidence, ...]:
    tag = None if language.tag == "und" else language.tag
    url = raw.declared.get("url", "").strip()
    address = (Evidence("url", url, _DECLARED, _BY_MARKUP),) if url.startswith(("https://", "http://")) else ()
    return (
        Evidence("encoding", raw.encoding, 1.0, raw.encoding_evidence),
        Evidence("language", tag, language.confidence, language.reason),
        Evidence("published", published.value, published.confidence, published.reason, published.start, published.end),
        *cleaned.evidence,
        *address,
    )
