"""A progress bar for work that takes longer than a moment.

In: how much is done. Out: a bar on a terminal, gone when the work is done.
"""

import time
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

__all__ = ["ProgressBar"]

# A bar that flashes up for a blink disturbs more than it tells.
_DELAY = 0.5


class ProgressBar:
    """Shows itself once the work has taken half a second; call it with done and total, and the articles so far."""

    def __init__(self, file: TextIO, label: str) -> None:
        self._started = time.monotonic()
        self._file = file
        self._label = label
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int, articles: int = 0) -> None:
        if self._bar is None and done < total and time.monotonic() - self._started > _DELAY:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(
                *columns, TextColumn("{task.fields[found]}"), console=Console(file=self._file), transient=True
            )
            self._bar.add_task(self._label, total=total, found="")
            self._bar.start()
        if self._bar is not None:
            # Of one large container the number of files tells nothing.
            found = f"{articles:,} articles" if articles > done else ""
            self._bar.update(self._bar.task_ids[0], completed=done, total=total, found=found)
            if done >= total:
                self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
