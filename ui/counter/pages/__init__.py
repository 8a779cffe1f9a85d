"""The pages of the counter: signing in, and the desk."""
