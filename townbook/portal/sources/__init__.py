"""A city's documents."""
