"""A city's first page."""
