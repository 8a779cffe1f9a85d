"""How many come on a day, when and for what: learned from the days before, and judged by them."""
