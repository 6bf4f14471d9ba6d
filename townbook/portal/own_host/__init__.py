"""Addresses on a city's own host."""
