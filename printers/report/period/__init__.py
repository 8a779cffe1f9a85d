"""Reports of several pages: a week or month, and the performance report to the authority."""
