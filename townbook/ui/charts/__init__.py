"""Charts as geometry; templates draw them as SVG, with their table beside them."""
