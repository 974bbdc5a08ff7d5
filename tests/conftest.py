"""The program run as a shell runs it, in this process: ``corpus("grep", "ANKA").out``."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from corpus_cli.cli.app import App
from corpus_cli.cli.main import run

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@dataclass(frozen=True)
class Result:
    """What a run left behind."""

    exit: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the whole run: the seeds are annotated once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def corpus(cache_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run one command line, by default in the project's folder, into a pipe, without colour."""

    state = tmp_path_factory.mktemp("state")

    def run_corpus(
        *arguments: str,
        width: int | None = None,
        color: bool = False,
        folder: Path = ROOT,
        stdin: bytes = b"",
        environment: Mapping[str, str] | None = None,
    ) -> Result:
        out, err = io.StringIO(), io.StringIO()
        app = App(
            stdout=out,
            stderr=err,
            read_stdin=lambda: stdin,
            environment={
                "CORPUS_CACHE": str(cache_folder),
                "CORPUS_STATE": str(state),
                "CORPUS_DEBUG": "1",
                **(environment or {}),
            },
            folder=folder,
            today=date(2026, 1, 31),
            width=width,
            height=10_000,
            color=color,
            interactive=False,
            options={},
        )
        code = run(arguments, app)
        return Result(int(code), out.getvalue(), err.getvalue())

    return run_corpus
