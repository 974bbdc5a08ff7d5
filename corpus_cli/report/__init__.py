"""A report of a corpus for somebody without a terminal: one HTML file, or one chart alone.

In: an opened corpus and what is asked of it. Out: a page as text, a picture as bytes. Jinja2 and vl-convert live here
and come with the extra ``report``. It writes no file and knows no command line.
"""
