"""The report: what it says, the page it is on, and that page in a real browser."""
