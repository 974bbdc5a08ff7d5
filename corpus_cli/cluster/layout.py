"""Where in a folder of Parquet things lie, and what is noted about it as a whole.

DIR/_corpus.json                                  the mark of a collection: version, runs of counting
DIR/_failed.jsonl                                 what the last ingest could not read
DIR/_copies.json                                  the id of each article that is a copy, and that of its original
DIR/articles/language=uk/month=2022-05/*.parquet  one row an article
DIR/vocabulary/run=0001/*.parquet                 the words of the articles that one run counted
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from corpus_cli.cluster.mark import FAILED, MARK, is_collection
from corpus_cli.errors import SourceError, StoreError
from corpus_cli.records import SCHEMA_VERSION

__all__ = ["Collection", "CountedRun", "Partition"]

_COPIES = "_copies.json"


class Partition(NamedTuple):
    """The articles of one language and one month, and their folder."""

    language: str
    month: str
    folder: Path


@dataclass(frozen=True, slots=True)
class CountedRun:
    """One run of counting words.

    Attributes:
        name: of its folder.
        files: the files of articles that it counted, from the folder of articles on.
    """

    name: str
    files: tuple[str, ...]


class Collection:
    """A folder of Parquet.

    Args:
        folder: absolute; it need not be there yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = folder / "articles"
        self.vocabulary = folder / "vocabulary"

    def create(self) -> None:
        """Make the folder, and mark it as a collection, where it is none yet.

        Raises:
            StoreError: it cannot be made, or holds something else.
        """
        try:
            if self.folder.is_dir() and not is_collection(self.folder) and any(self.folder.iterdir()):
                raise StoreError(f"{self.folder}: is not empty and no collection of this program: name another --out")
            self.folder.mkdir(parents=True, exist_ok=True)
            if not is_collection(self.folder):
                self._note_runs(())
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be written: {(error.strerror or str(error)).lower()}") from error

    def partitions(self) -> list[Partition]:
        """Return what is there, by language and month."""
        return [
            Partition(language, month, folder)
            for language, within in _iter_named(self.articles, "language")
            for month, folder in _iter_named(within, "month")
        ]

    def files(self) -> list[str]:
        """Return the files of articles, from the folder of articles on."""
        found = (path for one in self.partitions() for path in one.folder.glob("*.parquet"))
        return sorted(str(path.relative_to(self.articles)) for path in found)

    def runs(self) -> list[CountedRun]:
        """Return the runs of counting that came to their end.

        Raises:
            StoreError: the mark cannot be read, or was made by a newer program.
        """
        with self._noted(MARK) as written:
            content: Mapping[str, Any] = json.loads(written)
            version = int(content["schema"])
            runs = [CountedRun(run["name"], tuple(run["files"])) for run in content["runs"]]
        if version > SCHEMA_VERSION:
            raise StoreError(f"{self.folder}: was made by a newer version of this program: update it")
        return runs

    def next_run(self) -> CountedRun | None:
        """Return a run of counting for the articles that none has counted, ``None`` where there are none."""
        runs = self.runs()
        counted = {file for run in runs for file in run.files}
        files = tuple(file for file in self.files() if file not in counted)
        return CountedRun(f"run={len(runs) + 1:04d}", files) if files else None

    def note_run(self, run: CountedRun) -> None:
        """Note that a run of counting came to its end; one that is not noted is as if it were not there."""
        self._note_runs([*self.runs(), run])

    def _note_runs(self, runs: Iterable[CountedRun]) -> None:
        content = {"schema": SCHEMA_VERSION, "runs": [asdict(run) for run in runs]}
        self._replace(MARK, json.dumps(content, ensure_ascii=False))

    def failures(self) -> list[SourceError]:
        """Return what the last ingest could not read.

        Raises:
            StoreError: what was noted of it cannot be read.
        """
        with self._noted(FAILED) as content:
            return [SourceError(*json.loads(line)) for line in content.splitlines()]

    def note_failures(self, failures: Iterable[SourceError]) -> None:
        """Keep what could not be read."""
        lines = (json.dumps([one.path, one.reason, one.detail]) + "\n" for one in failures)
        self._replace(FAILED, "".join(lines))

    def copies(self) -> dict[str, str]:
        """Return the original of each article that is a copy, by their ids.

        Raises:
            StoreError: what was noted of them cannot be read.
        """
        with self._noted(_COPIES) as content:
            return dict(json.loads(content or "{}"))

    def note_copies(self, copies: Mapping[str, str]) -> None:
        """Keep which article is a copy of which."""
        self._replace(_COPIES, json.dumps(copies))

    @contextmanager
    def _noted(self, name: str) -> Iterator[str]:
        """Give the content of a file, empty where there is none, to be read within.

        Raises:
            StoreError: it is not what this program writes.
        """
        path = self.folder / name
        try:
            yield path.read_text(encoding="utf-8") if path.exists() else ""
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}: cannot be read: run 'corpus ingest' again") from error

    def _replace(self, name: str, content: str) -> None:
        """Write a file in one step: who reads meanwhile sees the old one or the new one."""
        written = self.folder / f"{name}.new"
        written.write_text(content, encoding="utf-8")
        written.replace(self.folder / name)


def _iter_named(folder: Path, column: str) -> Iterator[tuple[str, Path]]:
    """Yield the folders that are named after values of a column, by value."""
    named = folder.glob(f"{column}=*") if folder.is_dir() else ()
    yield from sorted((unquote(path.name.partition("=")[2]), path) for path in named)
