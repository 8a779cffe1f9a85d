"""A number from its asking to its paper: what every station that gives tickets has in common."""
