"""What a password must be, said in the house's words; Django's are not there in all four languages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation as django
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LEAST = 10
"""Characters. NIST SP 800-63B (5.1.1.2) asks for eight and for no rules about kinds of signs."""


class LongEnough(django.MinimumLengthValidator):
    """Not too short."""

    def __init__(self, min_length: int = LEAST) -> None:
        super().__init__(min_length)

    def get_error_message(self) -> str:
        """What to do."""
        return _("This is too short. At least ten characters are needed; several words are easy to remember.")


class NotCommon(django.CommonPasswordValidator):
    """Not one of those everybody tries first."""

    def get_error_message(self) -> str:
        """What to do."""
        return _("Very many people use this password. Choose another one.")


class NotThePerson(django.UserAttributeSimilarityValidator):
    """Not the person's own name or address."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises :class:`ValidationError` for a password too much like them."""
        try:
            super().validate(password, user)
        except ValidationError:
            sentence = _("This is too much like your name or your address. Choose something else.")
            raise ValidationError(sentence, code="password_too_similar") from None
