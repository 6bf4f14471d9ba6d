"""The forms of a body: its name and what it is part of, its contacts, what it is merged into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from townbook.cities.enums import ContactRole
from townbook.cities.models import Body, BodyContact
from townbook.cities.services.set_contacts import MOST_CONTACTS, Contact
from townbook.desk.row_forms import RowForm, RowsBase, rows_of


class NewBodyForm(forms.Form):
    """The name of a body that is not known yet."""

    name = forms.CharField(label=_("Name of the body"), required=False)


class BodyForm(forms.Form):
    """What a body is called, and which other one it is part of."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        help_text=_("The old name stays known: documents that use it still find this body."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    parent = forms.ChoiceField(label=_("Part of"), required=False)
    seen_name = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    seen_parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self._bodies = {body.key: body for body in bodies}
        parent = cast(forms.ChoiceField, self.fields["parent"])
        parent.choices = [("", _("no other body")), *((key, body.name) for key, body in self._bodies.items())]

    @property
    def chosen_parent(self) -> Body | None:
        """The body chosen."""
        return self._bodies.get(self.cleaned_data["parent"])


class ContactForm(RowForm):
    """An address a body is written to."""

    main = "email"
    role = forms.ChoiceField(label=_("What for"), choices=ContactRole.choices)
    name = forms.CharField(label=_("First and last name"), required=False, max_length=200)
    email = forms.CharField(
        label=_("Email address"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "email", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the letters"),
        required=False,
        choices=[("", _("the city’s own")), *settings.LANGUAGES],
    )

    @property
    def is_empty(self) -> bool:
        """A person without an address is not passed over in silence."""
        return not any(self.cleaned_data.get(name) for name in ("email", "name"))


_Contacts = rows_of(ContactForm, empty=2, most=MOST_CONTACTS, ordered=False)


def contact_rows(data: Any, contacts: Sequence[BodyContact]) -> RowsBase:
    """The rows of a body's contacts, with empty ones for more."""
    initial = [
        {"role": each.role, "name": each.name, "email": each.email, "language": each.language}
        for each in contacts
    ]
    return _Contacts(data, prefix="contacts", initial=initial)


def contacts_of(rows: RowsBase) -> list[Contact]:
    """The contacts typed."""
    return [
        Contact(ContactRole(row["role"]), row["name"], row["email"], row["language"]) for row in rows.rows
    ]


class MergeForm(forms.Form):
    """Into which other body, and why."""

    into = forms.ChoiceField(label=_("Merge into"))
    reason = forms.CharField(label=_("Why?"), required=False, max_length=2_000)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self._bodies = {body.key: body for body in bodies}
        into = cast(forms.ChoiceField, self.fields["into"])
        into.choices = [("", "—"), *((key, body.name) for key, body in self._bodies.items())]

    @property
    def chosen(self) -> Body:
        """The body chosen; of a valid form only."""
        return self._bodies[self.cleaned_data["into"]]
