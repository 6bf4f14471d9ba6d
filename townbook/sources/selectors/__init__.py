"""Named reads of sources."""
