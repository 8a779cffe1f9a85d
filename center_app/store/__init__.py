"""The center's database: the journal, and what is kept beside it. Rows never leave this package."""
