"""Townbook: the book in which a town keeps what it promised, did, spent and answered."""

__version__ = "0.1.0"
