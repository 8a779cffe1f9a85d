"""The front desk and queue of a one-stop government service center."""
