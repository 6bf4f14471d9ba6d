"""Plans, what stands in them, and what is reported on it."""
