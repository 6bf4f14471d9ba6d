"""What is done with an account."""
