"""Who is next at a counter, and why: the rule, its parameters and what it is compared with."""
