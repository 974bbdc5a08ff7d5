"""Learn how far to trust an extractor's opinion of a page beside the text's own.

usage: train_clean_html.py PAGES HTML FOLDS WEIGHTS OUT

PAGES    gzipped JSON lines, as for ``train_clean.py``
HTML     gzipped JSON lines: {id, html_base64}, of some of those pages
FOLDS    prefix of the fold models that ``train_clean.py --folds N`` left: FOLDS.fold0.npz ...
WEIGHTS  the weights to add the learned forest to, in place
OUT      JSON lines: cross-validated predictions {id, body, title, published}

Each page is read by the fold model that has not seen its publisher, and the forest is cross-validated the same way.
Needs the group ``train`` and the extra ``html``.
"""

import base64
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from clean_data import Page, fold_of, group_by_publisher, read_pages
from corpus_cli.annotate.clean.body import Lines, read_bodies
from corpus_cli.annotate.clean.opinion import coverage, opinion_features, stated_coverage, unit_pieces
from corpus_cli.annotate.clean.page import PageText, clean_with
from corpus_cli.annotate.clean.phrases import look_up
from corpus_cli.annotate.clean.trees import Forest
from corpus_cli.annotate.clean.weights import Model, model_from
from corpus_cli.model import RawDocument
from corpus_cli.sources.html import read_html
from jsonl import read_records, write_records
from train_clean import Rows, forest_arrays, grow, line_weights, mean_of, report

TREES, DEPTH, RATE, FOLDS = 100, 3, 0.08, 5


class Sample(NamedTuple):
    """One HTML page: its record, how it was read, its labels, its figures, and the model that had not seen it."""

    record: dict[str, Any]
    raw: RawDocument
    page: Page
    rows: Rows
    model: Model


def load_model(path: str) -> Model:
    """Return the model of a file."""
    with np.load(path) as arrays:
        return model_from({name: arrays[name] for name in arrays.files})


def samples(pages: str, html: str, prefix: str) -> list[Sample]:
    """Return the HTML pages with their figures."""
    records = list(read_records(pages))
    groups = group_by_publisher(records)
    by_id = {record["id"]: record for record in records}
    found = sorted(Path(prefix).parent.glob(f"{Path(prefix).name}.fold*.npz"))
    models = [load_model(str(path)) for path in found]
    out = []
    for line in read_records(html):
        record = by_id[line["id"]]
        raw = read_html(base64.b64decode(line["html_base64"]), path=line["id"])
        page = next(read_pages([{**record, "text": raw.text}], groups))
        model = models[fold_of(page.group, len(models), salt=1)]
        out.append(Sample(record, raw, page, figures(page, raw, model), model))
    return out


def figures(page: Page, raw: RawDocument, model: Model) -> Rows:
    """Return what the forest sees of each line."""
    hits = [look_up(unit.text) for unit in page.units]
    reading = read_bodies([Lines(page.units, hits, page.language)], model)
    pieces = unit_pieces(page.units)
    covered = coverage(pieces, raw.declared.get("main_text", ""))
    stated = stated_coverage(pieces, raw.declared)
    return opinion_features(reading.base, reading.body, covered, reading.tokens, stated=stated)


def learn(chosen: list[Sample]) -> Forest:
    """Return the mean of two forests grown on some pages."""
    rows = np.vstack([sample.rows for sample in chosen])
    labels = np.concatenate([np.array(sample.page.body, dtype=np.float32) for sample in chosen])
    weights = np.concatenate([line_weights(sample.page) for sample in chosen])
    # The pages are few: small trees keep to what holds for all of them, and two forests differ less than one by chance.
    return mean_of(*(grow(rows, labels, weights, trees=TREES, depth=DEPTH, rate=RATE, seed=seed) for seed in (0, 1)))


def main(pages: str, html: str, prefix: str, weights: str, out: str) -> None:
    """Cross-validate, then learn from all and add the forest to the weights."""
    every = samples(pages, html, prefix)
    report(f"{len(every)} pages of HTML")
    predictions = []
    for fold in range(FOLDS):
        forest = learn([sample for sample in every if fold_of(sample.page.group, FOLDS, salt=3) != fold])
        for sample in every:
            if fold_of(sample.page.group, FOLDS, salt=3) == fold:
                model = replace(sample.model, opinion=forest)
                page = PageText(sample.raw.text, sample.page.language, sample.raw.declared)
                (cleaned,) = clean_with(model, [page])
                body = [paragraph.text for paragraph in cleaned.paragraphs]
                published = sample.raw.declared.get("published")
                predictions.append(
                    {"id": sample.record["id"], "body": body, "title": cleaned.title, "published": published}
                )
    write_records(out, predictions)
    with np.load(weights) as arrays:
        stored = {name: arrays[name] for name in arrays.files}
    np.savez_compressed(weights, **{**stored, **forest_arrays("opinion", learn(every))})


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    main(*sys.argv[1:])
