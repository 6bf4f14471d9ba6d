"""Finding what is public by its words, in one city or in all."""
