"""Commands about plans, one a file."""
