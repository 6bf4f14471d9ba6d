"""Read a city's documents: a reader makes a Source of a file, an interpreter a Draft of a Source."""
