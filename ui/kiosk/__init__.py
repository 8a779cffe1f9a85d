"""The screen at which a citizen takes a number."""
