"""A city's colour and logo."""
