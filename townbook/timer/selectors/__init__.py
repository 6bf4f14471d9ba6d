"""Named reads of the timer."""
