"""Activities of the timer, one a file."""
