"""The form with which somebody asks for letters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from townbook.text.languages import direction


class LanguageSelect(forms.Select):
    """A list of languages, each in its own words and marked with its code."""

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        """One language of the list."""
        option = super().create_option(name, value, *args, **options)
        option["attrs"] |= {"lang": value, "dir": direction(value)}
        return option


class FollowForm(forms.Form):
    """A mail address, and the language of the letters."""

    address = forms.EmailField(
        label=_("Your mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write the mail address that letters shall go to."),
            "invalid": _("This is no mail address. Write it like name@example.org."),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of the letters"), choices=settings.LANGUAGES, widget=LanguageSelect
    )
