"""The five articles of seeds/ against what a careful reader finds in them."""

import json
from collections import Counter
from typing import Any

import pytest
import yaml

from corpus_cli.text import fold, iter_tokens
from tests.conftest import ROOT, SEEDS, Run

GOLD: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "gold" / "seeds.yaml").read_text(encoding="utf-8"))
NAMES = sorted(GOLD)

# What the gold calls a line, and what this program calls it.
REASONS = {
    "related-link": "related",
    "ui-error-report": "furniture",
    "comment-form": "comment",
    "sidebar-date": "sidebar",
}


@pytest.fixture
def records(corpus: Run) -> dict[str, dict[str, Any]]:
    """Every article's whole record, by file name."""
    ids = [json.loads(line)["id"] for line in corpus("list", "--json").lines]
    found = [json.loads(line) for line in corpus("show", *ids, "--json").lines]
    return {record["path"].rpartition("/")[2]: record for record in found}


@pytest.fixture
def texts() -> dict[str, str]:
    """Every article's source text, by file name."""
    return {name: (SEEDS / name).read_text(encoding="utf-8") for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["language", "title", "published", "publisher"])
def test_facts_are_exactly_the_readers(records: dict[str, Any], name: str, field: str) -> None:
    """Language, title, date and publisher are the reader's; what the page does not state is unknown."""
    assert records[name][field] == GOLD[name][field]


@pytest.mark.parametrize("name", NAMES)
def test_body_is_the_readers(records: dict[str, Any], texts: dict[str, str], name: str) -> None:
    """The tokens of the body agree with the reader's lines, F1 at least .995."""
    lines = texts[name].split("\n")
    gold = Counter(_tokens("\n".join(lines[number - 1] for number in GOLD[name]["body_lines"])))
    found = Counter(_tokens("\n".join(paragraph["text"] for paragraph in records[name]["paragraphs"])))
    common = sum((gold & found).values())
    assert 2 * common / (sum(gold.values()) + sum(found.values())) >= 0.995


def _tokens(text: str) -> list[str]:
    return [fold(token.surface) for token in iter_tokens(text)]


@pytest.mark.parametrize("name", NAMES)
def test_removed_lines_are_the_readers_with_their_reason(records: dict[str, Any], name: str) -> None:
    """Each line the reader leaves out is left out, for the reason the reader gives."""
    expected = {line: REASONS.get(reason, reason) for line, reason in GOLD[name]["removed_lines"].items()}
    assert {line["line"]: line["reason"] for line in records[name]["removed"]} == expected


@pytest.mark.parametrize("name", NAMES)
def test_hard_wrapped_lines_are_one_paragraph(records: dict[str, Any], texts: dict[str, str], name: str) -> None:
    """Lines that the reader joins stand in one paragraph."""
    lines = texts[name].split("\n")
    for first, last in GOLD[name]["joined_lines"]:
        joined = " ".join(" ".join(lines[first - 1 : last]).split())
        assert joined in [paragraph["text"] for paragraph in records[name]["paragraphs"]]


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_the_readers(records: dict[str, Any], texts: dict[str, str], name: str) -> None:
    """Every date has the reader's span, value and role; nothing else is a date (durations and sets are told apart)."""
    found = {(date["start"], date["end"]): date for date in records[name]["dates"]}
    for gold in GOLD[name]["dates"]:
        date = found.pop((gold["start"], gold["end"]))
        assert texts[name][date["start"] : date["end"]] == date["surface"] == gold["text"]
        assert date["role"] == gold["role"]
        if gold["value"] is not None:
            assert date["value"] == gold["value"]
    assert {date["type"] for date in found.values()} <= {"DURATION", "SET"}


@pytest.mark.parametrize("query", ["ANKA", "Aselsan", "Tokayev", "Токаев", "Токаєв", "Tokajew"])
def test_names_are_the_readers(corpus: Run, query: str) -> None:
    """A name typed in any spelling finds each mention the reader marked, and no other."""
    name = "Tokayev" if query[:2] in ("То", "To") else query
    expected = {
        (path, start, end, surface) for path, gold in GOLD.items() for start, end, surface in gold["names"][name]
    }
    result = corpus("grep", query, "--raw", "--json")
    hits = [json.loads(line) for line in result.lines]
    assert {(hit["path"].rpartition("/")[2], hit["start"], hit["end"], hit["surface"]) for hit in hits} == expected
    assert len(hits) == len(expected)


@pytest.mark.parametrize("query", ["Tokayev", "Токаев"])
def test_a_mention_in_a_removed_line_is_told_not_shown(corpus: Run, query: str) -> None:
    """Twelve mentions are shown; the thirteenth, in a doubled title, is told of."""
    result = corpus("grep", query, "--json")
    assert len(result.lines) == 12
    assert "1 more in removed lines" in result.err
