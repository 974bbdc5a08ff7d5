"""Questions and answers: what is asked of a corpus, as data, and how it is found.

In: questions as typed, an index reader or articles with their texts. Out: terms, conditions, hits, contexts. It knows
no terminal and no command. Its modules are imported one by one, because each command needs a few of them only.
"""
