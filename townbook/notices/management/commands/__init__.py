"""Commands that send letters, one a file."""
