"""The name and the password of somebody who begins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from townbook.accounts.forms import ONE_PASSWORD_IS_ANOTHER
from townbook.accounts.models import User
from townbook.accounts.names import plain_name

_NEW = {"autocomplete": "new-password"}


class BeginForm(forms.Form):
    """A name, and a password entered twice, unless a passkey is preferred."""

    name = forms.CharField(
        label=_("First and last name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password1 = forms.CharField(
        label=_("Password"), required=False, strip=False, widget=forms.PasswordInput(attrs=_NEW)
    )
    password2 = forms.CharField(
        label=_("Password once more"), required=False, strip=False, widget=forms.PasswordInput(attrs=_NEW)
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = user.name
        self._user = user

    def clean_name(self) -> str:
        """On one line."""
        return plain_name(self.cleaned_data["name"])

    @property
    def prefers_passkey(self) -> bool:
        """Whether the other of the two buttons was used."""
        return "passkey" in self.data

    def clean(self) -> dict[str, Any]:
        """With a passkey to come, no password is asked for."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.prefers_passkey:
            return {**cleaned, "password1": ""}
        one, other = cleaned.get("password1", ""), cleaned.get("password2", "")
        if one != other:
            raise ValidationError({"password2": ONE_PASSWORD_IS_ANOTHER})
        try:
            validate_password(one, self._user)
        except ValidationError as problem:
            raise ValidationError({"password1": problem}) from problem
        return cleaned
