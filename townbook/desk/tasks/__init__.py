"""My desk: what a person must do next, in one list whatever its kind."""
