"""A collection of Parquet gives the answers that an index of the same articles gives."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Run
from tests.hay import write_hay

pytest.importorskip("pyarrow", reason="needs the extra 'parquet'")

RECORDS = (
    (
        "Third ferry",
        "The third ferry of the Caspian line was named after Tokayev's home town on 3 May 2021, harbour hands say.",
    ),
    ("First ferry", "The first ferry left for Aktau in 2013 with grain, and ANKA was the name painted on its bow."),
)
BARGE = (
    "Barge with apples runs aground\n\n12 August 2020\n\nA barge with forty tonnes of apples ran aground near Atyrau "
    "on Tuesday, and villagers helped the crew to unload it before the wind turned.\n"
)
PORT = (
    "Port of the delta opens again\n\n14 June 2022\n\nThe port of the delta opened again on Tuesday after three weeks "
    "of dredging, the harbour office said. Eleven ships had waited outside, most of them with timber and salt, and the "
    "first of them tied up at noon. ANKA, the oldest of the tugs, led it in while the band of the school played.\n"
)
"""An article that another paper took over, with a line of its own."""
COPY = PORT.replace("14 June", "15 June") + "Our correspondent adds that the rain held off.\n"
ARTICLES = 17

QUESTIONS = (
    ("list",),
    ("list", "--json", "--sort", "published", "--reverse"),
    ("list", "lang:uk,ru", "--sort", "title", "--limit", "3"),
    ("list", "--json", "--", "date:2022..2026", "name:ANKA", "-lang:pl"),
    ("list", "--all", "date:2022-06"),
    ("list", "date:2022-06-15", "--reverse"),
    ("list", "lang:en", "--sort", "words", "--limit", "2"),
    ("list", "mentions:2013", "/безпілотн\\w+|Kazach/"),
    ("grep", "ANKA"),
    ("grep", "Токаев", "--json"),
    ("grep", "Tokayev", "-c", "lang:ru,kk,tr"),
    ("grep", "-F", "токаев", "--raw"),
    ("grep", "Kazakhstan Engineering", "--slack", "3", "-C", "4"),
    ("grep", "ANKA", "--and", "Kazakhstan", "--near", "10"),
    ("grep", "ANKA", "--not", "Bayraktar", "-l"),
    ("grep", "-E", "\\d+ (?:млн|млрд)", "--json"),
    ("grep", "Qwertyuiop"),
    ("forms", "Казахстан", "--json"),
    ("dates", "--json"),
    ("dates", "lang:pl", "--from", "2020", "--type", "all"),
    ("timeline", "--by", "year"),
    ("timeline", "--by", "month", "lang:uk", "--json"),
    ("timeline", "--name", "ANKA", "--by", "year"),
    ("stats", "lang:uk,ru,pl", "--by", "source"),
    ("stats", "--by", "lang,month"),
    ("stats", "date:2022", "--without-names"),
    ("show", "tlla", "otre", "--json"),
    ("show", "tlla", "--removed", "--explain"),
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, articles of many scripts with hostile text, a file of records and an archive, in a folder."""
    folder = tmp_path_factory.mktemp("sources") / "news"
    write_hay(folder)
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, folder / path.name)
    lines = (
        json.dumps({"title": title, "text": text, "url": f"https://example.org/{title}"}) for title, text in RECORDS
    )
    (folder / "day.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with zipfile.ZipFile(folder / "old.zip", "w") as archive:
        archive.writestr("notes/barge.txt", BARGE)
    (folder / "port.txt").write_text(PORT)
    (folder / "a-later-copy.txt").write_text(COPY)
    return folder


@pytest.fixture
def collection(corpus: Run, articles: Path) -> Path:
    """A collection of them, made once."""
    place = articles.parent / "collection"
    if not place.exists():
        corpus("--corpus", str(articles), "index")
        result = corpus("ingest", str(articles), "--out", str(place), "--engine", "local")
        assert result.exit == 0
        assert result.err.splitlines() == [
            f"corpus: {articles}/day.jsonl: fields taken: text=text, title=title, url=url",
            f"{ARTICLES} new articles, {ARTICLES} in all; 0 failed",
        ]
    return place


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_answers_are_those_of_an_index(
    corpus: Run, articles: Path, collection: Path, question: tuple[str, ...]
) -> None:
    """Results, remarks and exit code are the same to the letter."""
    expected = corpus("--corpus", str(articles), *question)
    assert corpus("--corpus", str(collection), *question) == expected
    assert expected.exit in (0, 1)


def test_copies_are_folded(corpus: Run, articles: Path, collection: Path) -> None:
    """What is the same text stands behind the earliest, as in an index, unless that does not fit."""
    folded = corpus("--corpus", str(collection), "list", "date:2022-06")
    assert "1 of them is a copy, the same text or nearly: folded" in folded.err
    (original, copy) = (
        json.loads(line)
        for line in corpus(
            "--corpus", str(collection), "list", "date:2022-06", "--json", "--sort", "published"
        ).out.splitlines()
    )
    assert (original["copy_of"], copy["copy_of"]) == (None, original["id"])
    for question in (("show", copy["id"], "--copies"), ("show", copy["id"], "--copies", "--json")):
        expected = corpus("--corpus", str(articles), *question)
        assert corpus("--corpus", str(collection), *question) == expected
        assert expected.exit == 0


@pytest.mark.parametrize("name", ["_copies.json", "_failed.jsonl", "_corpus.json"])
def test_what_is_noted_of_a_collection_is_damaged(corpus: Run, collection: Path, tmp_path: Path, name: str) -> None:
    """One line names the file and the next step."""
    place = tmp_path / "collection"
    shutil.copytree(collection, place)
    (place / name).write_text("{", encoding="utf-8")
    result = corpus("--corpus", str(place), "list")
    assert (result.exit, result.out) == (2, "")
    assert result.err.endswith(f"corpus: {place / name}: cannot be read: run 'corpus ingest' again\n")


def test_an_ingest_again_adds_what_is_new(corpus: Run, articles: Path, tmp_path: Path) -> None:
    """Run again an ingest adds new articles and their words, none twice, and names what it cannot read."""
    sources, place = tmp_path / "news", tmp_path / "collection"
    shutil.copytree(articles, sources)
    moved = sources / "kazakh.txt"
    moved.rename(tmp_path / "kazakh.txt")
    assert corpus("ingest", str(sources), "--out", str(place), "--engine", "local").exit == 0
    (tmp_path / "kazakh.txt").rename(moved)
    (sources / "empty.txt").touch()
    again = corpus("ingest", str(sources), "--out", str(place), "--engine", "local")
    assert again.exit == 2
    assert again.err.splitlines()[-2:] == [
        f"corpus: {sources}/empty.txt: is empty",
        f"1 new articles, {ARTICLES} in all; 1 failed",
    ]
    corpus("--corpus", str(sources), "index")
    for question in (("list", "--json"), ("grep", "Тоқаев", "--json"), ("forms", "Токаев", "--json")):
        expected = corpus("--corpus", str(sources), *question)
        assert corpus("--corpus", str(place), *question) == expected


def test_an_index_is_made_of_a_part(corpus: Run, articles: Path, collection: Path, tmp_path: Path) -> None:
    """index --from makes an index of the articles that fit, which answers without collection or sources."""
    index = tmp_path / "part.sqlite3"
    made = corpus("index", "--from", str(collection), "--index", str(index), "--query", "lang:uk,ru")
    assert made.exit == 0
    for question in (("list", "--json"), ("grep", "ANKA"), ("dates", "--json")):
        expected = corpus("--corpus", str(articles), *question, "lang:uk,ru")
        found = corpus("--corpus", str(collection), *question, "--index", str(index))
        assert (found.exit, found.out) == (expected.exit, expected.out)


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown"])
def test_articles_are_exported_whole(corpus: Run, articles: Path, collection: Path, form: str) -> None:
    """Of a collection the same articles are written as of an index, in the order in which it has them."""
    expected = corpus("--corpus", str(articles), "export", "lang:uk,en", "--format", form)
    found = corpus("--corpus", str(collection), "export", "lang:uk,en", "--format", form)
    assert (found.exit, found.err) == (expected.exit, expected.err)
    assert sorted(found.lines) == sorted(expected.lines)


@pytest.mark.parametrize(
    "line",
    [
        "check",
        "new",
        "watch",
        "names",
        "collocates ANKA",
        "frequency",
        "similar tlla",
        "export --no-copies --format csv",
    ],
)
def test_what_needs_an_index_says_so(corpus: Run, collection: Path, line: str) -> None:
    """A command that only an index can answer says how to make one."""
    result = corpus("--corpus", str(collection), *line.split())
    assert result.exit == 2
    assert result.err.startswith(f"corpus: {collection}: this needs an index")
    assert "corpus index --from" in result.err


def test_what_is_no_collection_is_told(corpus: Run, articles: Path, collection: Path, tmp_path: Path) -> None:
    """A folder of other things is not written into; a collection is named alone; Spark reads nothing else."""
    (tmp_path / "mine.txt").write_text("mine")
    refused = corpus("ingest", str(articles), "--out", str(tmp_path), "--engine", "local")
    assert (refused.exit, [path.name for path in tmp_path.iterdir()]) == (2, ["mine.txt"])
    assert "is not empty and no collection" in refused.err
    assert "name it alone" in corpus("--corpus", str(collection), "--corpus", str(articles), "list").err
    assert "--engine and --master are for a collection" in corpus("list", "--engine", "spark").err


def test_a_newer_collection_is_refused(corpus: Run, collection: Path, tmp_path: Path) -> None:
    """What a newer program has made, or nobody can read, is one clear line."""
    copy = tmp_path / "collection"
    shutil.copytree(collection, copy)
    mark = copy / "_corpus.json"
    mark.write_text(json.dumps({"schema": 99, "runs": []}))
    assert "was made by a newer version" in corpus("--corpus", str(copy), "list").err
    mark.write_text("{")
    result = corpus("--corpus", str(copy), "list")
    assert (result.exit, "cannot be read" in result.err) == (2, True)


def test_a_collection_says_where_it_lists_what_could_not_be_read(corpus: Run, tmp_path: Path) -> None:
    """The ingest names each; a question counts them, and names the file that holds them."""
    sources, place = tmp_path / "news", tmp_path / "kept"
    sources.mkdir()
    (sources / "a.txt").write_text(BARGE)
    for name in ("b.txt", "c.txt"):
        (sources / name).write_text("")
    done = corpus("ingest", str(sources), "--out", str(place), "--engine", "local")
    assert (done.exit, done.err.count(" is empty\n")) == (2, 2)
    asked = corpus("--corpus", str(place), "list", "--json")
    assert (asked.exit, len(asked.lines)) == (2, 1)
    assert f"corpus: 2 files or records could not be read: {place}/_failed.jsonl lists them\n" in asked.err
    assert len((place / "_failed.jsonl").read_text().splitlines()) == 2
