"""``python -m corpus_cli``."""

import sys

from corpus_cli.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
