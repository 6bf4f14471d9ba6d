"""Taking up an account one was invited to."""
