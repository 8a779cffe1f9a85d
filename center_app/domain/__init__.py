"""What a center is and how it decides: pure, in the standard library alone."""
