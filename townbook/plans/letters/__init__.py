"""Letters to the bodies of a city about their reports."""
