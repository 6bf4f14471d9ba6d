"""Who is what in the city: invited, given roles, and let go."""
