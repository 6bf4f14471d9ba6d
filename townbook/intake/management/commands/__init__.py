"""Commands of intake, one a file."""
