"""Words that a person typed, as they are kept; and what is said of those that will not do."""

from __future__ import annotations

from django.utils.translation import gettext as _

from townbook.text.canonical import canonical_text


def one_line(said: str) -> str:
    """The words in canonical text, with single blanks between them."""
    return " ".join(canonical_text(said).split())


def several_lines(said: str) -> str:
    """The words in canonical text, without blanks at their ends."""
    return canonical_text(said).strip()


def too_long(limit: int) -> str:
    """What is said of words with more characters than that."""
    return _("This is too long: at most %(limit)s characters.") % {"limit": limit}
