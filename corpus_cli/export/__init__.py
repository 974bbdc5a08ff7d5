"""Articles in the formats of other programs: bibliographies, TEI, Markdown, one file a format.

In: articles with their source texts, one after the other. Out: text, piece by piece, so that a corpus of any size
passes through. Pure: nothing here reads or writes a file. Records (JSON lines, CSV) are written by ``render.machine``.
"""
