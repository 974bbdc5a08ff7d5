"""What is new, and what was told."""
