"""Two years of one city side by side, or several cities."""
