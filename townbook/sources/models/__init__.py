"""Documents a city brought in, and places in them."""

from townbook.sources.models.passage import Passage
from townbook.sources.models.source import Source

__all__ = ["Passage", "Source"]
