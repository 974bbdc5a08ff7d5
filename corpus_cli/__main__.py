"""``python -m corpus_cli``, and the command ``corpus``."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

__all__ = ["main"]


def main() -> int:
    """Run the program as a process does; Ctrl-C while it is still loading is Ctrl-C, too."""
    # Modules are made of objects that stay: looking through them for garbage every 700 takes a tenth of a short run.
    gc.set_threshold(50_000)
    try:
        from corpus_cli.cli.main import main as run
    except KeyboardInterrupt:
        return _interrupted()
    code = run()
    # What is left goes with the process: to look through all of it for garbage on the way out takes a fifth of a short
    # run.
    gc.freeze()
    return _interrupted() if code == _INTERRUPTED else code


def _interrupted() -> NoReturn:
    """Leave with 130 at once: where Ctrl-C met a module being loaded, Python would end by the signal instead."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(_INTERRUPTED)


_INTERRUPTED = 130


if __name__ == "__main__":
    sys.exit(main())
