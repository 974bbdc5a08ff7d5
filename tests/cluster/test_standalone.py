"""A real cluster of Spark, one of its workers killed in the middle, and the answers of what it wrote."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="needs the extra 'spark'")

import pyspark

from corpus_cli.cluster.corpus import ParquetCorpus
from corpus_cli.cluster.engines import LocalEngine
from corpus_cli.cluster.java import Cluster
from corpus_cli.cluster.layout import Collection
from corpus_cli.cluster.spark import SparkEngine
from corpus_cli.corpus import Corpus
from corpus_cli.ingest import Ingest
from corpus_cli.names import Widening
from corpus_cli.query.concordance import ContextSize
from corpus_cli.query.order import SortKey
from corpus_cli.query.parser import parse_query
from corpus_cli.query.questions import ask_pattern
from corpus_cli.store.times import Unit
from tests.cluster.made import write_articles
from tests.cluster.standalone import Standalone, fetch_json, free_port, wait_until

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17: sudo apt install openjdk-17-jre-headless"),
    # One cluster for all of them, also where tests are dealt out to several processes.
    pytest.mark.xdist_group("cluster"),
]

NUMBER = 5_000
TODAY = date(2026, 1, 31)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "news"
    write_articles(folder, NUMBER)
    return folder


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standalone]:
    home = Path(pyspark.__file__).parent
    with Standalone(home, tmp_path_factory.mktemp("spark"), workers=2) as started:
        yield started


@pytest.fixture(scope="module")
def collection(cluster: Standalone, sources: Path) -> Collection:
    """What the cluster wrote while one of its workers was killed."""
    place = sources.parent / "collection"
    port = free_port()
    settings = ("spark.ui.enabled=true", f"spark.ui.port={port}", "spark.executor.memory=900m")
    command = [sys.executable, "-m", "corpus_cli", "ingest", str(sources), "--out", str(place)]
    options = [word for setting in settings for word in ("--conf", setting)]
    ingest = subprocess.Popen(
        [*command, "--master", cluster.master, *options], stderr=subprocess.PIPE, encoding="utf-8", cwd=sources.parent
    )
    try:
        wait_until("no task was ever done", lambda: ingest.poll() is not None or _in_the_middle(port))
        assert ingest.poll() is None, "the ingest was over before a worker could be killed"
        cluster.kill_worker()
        _, told = ingest.communicate(timeout=3_000)
    finally:
        ingest.kill()
        ingest.wait()
    assert (ingest.returncode, told.splitlines()[-1]) == (0, f"{NUMBER} new articles, {NUMBER} in all; 0 failed"), told
    return Collection(place)


def _in_the_middle(port: int) -> bool:
    """Tell whether some of the articles are annotated, and not nearly all."""
    address = f"http://127.0.0.1:{port}/api/v1/applications"
    applications = fetch_json(address) or ()
    stages = [stage for one in applications for stage in fetch_json(f"{address}/{one['id']}/stages") or ()]
    read = any(stage["status"] == "COMPLETE" for stage in stages)
    running = [stage for stage in stages if stage["status"] == "ACTIVE"]
    return read and any(2 <= stage["numCompleteTasks"] < stage["numTasks"] - 2 for stage in running)


@pytest.fixture(scope="module")
def index(sources: Path) -> Iterator[Corpus]:
    ingest = Ingest(engine="pair")
    place = sources.parent / "index.sqlite3"
    with Corpus.open([str(sources)], index=place, ingest=ingest, folder=sources.parent) as opened:
        yield opened


def test_every_article_is_there_once(collection: Collection, index: Corpus, cluster: Standalone) -> None:
    """A worker killed in the middle costs no article, and none is there twice."""
    assert cluster.alive() <= 1
    with closing(ParquetCorpus(collection, LocalEngine(collection), collection.folder.parent)) as opened:
        ids = [article.id for article in opened.summaries()]
    assert len(ids) == NUMBER
    assert sorted(ids) == sorted(article.id for article in index.summaries())


def _condition(corpus: Any, question: str) -> Any:
    return corpus.condition(parse_query(question, today=TODAY))


QUESTIONS: dict[str, Callable[[Any], Any]] = {
    "every article": lambda one: list(one.summaries()),
    "by language, sorted": lambda one: list(
        one.summaries(_condition(one, "lang:uk,pl"), sort=SortKey.TITLE, reverse=True, limit=50)
    ),
    "by name and time": lambda one: list(one.summaries(_condition(one, "name:Токаев mentions:2001..2010 -lang:en"))),
    "totals": lambda one: one.totals(_condition(one, "words:60.. /мост|bridge/")),
    "a name": lambda one: list(one.search(one.ask_name("Tokayev"), size=ContextSize())),
    "an acronym, counted": lambda one: list(one.search(one.ask_name("ANKA"), _condition(one, "lang:tr,ru"))),
    "exact words": lambda one: list(one.search(one.ask_name("new bridge", None), size=ContextSize(20))),
    "a pattern": lambda one: list(one.search(ask_pattern("(?:new|old) bo\\w+", whole_words=True, timeout=2.0))),
    "forms": lambda one: one.forms(one.ask_name("Казахстан", Widening(doubtful=True))),
    "times": lambda one: list(one.mentions(_condition(one, "lang:pl date:2022-03"))),
    "a time line": lambda one: one.timeline(_condition(one, ""), Unit.YEAR),
    "its sentences": lambda one: one.sentences_by_period(_condition(one, "lang:en"), Unit.YEAR, most=2),
    "times beside a name": lambda one: list(one.mentions_beside(one.ask_name("Aselsan"))),
}


def test_answers_are_the_same_three_ways(collection: Collection, index: Corpus, cluster: Standalone) -> None:
    """Thirteen questions get one answer from the index, from Parquet, and from Parquet through the cluster."""
    expected = {name: _plain(ask(index)) for name, ask in QUESTIONS.items()}
    assert all(expected.values())
    here = LocalEngine(collection)
    there = SparkEngine(Cluster(cluster.master, os.environ, {"spark.executor.memory": "900m"}), collection)
    for engine in (here, there):
        with closing(ParquetCorpus(collection, engine, collection.folder.parent)) as opened:
            for name, ask in QUESTIONS.items():
                assert _plain(ask(opened)) == expected[name], name


def _plain(answer: Any) -> Any:
    """Return an answer without the numbers that an index gives to articles."""
    if not isinstance(answer, list):
        return answer
    return [
        (one.row.located, one.row.summary, one.hits, one.forms, one.removed_forms) if hasattr(one, "row") else one
        for one in answer
    ]


def test_a_rerun_adds_nothing(collection: Collection, cluster: Standalone, sources: Path) -> None:
    """Run again by the cluster as it is, an ingest of the same sources adds nothing and counts no word twice."""
    before = collection.files()
    command = [sys.executable, "-m", "corpus_cli", "ingest", str(sources), "--out", str(collection.folder)]
    again = subprocess.run(
        [*command, "--master", cluster.master, "--conf", "spark.executor.memory=900m"],
        capture_output=True, encoding="utf-8", check=False, cwd=sources.parent,
    )  # fmt: skip
    assert again.stderr.splitlines()[-1] == f"0 new articles, {NUMBER} in all; 0 failed"
    assert collection.files() == before
    assert len(collection.runs()) == 1
