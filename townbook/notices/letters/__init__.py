"""What letters say: composed when they are sent, in the language they were asked for."""
