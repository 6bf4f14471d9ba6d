"""Letters to bodies as the city's staff see them: which went out, which did not, and why."""
