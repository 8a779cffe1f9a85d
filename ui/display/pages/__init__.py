"""The pages of the board: calls, nobody called yet, closed."""
