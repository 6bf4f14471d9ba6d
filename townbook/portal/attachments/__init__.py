"""Files of published reports."""
