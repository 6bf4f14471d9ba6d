"""Named reads of the index."""
