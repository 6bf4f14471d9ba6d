"""A role to give, and somebody to invite."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from townbook.accounts.forms import NO_ADDRESS
from townbook.accounts.names import plain_name
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import Body, City
from townbook.cities.selectors.cities import bodies_of
from townbook.text.collation import collation_key

WHOLE_CITY = _("the whole city")


class RoleForm(forms.Form):
    """A role, and the body it is held in. Bodies are the city's own: another's is no choice."""

    # Nobody becomes an administrator because a list began with that.
    role = forms.ChoiceField(label=_("Role"), choices=[("", "—"), *Role.choices])
    body = forms.ChoiceField(label=_("Where"), required=False)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = sorted(bodies_of(city=city), key=lambda body: collation_key(body.name, city.language))
        self._bodies: dict[str, Body] = {body.key: body for body in bodies}
        choices = [("", WHOLE_CITY), *((body.key, body.name) for body in bodies)]
        self.fields["body"] = forms.ChoiceField(label=_("Where"), required=False, choices=choices)

    def clean(self) -> dict[str, Any]:
        """A role within a body names it; the others are for the whole city."""
        cleaned: dict[str, Any] = super().clean() or {}
        needs_body = cleaned.get("role") in ROLES_WITHIN_A_BODY
        if needs_body and not cleaned.get("body"):
            raise ValidationError({"body": _("This role is held within a body. Choose the body.")})
        if "role" in cleaned and not needs_body and cleaned.get("body"):
            raise ValidationError({"body": _("This role is for the whole city. Choose “the whole city”.")})
        return cleaned

    @property
    def grant(self) -> dict[str, Any]:
        """The role and the body, of a form that is valid."""
        return {
            "role": Role(self.cleaned_data["role"]),
            "body": self._bodies.get(self.cleaned_data["body"]),
        }


class InvitationForm(RoleForm):
    """Whom to invite, in which language, and as what."""

    email = forms.EmailField(
        label=_("Email address"),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        validators=[EmailValidator(message=NO_ADDRESS)],
    )
    name = forms.CharField(label=_("First and last name"), max_length=200)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)

    def clean_name(self) -> str:
        """On one line."""
        return plain_name(self.cleaned_data["name"])

    field_order = ("email", "name", "language", "role", "body")
