"""The documents of days that are over: made by themselves, each once, and never overwritten."""
