"""Pages for the public, one package per feature."""
