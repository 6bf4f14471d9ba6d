"""The settings of a city."""
