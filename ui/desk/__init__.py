"""What the desks of employees have in common: signing in, rows, choices, what is looked up."""
