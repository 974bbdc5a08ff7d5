"""Kill the ingest at random moments, and let many readers and a writer at one index: it must stay right.

usage: safety.py kill DIR [--kills N] [--batch N] [--jobs N] [--seed S]
       safety.py crowd [--readers N] [--seconds S] [--fresh] [--seed S]

kill   reads DIR into an index again and again, killing (SIGKILL) the process that reads, or one of its workers, until
       N kills have hit; after each the index must be sound and hold whole batches; once all is read, every row must be
       that of an index nobody disturbed
crowd  changes, adds, moves and deletes files and brings the index up to date, now and then by making it anew, while N
       processes list and search it; each answer must be that of one state of the corpus, and none older than the last
       that was done when it began. With --fresh the readers bring it up to date as well: their answers must be whole

Prints one line of figures, and each fault; exit code 1 where there is one. Unix only.
"""

import argparse
import multiprocessing
import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from multiprocessing.context import ForkProcess
from pathlib import Path
from random import Random
from typing import Any

from corpus_cli.config import LANGUAGE_ENGINES
from corpus_cli.corpus import Corpus
from corpus_cli.errors import CorpusError
from corpus_cli.ingest import Ingest, iter_articles, open_index
from corpus_cli.store.files import known_files

__all__ = ["Outcome", "dump_index", "try_crowd", "try_kills", "write_page"]

_FORK = multiprocessing.get_context("fork")
_ENGINE = LANGUAGE_ENGINES[0]
_WORKER_DIED = 2
_PATIENCE_SECONDS = 20
# Every so many changes the index is made anew, and a crowd sees at least so many changes, however slow the machine is.
_REBUILT_EVERY = 4
_LEAST_CHANGES = 4


@dataclass(slots=True)
class Outcome:
    """What a trial came to: ``count`` kills or answers, over ``states`` states seen, and every fault."""

    count: int = 0
    states: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def dump_index(path: Path) -> dict[str, list[Any]]:
    """Return every row of every table of an index, places of tokens included.

    SQLite's own housekeeping is left out, and what differs from run to run: when an article came, and which making of
    the index this is.
    """
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    tables = [name for name in names if name == "token_place" or not name.startswith(("token", "sqlite_stat"))]
    rows = {name: sorted(connection.execute(_select(connection, name)).fetchall(), key=repr) for name in tables}
    connection.close()
    return rows


def _select(connection: sqlite3.Connection, table: str) -> str:
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    rows = " WHERE name <> 'build'" if table == "property" else ""
    return f"SELECT {', '.join(name for name in columns if name != 'indexed')} FROM {table}{rows}"


def try_kills(folder: Path, work: Path, *, kills: int, batch: int, jobs: int, seed: int) -> Outcome:
    """Read ``folder`` into an index in ``work``, killed ``kills`` times."""
    outcome, random = Outcome(), Random(seed)
    # Loads the models once, for every process to come.
    list(iter_articles("-", BytesIO(b"Nothing."), engine=_ENGINE, folder=work, fields={}))
    start = time.perf_counter()
    _ingest(folder, work / "undisturbed.sqlite3", batch, jobs)
    usual = time.perf_counter() - start
    expected = dump_index(work / "undisturbed.sqlite3")
    index = work / "killed.sqlite3"
    kept = 0
    while outcome.count < kills and not outcome.faults:
        exit_code = _kill_one(folder, index, batch, jobs, delay=random.random() * usual, random=random, outcome=outcome)
        outcome.count += exit_code in (-signal.SIGKILL, _WORKER_DIED)
        done = _look_at(index, outcome)
        if exit_code == _WORKER_DIED:
            # Who lost a worker still writes what was read by then.
            kept = done
        elif (done - kept) % batch and done != len(expected["source"]):
            outcome.faults.append(f"{done - kept} more files, which are no whole batches of {batch}")
        if exit_code == 0:
            kept = 0
            outcome.faults += _iter_differences(expected, dump_index(index))
            for path in work.glob(f"{index.name}*"):
                path.unlink()
    _ingest(folder, index, batch, jobs)
    outcome.faults += _iter_differences(expected, dump_index(index))
    return outcome


def _ingest(folder: Path, index: Path, batch: int, jobs: int, *, rebuild: bool = False) -> None:
    open_index([str(folder)], index, Ingest(engine=_ENGINE, jobs=jobs, batch=batch, rebuild=rebuild)).reader.close()


def _ingest_or_leave(folder: Path, index: Path, batch: int, jobs: int) -> None:
    try:
        _ingest(folder, index, batch, jobs)
    except CorpusError:
        sys.exit(_WORKER_DIED)


def _kill_one(
    folder: Path, index: Path, batch: int, jobs: int, *, delay: float, random: Random, outcome: Outcome
) -> int:
    """Start an ingest, kill it or a worker of it after ``delay`` seconds, and return its exit code."""
    process = _FORK.Process(target=_ingest_or_leave, args=(folder, index, batch, jobs))
    process.start()
    process.join(delay)
    workers = _children(process)
    victim = random.choice(workers) if workers and random.random() < 0.3 else process.pid
    if process.exitcode is None and victim is not None:
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    process.join()
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        if time.monotonic() > deadline:
            outcome.faults.append("workers live on after the process that started them")
            break
        time.sleep(0.01)
    return process.exitcode or 0


def _children(process: ForkProcess) -> list[int]:
    with suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    return []


def _look_at(index: Path, outcome: Outcome) -> int:
    """Read an index as it is, and return how many files it knows."""
    done = 0
    if index.exists():
        try:
            opened = open_index([], index, Ingest(engine=_ENGINE, fresh=False, tell=outcome.faults.append))
            outcome.faults += opened.reader.faults()
            done = sum(1 for _ in known_files(opened.reader))
            opened.reader.close()
        except CorpusError as error:
            outcome.faults.append(f"a reader after a kill: {error}")
    outcome.states.add(done)
    return done


def _iter_differences(expected: dict[str, list[Any]], found: dict[str, list[Any]]) -> Iterator[str]:
    for name, rows in expected.items():
        if rows != found.get(name):
            yield f"table {name}: {len(rows)} rows undisturbed, {len(found.get(name, []))} after kills, not the same"


State = dict[str, int]
"""The name of each file, and how often it speaks of ``_WORD``."""

_WORD = "Аселсан"
_FOLDERS = ("a", "b/c", "d")


def write_page(path: Path, number: int) -> None:
    """Put a page in place at once, with ``number`` mentions of the word the readers look for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sentences = [f"Компанія {_WORD} підписала угоду номер {one} про постачання техніки." for one in range(number)]
    hidden = path.with_name(f".{path.name}")
    hidden.write_text("\n\n".join([f"Новини від {path.stem}", *sentences, "Більше нічого не відомо."]), "utf-8")
    hidden.replace(path)


def _plan(random: Random, steps: int) -> list[State]:
    state = {f"{_FOLDERS[number % 3]}/{number}.txt": 1 + number % 4 for number in range(40)}
    states = [state]
    for step in range(steps):
        state = dict(state)
        for change in range(random.randint(1, 4)):
            name = random.choice(sorted(state))
            number = state.pop(name) if random.random() < 0.7 and len(state) > 20 else state[name]
            kind = random.random()
            if kind < 0.6:
                state[f"{random.choice(_FOLDERS)}/{name.rsplit('/')[-1]}"] = number
            elif kind < 0.8:
                state[f"{random.choice(_FOLDERS)}/{step}x{change}.txt"] = random.randint(1, 6)
            else:
                state[name] = number % 6 + 1
        states.append(state)
    return states


def _apply(folder: Path, before: State, after: State) -> None:
    for name in before.keys() - after.keys():
        moved = next((one for one in after.keys() - before.keys() if Path(one).name == Path(name).name), None)
        if moved and after[moved] == before[name]:
            (folder / moved).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(folder / moved)
        else:
            (folder / name).unlink()
    for name, number in after.items():
        if (before.get(name) != number and not (folder / name).exists()) or before.get(name, number) != number:
            write_page(folder / name, number)


def try_crowd(work: Path, *, seconds: float, readers: int, fresh: bool, seed: int) -> Outcome:
    """Let ``readers`` processes ask an index that this one keeps changing, for ``seconds``."""
    outcome = Outcome()
    states = _plan(Random(seed), 10_000)
    folder, index = work / "corpus", work / "crowd.sqlite3"
    _apply(folder, {}, states[0])
    _ingest(folder, index, 1_000, 1)
    done, over, told = _FORK.Value("i", 0), _FORK.Event(), _FORK.SimpleQueue()
    processes = [
        _FORK.Process(target=_read_on, args=(folder, index, states, done, over, told, fresh)) for _ in range(readers)
    ]
    for process in processes:
        process.start()
    end = time.monotonic() + seconds
    for number in range(1, len(states)):
        if time.monotonic() > end and number > _LEAST_CHANGES:
            break
        _apply(folder, states[number - 1], states[number])
        _ingest(folder, index, 1_000, 1, rebuild=number % _REBUILT_EVERY == 0)
        done.value = number
    over.set()
    for _ in processes:
        answers, seen, faults = told.get()
        outcome.count += answers
        outcome.states |= seen
        outcome.faults += faults
    for process in processes:
        process.join()
    return outcome


def _read_on(folder: Path, index: Path, states: Sequence[State], done: Any, over: Any, told: Any, fresh: bool) -> None:
    answers, seen, faults = 0, set(), []
    while not over.is_set() and not faults:
        try:
            first = done.value
            listed, counted = _ask(folder, index, fresh)
            fitting = [number for number in range(first, done.value + 2) if states[number] == counted]
            answers += 1
            seen.update(fitting)
            if listed != counted.keys():
                faults.append(f"the list has {sorted(listed ^ counted.keys())} other than the search")
            elif not fitting and not fresh:
                faults.append(f"the answer fits no state from {first} to {done.value + 1}")
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}")
    told.put((answers, seen, faults))


def _ask(folder: Path, index: Path, fresh: bool) -> tuple[set[str], State]:
    ingest = Ingest(engine=_ENGINE, fresh=fresh, jobs=1)
    with Corpus.open([str(folder)], index=index, ingest=ingest, folder=folder) as corpus:
        counted = {found.row.summary.path: found.forms.total() for found in corpus.search(corpus.ask_name(_WORD))}
        return {summary.path for summary in corpus.summaries()}, counted


def main() -> int:
    """Run the trial that the command line names."""
    parser = argparse.ArgumentParser(description="Try whether the index survives kills and crowds.")
    trials = parser.add_subparsers(dest="trial", required=True)
    kill = trials.add_parser("kill")
    kill.add_argument("folder", type=Path)
    kill.add_argument("--kills", type=int, default=20)
    kill.add_argument("--batch", type=int, default=1_000)
    kill.add_argument("--jobs", type=int, default=2)
    crowd = trials.add_parser("crowd")
    crowd.add_argument("--readers", type=int, default=10)
    crowd.add_argument("--seconds", type=float, default=60)
    crowd.add_argument("--fresh", action="store_true")
    for trial in (kill, crowd):
        trial.add_argument("--seed", type=int, default=1)
    chosen = vars(parser.parse_args())
    with tempfile.TemporaryDirectory() as work:
        if chosen.pop("trial") == "kill":
            outcome = try_kills(chosen.pop("folder"), Path(work), **chosen)
        else:
            outcome = try_crowd(Path(work), **chosen)
    print(f"{outcome.count} kills or answers, {len(outcome.states)} states seen, {len(outcome.faults)} faults")
    print(*outcome.faults, sep="\n", end="")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
