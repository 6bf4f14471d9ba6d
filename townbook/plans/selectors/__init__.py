"""Named reads of plans, visibility included."""
