"""The citizen's side of a counter: a second screen, which nobody who works there has to heed."""
