"""What is done to the index, one activity a file."""
