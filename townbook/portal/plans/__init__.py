"""A plan as a tree."""
