"""What the pages of the second screen are made of."""
