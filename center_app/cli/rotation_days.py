"""How long backups are kept, unless something else is said."""

DAYS, WEEKS = 14, 8
"""Two weeks day by day, and two months to go back to what nobody noticed at once."""
