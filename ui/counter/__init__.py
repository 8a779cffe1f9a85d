"""The screen at which an employee calls and serves visits."""
