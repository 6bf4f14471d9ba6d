"""Which periods can be opened, and the form that opens one."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.desk.day_field import DayField
from townbook.plans.models import Plan
from townbook.plans.selectors.reporting_duties import reporting_bodies
from townbook.reading.draft import DraftPeriod
from townbook.text.calendars import (
    Calendar,
    calendar_date,
    format_period,
    half_range,
    quarter_range,
    year_range,
)

YEARS_BACK = 2


def offered_periods(city: City, language: str) -> list[tuple[str, str]]:
    """The stretches of days a city usually reports on, latest first: (value, words).

    Years, half-years and quarters of the city's calendar that have begun by its day.
    """
    calendar, today = Calendar(city.calendar), city.today
    this_year = calendar_date(today, calendar).year
    ranges = [
        days
        for year in range(this_year, this_year - YEARS_BACK - 1, -1)
        for days in (
            year_range(year, calendar),
            *(half_range(year, half, calendar) for half in (2, 1)),
            *(quarter_range(year, quarter, calendar) for quarter in (4, 3, 2, 1)),
        )
    ]
    return [
        (f"{starts.isoformat()}/{ends.isoformat()}", format_period(starts, ends, language, calendar))
        for starts, ends in ranges
        if starts <= today
    ]


class DueForm(forms.Form):
    """The day reports are due, and what the bodies are told."""

    due = DayField(label=_("Reports are due on"))
    message = forms.CharField(
        label=_("Words to the bodies"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        due = cast(DayField, self.fields["due"])
        due.language, due.calendar = city.language, city.calendar


class OpeningForm(DueForm):
    """Which plan is reported on, for which period, until when, and what the bodies are told."""

    about = forms.ChoiceField(label=_("Plan"))
    days = forms.ChoiceField(label=_("Reporting period"))
    write = forms.BooleanField(
        label=_("Send each body its letter now, with the link to its form"), required=False, initial=True
    )

    field_order = ["about", "days", "due", "message", "write"]

    def __init__(self, *args: Any, city: City, plans: list[Plan], language: str, **kwargs: Any) -> None:
        super().__init__(*args, city=city, **kwargs)
        self._plans = {str(plan.pk): plan for plan in plans}
        self._calendar = Calendar(city.calendar)
        about, days = (cast(forms.ChoiceField, self.fields[name]) for name in ("about", "days"))
        about.choices = [(key, plan.title) for key, plan in self._plans.items()]
        days.choices = offered_periods(city, language)

    def clean_about(self) -> str:
        """A plan somebody can be asked about."""
        about = str(self.cleaned_data["about"])
        if not reporting_bodies(plan=self._plans[about]):
            raise ValidationError(
                _(
                    "No body answers for anything in this plan, so nobody would be asked."
                    " Say first who is responsible for what."
                )
            )
        return about

    @property
    def plan(self) -> Plan:
        """The plan chosen."""
        return self._plans[self.cleaned_data["about"]]

    @property
    def period(self) -> DraftPeriod:
        """The period chosen, named in the plan's language."""
        starts, ends = map(date.fromisoformat, self.cleaned_data["days"].split("/"))
        return DraftPeriod(format_period(starts, ends, self.plan.language, self._calendar), starts, ends)
