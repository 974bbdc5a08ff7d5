"""Learn the weights of ``corpus_cli.annotate.clean`` from annotated pages.

usage: train_clean.py PAGES OUT            all pages -> OUT, a weights.npz
       train_clean.py PAGES OUT --folds N  N-fold cross-validation -> OUT, predictions as JSON lines

PAGES  gzipped JSON lines: {id, set, lang, text, body, title?}

A publisher's pages are always on one side of a fold, in the inner folds of the second pass too, and the word list that
a page is read with never holds what the page's own publisher added to it. Needs the group ``train``.
"""

import collections
import itertools
import json
import math
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from catboost import CatBoostClassifier, Pool

from clean_data import Page, fold_of, group_by_publisher, read_pages, variants
from clean_digests import with_digests
from corpus_cli.annotate.clean.context import first_pass, second_pass
from corpus_cli.annotate.clean.features import line_features
from corpus_cli.annotate.clean.page import PageText, clean_with
from corpus_cli.annotate.clean.phrases import look_up
from corpus_cli.annotate.clean.title_features import title_candidates, title_features
from corpus_cli.annotate.clean.trees import Forest
from corpus_cli.annotate.clean.vocabulary import Lexicon, lexical
from corpus_cli.annotate.clean.weights import FORMAT, LEXICON_SCALE, Model, lexicon_from
from jsonl import read_records, write_records

Rows = npt.NDArray[np.float32]
Shares = Mapping[int, Mapping[str, float]]

FIRST_TREES, SECOND_TREES, TITLE_TREES, DEPTH, RATE = 140, 240, 160, 6, 0.12
INNER_FOLDS = 3
MIN_PUBLISHERS, MIN_SCORE, MIN_PAIR_SCORE = 6.0, 0.45, 1.0
VARIANT_WEIGHT, DIGEST_WEIGHT, VARIANT_TITLE_WEIGHT = 0.4, 0.5, 0.12
# About one and a half times what the lines of a median page count together.
PAGE_BOUND = 20.0
# Short lines of menus are many and all alike: a part of them, weighed up, teaches as much.
PLAIN_TOKENS, PLAIN_SHARE = 4, 0.34


def score_of(term: str, body: float, other: float) -> float | None:
    """Return the log odds of body against furniture over publishers, or ``None`` where they tell too little."""
    # Years and numbers speak of when a page was saved, not of what a line is.
    if body + other < MIN_PUBLISHERS - 0.01 or any(map(str.isdigit, term)):
        return None
    score = math.log((body + 1) / (other + 1))
    enough = abs(score) >= (MIN_PAIR_SCORE if " " in term else MIN_SCORE)
    return round(score * LEXICON_SCALE) / LEXICON_SCALE if enough else None


class Scores:
    """Word scores over many publishers, and the same without one of them."""

    def __init__(self, shares: Shares, groups: set[int]) -> None:
        self._body: dict[str, float] = collections.defaultdict(float)
        self._other: dict[str, float] = collections.defaultdict(float)
        for group in groups:
            for term, share in shares[group].items():
                self._body[term] += share
                self._other[term] += 1 - share
        found = ((term, score_of(term, self._body[term], self._other[term])) for term in self._body)
        self.all = {term: score for term, score in found if score is not None}
        self.lexicon = lexicon_from(self.all)

    def without(self, own: Mapping[str, float], words: set[str]) -> Lexicon:
        """Return what the lexicon says of ``words``, less what one publisher added to it.

        Args:
            own: the publisher's share of body for each of its words and pairs.
            words: of the pages to be read with it.
        """
        single = {word: self.lexicon.single[word] for word in words & self.lexicon.single.keys()}
        known = words & self.lexicon.pairs.keys()
        pairs = {
            first: {second: score for second, score in self.lexicon.pairs[first].items() if second in words}
            for first in known
        }
        for term, share in own.items():
            body, other = self._body[term] - share, self._other[term] - (1 - share)
            if body + other < MIN_PUBLISHERS - 1.01:
                continue
            score = score_of(term, body, other)
            if score == self.all.get(term):
                continue
            first, space, second = term.partition(" ")
            if space:
                pairs.setdefault(first, {})[second] = score or 0.0
            else:
                single[term] = score or 0.0
        return Lexicon(single, pairs)


def publisher_shares(pages: Iterable[Page]) -> Shares:
    """Return publisher -> word or pair -> share of the lines with it that are body."""
    counts: dict[int, dict[str, list[int]]] = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0]))
    for page in pages:
        seen = counts[page.group]
        for words, share in zip(_words(page), page.body, strict=True):
            is_body = int(share >= 0.5)
            for term in {*words, *map(" ".join, itertools.pairwise(words))}:
                seen[term][is_body] += 1
    return {
        group: {term: body / (other + body) for term, (other, body) in terms.items()} for group, terms in counts.items()
    }


def _words(page: Page) -> Iterator[list[str]]:
    terms, start = page.words.terms, 0
    for count in page.words.counts:
        yield [terms[token] for token in page.words.tokens[start : start + count]]
        start += count


def grow(
    rows: Rows, labels: Rows, weights: Rows, *, trees: int, seed: int = 0, depth: int = DEPTH, rate: float = RATE
) -> Forest:
    """Return oblivious trees grown on the rows; shallow and slow ones are pruned harder."""
    model = CatBoostClassifier(
        iterations=trees, learning_rate=rate, depth=depth, loss_function="CrossEntropy", random_seed=seed,
        border_count=48, l2_leaf_reg=5 if depth == DEPTH else 20, rsm=0.25 if depth == DEPTH else 0.4,
        bootstrap_type="Bernoulli", subsample=0.5, thread_count=2, allow_writing_files=False, verbose=0,
    )  # fmt: skip
    model.fit(Pool(rows, labels, weight=weights))
    return forest_of(model)


def forest_of(model: CatBoostClassifier) -> Forest:
    """Return CatBoost's trees as arrays; a tree that stopped early is filled up with questions never answered yes."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model.json"
        model.save_model(str(path), format="json")
        raw = json.loads(path.read_text(encoding="utf-8"))
    trees = raw["oblivious_trees"]
    columns = np.zeros((DEPTH, len(trees)), dtype=np.int16)
    borders = np.full((DEPTH, len(trees)), np.float32(np.inf), dtype=np.float32)
    leaves = np.zeros((len(trees), 2**DEPTH), dtype=np.float32)
    for number, tree in enumerate(trees):
        for depth, split in enumerate(tree["splits"] or ()):
            columns[depth, number] = split["float_feature_index"]
            borders[depth, number] = split["border"]
        leaves[number, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, (bias,) = raw["scale_and_bias"]
    return Forest(columns.astype(np.intp), borders, leaves * np.float32(scale), float(bias))


def line_weights(page: Page, bound: float = math.inf) -> Rows:
    """Return what each line may cost the page's F1: its tokens against the body's, and a little for each line.

    Args:
        page: the page.
        bound: what all its lines may count together. However much stands around a short article, its F1 cannot fall
            below nothing; and references that hold a small part of the article count most of all without a bound.
    """
    tokens = np.array(page.tokens, dtype=np.float32)
    weights = np.minimum(tokens / max(page.body_tokens, 50), 0.5) * 8 + 0.02
    return weights * page.weight * min(1.0, bound / float(weights.sum()))


def prepared(page: Page) -> Rows:
    """Return the figures of each line by itself."""
    hits = [look_up(unit.text) for unit in page.units]
    return line_features(page.units, hits, page.words, languages=[page.language])


def train(pages: Sequence[Page], base: Mapping[int, Rows], shares: Shares) -> Model:
    """Return the model learned from ``pages``; ``base`` holds their lines' figures by the page's identity.

    The second forest is the mean of two. One has seen the pages without digests, each with all its words and each line
    with its whole weight; the other all pages, none beyond a bound. They err on different pages, and together less
    than either. The guesses that a forest learns from are always of forests that had not seen the page's publisher.
    """
    scores = Scores(shares, {page.group for page in pages})
    said = _read_lexicon(pages, scores, shares)
    first = {id(page): first_pass(base[id(page)], page.words, said[id(page)]) for page in pages}
    guesses = _inner_guesses(pages, first)
    second = {id(page): second_pass(first[id(page)], base[id(page)], page.words, guesses[id(page)]) for page in pages}
    sure = _inner_guesses(pages, second)
    plain = [page for page in pages if page.weight != DIGEST_WEIGHT and not page.mute]
    return Model(
        _grow_lines(pages, first, trees=FIRST_TREES),
        mean_of(
            _grow_lines(plain, second, trees=SECOND_TREES, bound=math.inf),
            _grow_lines(pages, second, trees=SECOND_TREES),
        ),
        _grow_titles(pages, base, said, sure),
        scores.lexicon,
    )


def _read_lexicon(pages: Sequence[Page], scores: Scores, shares: Shares) -> dict[int, Rows]:
    """Return what the lexicon, less what a page's own publisher added to it, says of each line; nothing if mute."""
    of_group: dict[int, list[Page]] = collections.defaultdict(list)
    for page in pages:
        of_group[page.group].append(page)
    said = {}
    for group, own in of_group.items():
        lexicon = scores.without(shares[group], {term for page in own for term in page.words.terms})
        for page in own:
            said[id(page)] = lexical(page.words, Lexicon({}, {}) if page.mute else lexicon)
    return said


def _inner_guesses(pages: Sequence[Page], rows: Mapping[int, Rows]) -> dict[int, Rows]:
    """Return for each page what a forest makes of its lines that has not seen its publisher."""
    guesses: dict[int, Rows] = {}
    for fold in range(INNER_FOLDS):
        inside = [page for page in pages if fold_of(page.group, INNER_FOLDS, salt=7) != fold]
        forest = _grow_lines(inside, rows, trees=FIRST_TREES, seed=fold)
        for page in pages:
            if fold_of(page.group, INNER_FOLDS, salt=7) == fold:
                guesses[id(page)] = forest.probabilities(rows[id(page)])
    return guesses


def mean_of(one: Forest, other: Forest) -> Forest:
    """Return one forest that adds up to the mean of two."""
    return Forest(
        np.hstack((one.columns, other.columns)),
        np.hstack((one.borders, other.borders)),
        np.vstack((one.leaves, other.leaves)) / 2,
        (one.bias + other.bias) / 2,
    )


def _grow_lines(
    pages: Sequence[Page], rows: Mapping[int, Rows], *, trees: int, seed: int = 0, bound: float = PAGE_BOUND
) -> Forest:
    draw = np.random.default_rng(seed)
    parts = []
    for page in pages:
        labels, weights = np.array(page.body, dtype=np.float32), line_weights(page, bound)
        plain = (labels == 0) & (np.array(page.tokens) <= PLAIN_TOKENS)
        keep = ~plain | (draw.random(len(labels)) < PLAIN_SHARE)
        weights[plain] /= PLAIN_SHARE
        parts.append((rows[id(page)][keep], labels[keep], weights[keep]))
    every = [np.concatenate(column) for column in zip(*parts, strict=True)]
    return grow(every[0], every[1], every[2], trees=trees, seed=seed)


def _grow_titles(
    pages: Sequence[Page], base: Mapping[int, Rows], said: Mapping[int, Rows], guesses: Mapping[int, Rows]
) -> Forest:
    """Return the mean of two forests: one alone picks another line with another seed on every fiftieth page."""
    parts = []
    for page in pages:
        candidates = title_candidates(page.words, guesses[id(page)])
        right = np.array(page.title, dtype=np.float32)[candidates.rows]
        # In most variants the headline comes first, which is no rule of pages as they are.
        weight = page.weight if page.weight == 1 else VARIANT_TITLE_WEIGHT
        if right.any():
            rows = title_features(base[id(page)], page.words, said[id(page)], guesses[id(page)], candidates=candidates)
            parts.append((rows, right, np.full(len(right), weight, dtype=np.float32)))
    rows, labels, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    return mean_of(*(grow(rows, labels, weights, trees=TITLE_TREES, seed=seed) for seed in (0, 1)))


def forest_arrays(name: str, forest: Forest) -> dict[str, Any]:
    """Return a forest as plain arrays: whole numbers for columns, half precision for leaves."""
    return {
        f"{name}_columns": forest.columns.astype(np.int16),
        f"{name}_borders": forest.borders,
        f"{name}_leaves": forest.leaves.astype(np.float16),
        f"{name}_bias": np.array([forest.bias]),
    }


def write_model(path: str, model: Model) -> None:
    """Write the model as plain arrays."""
    arrays: dict[str, Any] = {"format": np.array([FORMAT])}
    for name, forest in (("first", model.first), ("second", model.second), ("title", model.title)):
        arrays |= forest_arrays(name, forest)
    scores = dict(model.lexicon.single)
    scores |= {
        f"{first} {second}": score for first, known in model.lexicon.pairs.items() for second, score in known.items()
    }
    arrays["words"] = np.frombuffer("\n".join(scores).encode(), dtype=np.uint8)
    arrays["scores"] = np.round(np.array(list(scores.values())) * LEXICON_SCALE).clip(-127, 127).astype(np.int8)
    np.savez_compressed(path, **arrays)


def predict(records: Iterable[dict[str, Any]], model: Model) -> Iterable[dict[str, Any]]:
    """Yield the prediction for each page, by the whole of the cleaning."""
    for record in records:
        (cleaned,) = clean_with(model, [PageText(record["text"], record["lang"])])
        body = [paragraph.text for paragraph in cleaned.paragraphs]
        yield {"id": record["id"], "body": body, "title": cleaned.title, "published": None}


def load(path: str) -> tuple[list[dict[str, Any]], list[Page]]:
    """Return the records, and the pages with their variants."""
    records = list(read_records(path))
    groups = group_by_publisher(records)
    pages = list(read_pages(records, groups))
    # The pages of l3s are lines with labels, of which no text can be made anew.
    whole = [record for record in records if record["set"] != "l3s"]
    extra = itertools.chain.from_iterable(variants(record, seed=1) for record in whole)
    for made, weight in ((extra, VARIANT_WEIGHT), (with_digests(whole, groups, seed=1), DIGEST_WEIGHT)):
        for page in read_pages(made, groups):
            page.weight = weight
            page.mute = zlib.crc32(f"{page.key} {weight}".encode()) % 2 == 0
            pages.append(page)
    return records, pages


def report(line: str) -> None:
    """Say how far the work has come."""
    print(line, file=sys.stderr, flush=True)


def main(source: str, out: str, *options: str) -> None:
    """Train on everything, or cross-validate."""
    records, pages = load(source)
    base = {id(page): prepared(page) for page in pages}
    shares = publisher_shares(page for page in pages if page.weight == 1)
    report(f"{len(records)} pages, {len(pages)} with variants, {len(shares)} publishers")
    if not options:
        write_model(out, train(pages, base, shares))
        return
    folds = int(options[1])
    only = range(int(options[2])) if len(options) > 2 else range(folds)
    group_of = {page.key: page.group for page in pages}
    predictions: list[dict[str, Any]] = []
    for fold in only:
        inside = [page for page in pages if fold_of(page.group, folds, salt=1) != fold]
        model = train(inside, base, shares)
        outside = [r for r in records if r["id"] in group_of and fold_of(group_of[r["id"]], folds, salt=1) == fold]
        write_model(f"{out}.fold{fold}.npz", model)
        predictions.extend(predict(outside, model))
        report(f"fold {fold}: {len(outside)} pages")
        write_records(out, predictions)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
