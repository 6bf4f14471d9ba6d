"""What follows signing in: which city's desk, and the words that were being written."""
