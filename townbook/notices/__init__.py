"""Letters to people who follow a city: asked for, confirmed, sent once, and left with one click."""
