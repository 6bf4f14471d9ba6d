"""Documents a city brought in, and places in them."""
