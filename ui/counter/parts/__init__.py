"""What the pages of the counter are put together from."""
