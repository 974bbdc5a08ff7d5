"""Collections that outgrow one machine: written by Spark as Parquet, asked through Spark or by a reader of Parquet.

In: sources on storage that every machine sees, questions as data. Out: a folder of Parquet, and the answers that an
index of the same articles gives. What is done to an article is done by ``annotate``, and what a question means is told
by ``query``: here is only what carries both to many machines. Owns pyspark, which needs the extra ``spark``.
"""

from corpus_cli.cluster.mark import FAILED, is_collection

__all__ = ["FAILED", "is_collection"]
