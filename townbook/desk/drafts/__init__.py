"""What waits for review."""
