"""Plans made and changed by hand."""
