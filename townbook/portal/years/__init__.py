"""A year of a plan as a review one reads from beginning to end, on a page and as a PDF."""
