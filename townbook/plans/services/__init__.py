"""What is done to plans, one activity a file."""
