"""A line of a plan."""
