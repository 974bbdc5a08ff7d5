"""Analyses of a corpus as a whole: what is in it, who and what it speaks of, which words stand together.

In: an opened corpus, a condition on its articles. Out: frozen results that commands, reports and notebooks share.
"""
