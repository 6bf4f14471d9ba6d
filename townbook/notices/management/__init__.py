"""Commands that send letters."""
