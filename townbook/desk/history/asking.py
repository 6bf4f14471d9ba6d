"""The form that asks for some of a city's changes."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.cities.selectors.changes import AskedChanges, people_of
from townbook.desk.day_field import DayField
from townbook.desk.history.wording import ACTIONS, KINDS


class AskingForm(forms.Form):
    """Which kind of record, what was done, by whom, from when to when."""

    record = forms.ChoiceField(label=_("Kind of record"), required=False)
    action = forms.ChoiceField(label=_("What was done"), required=False)
    person = forms.TypedChoiceField(label=_("By whom"), required=False, coerce=int, empty_value=None)
    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)

    def __init__(self, *args: Any, city: City, is_whole: bool, **kwargs: Any) -> None:
        """``is_whole`` is whether the reader sees every kind of record, and may ask for people."""
        super().__init__(*args, **kwargs)
        for name in ("first", "last"):
            day = cast(DayField, self.fields[name])
            day.language, day.calendar = city.language, city.calendar
        cast(forms.ChoiceField, self.fields["action"]).choices = [("", _("all")), *ACTIONS.items()]
        if is_whole:
            people = [(user.pk, user.name or f"№ {user.pk}") for user in people_of(city=city)]
            cast(forms.ChoiceField, self.fields["record"]).choices = [("", _("all")), *KINDS.items()]
            cast(forms.ChoiceField, self.fields["person"]).choices = [("", _("all")), *people]
        else:
            del self.fields["record"], self.fields["person"]

    @property
    def asked(self) -> AskedChanges:
        """What is asked for; a field that is wrong asks for nothing, and says so beside it."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return AskedChanges(**given)
