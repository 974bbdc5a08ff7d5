"""What is new: since the last look, and while one looks.

In: an opened corpus, what was known before. Out: articles and hits that nobody has been told of. Only ``changes`` waits
for anything, and only it knows the library that watches folders.
"""
