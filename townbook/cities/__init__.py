"""Cities, their clusters, their bodies, and who may do what in them."""
