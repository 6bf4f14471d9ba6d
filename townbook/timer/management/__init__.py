"""The command that keeps the time."""
