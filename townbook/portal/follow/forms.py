"""The form with which somebody asks for letters."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


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
    language = forms.ChoiceField(label=_("Language of the letters"), choices=settings.LANGUAGES)
