"""``python -m corpus_cli``, and the command ``corpus``."""

import gc
import sys

__all__ = ["main"]


def main() -> int:
    """Run the program as a process does; Ctrl-C while it is still loading is Ctrl-C, too."""
    # Modules are made of objects that stay: looking through them for garbage every 700 takes a tenth of a short run.
    gc.set_threshold(50_000)
    try:
        from corpus_cli.cli.main import main as run
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
