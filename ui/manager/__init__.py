"""The screen on which the manager follows the day."""
