"""A day as people write it: by the calendar they read, in their language and its digits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from townbook.desk.said_days import days_of
from townbook.ui import formats


class DayField(forms.Field):
    """A single day: "6 грудня 2026", "۱۵ آذر ۱۴۰۵", "6.12.2026" or "2026-12-06".

    A browser's own picker of days counts by one calendar; a city may count by another. ``language`` is a
    second one that is understood beside the one being spoken, ``calendar`` the city's.
    """

    default_error_messages = {
        "invalid": _("No day is recognised here. Write it like “%(example)s” or “2026-12-06”."),
        "long": _("That is more than one day. Write a single one."),
    }

    def __init__(self, *, language: str = "en", calendar: str = "gregorian", **options: Any) -> None:
        super().__init__(**options)
        self.language = language
        self.calendar = calendar

    def to_python(self, value: object) -> date | None:
        """The day said. Raises :class:`ValidationError` for words that say none, or more than one."""
        if isinstance(value, date) or value in self.empty_values:
            return value or None  # type: ignore[return-value]
        days = days_of(str(value)[:100], (get_language() or self.language, self.language), self.calendar)
        if days is None:
            example = formats.day(date(2026, 12, 6), get_language() or self.language)
            raise ValidationError(self.error_messages["invalid"], params={"example": example})
        if days[0] != days[1]:
            raise ValidationError(self.error_messages["long"])
        return days[0]

    def prepare_value(self, value: object) -> object:
        """A day as its reader writes it; what was typed stays as it was typed."""
        return formats.day(value, get_language() or self.language) if isinstance(value, date) else value
