"""Commands of search, one a file."""
