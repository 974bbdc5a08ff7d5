"""Sources to index: reads what is new or changed, forgets what is gone.

In: what the user named as the corpus, the place of an index. Out: the index up to date, and the outcome of every
file that failed.
"""

from corpus_cli.ingest.options import Ingest, Progress
from corpus_cli.ingest.plan import Plan, make_plan
from corpus_cli.ingest.refresh import Refreshed
from corpus_cli.ingest.single import iter_articles
from corpus_cli.ingest.status import Status, index_status, iter_faults, known_failures
from corpus_cli.ingest.upkeep import OpenIndex, index_path, open_index

__all__ = [
    "Ingest",
    "OpenIndex",
    "Plan",
    "Progress",
    "Refreshed",
    "Status",
    "index_path",
    "index_status",
    "iter_articles",
    "iter_faults",
    "known_failures",
    "make_plan",
    "open_index",
]
