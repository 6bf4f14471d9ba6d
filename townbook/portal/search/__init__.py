"""The pages that find what is public by its words."""
