"""What is done to files, one activity a file."""
