"""What is done to sources, one activity a file."""
