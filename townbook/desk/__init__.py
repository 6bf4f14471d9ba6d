"""Pages for a city's staff, one package per feature."""
