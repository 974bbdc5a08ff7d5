"""Values to what a person or a program reads; the only place that knows Rich.

In: articles, hits, records. Out: text on a stream. Whatever comes from an article is shown, never obeyed.
``render.machine`` needs no Rich, so that a pipe does not wait for it.
"""
