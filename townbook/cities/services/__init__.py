"""What is done to cities, one activity a file."""
