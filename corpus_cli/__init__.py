"""Read, search and date a folder of news articles in many languages."""

__version__ = "0.1.0"
