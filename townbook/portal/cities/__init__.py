"""All cities at once."""
