"""Named reads of cities and bodies."""
