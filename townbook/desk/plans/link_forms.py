"""The forms of what hangs on an item: who answers for it, its milestones, its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Body, City
from townbook.desk.day_field import DayField
from townbook.desk.plans.item_forms import ReasonForm
from townbook.desk.row_forms import RowForm, RowsBase, rows_of
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.item_content import MilestoneContent
from townbook.plans.models import Responsibility
from townbook.plans.services.change_responsibilities import MOST_BODIES
from townbook.plans.services.set_milestones import MOST_MILESTONES, NewMilestone


class AnswersForm(ReasonForm):
    """What is asked beside the rows: a body that is not known yet, and what the person saw."""

    new_body = forms.CharField(
        label=_("A body that is not in the lists"),
        required=False,
        help_text=_("It becomes a body of the city and answers for this item."),
    )
    new_role = forms.ChoiceField(label=_("Its role"), choices=ResponsibilityRole.choices, required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class AnswerForm(RowForm):
    """A body and its role."""

    main = "body"
    body = forms.ChoiceField(label=_("Body"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=ResponsibilityRole.choices)

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = cast(forms.ChoiceField, self.fields["body"])
        body.choices = [("", "—"), *((each.key, each.name) for each in bodies)]


_Answers = rows_of(AnswerForm, empty=3, most=MOST_BODIES)


def answer_rows(data: Any, answers: Sequence[Responsibility], bodies: Sequence[Body]) -> RowsBase:
    """The rows of an item's responsibilities, with empty ones for more."""
    initial = [
        {"body": answer.body.key, "role": answer.role, "ORDER": place}
        for place, answer in enumerate(answers, start=1)
    ]
    return _Answers(data, prefix="answers", initial=initial, form_kwargs={"bodies": bodies})


class StepsForm(ReasonForm):
    """What is asked beside the rows: the version the person saw."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class StepForm(RowForm):
    """A milestone."""

    main = "title"
    title = forms.CharField(label=_("Milestone"), required=False)
    due = DayField(label=_("Due"), required=False)
    reached_on = DayField(label=_("Reached"), required=False)

    def __init__(self, *args: Any, city: City, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("due", "reached_on"):
            day = cast(DayField, self.fields[name])
            day.language, day.calendar = language, city.calendar

    @property
    def is_empty(self) -> bool:
        """A step without a title but with a day is not empty: the service asks for its title."""
        return not any(self.cleaned_data.get(name) for name in ("title", "due", "reached_on"))


_Steps = rows_of(StepForm, empty=3, most=MOST_MILESTONES)


def step_rows(data: Any, steps: Sequence[MilestoneContent], city: City, language: str) -> RowsBase:
    """The rows of an item's milestones, with empty ones for more."""
    initial = [
        {"title": step.title, "due": step.due, "reached_on": step.reached_on, "ORDER": place}
        for place, step in enumerate(steps, start=1)
    ]
    return _Steps(data, prefix="steps", initial=initial, form_kwargs={"city": city, "language": language})


def steps_of(rows: RowsBase) -> list[NewMilestone]:
    """The milestones typed."""
    return [NewMilestone(row["title"], row["due"], row["reached_on"]) for row in rows.rows]


class PlacesForm(ReasonForm):
    """What is asked beside the choices: what the person saw."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class PointForm(forms.Form):
    """A place that is not known yet, as a point."""

    name = forms.CharField(label=_("Name of the place"), required=False)
    latitude = forms.CharField(
        label=_("Latitude"),
        required=False,
        help_text=_("In degrees, north is positive: 50.2547"),
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "decimal"}),
    )
    longitude = forms.CharField(
        label=_("Longitude"),
        required=False,
        help_text=_("In degrees, east is positive: 28.6587"),
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "decimal"}),
    )
