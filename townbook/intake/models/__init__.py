"""What the reader made of a document, and whether a person confirmed it."""

from townbook.intake.models.draft import Draft
from townbook.intake.models.draft_operation import DraftOperation

__all__ = ["Draft", "DraftOperation"]
