"""Articles written for other programs."""
