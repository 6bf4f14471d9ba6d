"""What the reader made of a document, and whether a person confirmed it."""

from townbook.intake.models.draft import Draft

__all__ = ["Draft"]
