"""What is done with documents coming in, one activity a file."""
