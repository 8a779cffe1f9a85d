"""A day played again with something changed, and what that would have done to the waits."""
