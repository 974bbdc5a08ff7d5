"""The question language."""
