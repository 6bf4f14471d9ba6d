"""The form of a plan's title, language and levels."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from townbook.desk.row_forms import RowForm, RowsBase, rows_of
from townbook.plans.plan_content import PlanContent, WantedLevel
from townbook.plans.services.check_plan import MOST_LEVELS


class PlanForm(forms.Form):
    """What a plan is called and in which language. The service judges it; here it only gets its types."""

    title = forms.CharField(label=_("Title"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    language = forms.ChoiceField(
        label=_("Language of the plan"),
        choices=settings.LANGUAGES,
        help_text=_("The language its items are written in."),
    )
    reason = forms.CharField(
        label=_("Why is it changed?"),
        required=False,
        max_length=2_000,
        help_text=_("The plan is public: those who compare its versions read this."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asks_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if not asks_why:
            del self.fields["reason"]

    @property
    def why(self) -> str:
        """Why, where that was asked."""
        return str(self.cleaned_data.get("reason", ""))


class LevelForm(RowForm):
    """A level; ``key`` is "" in a new row."""

    main = "label"
    label = forms.CharField(label=_("Name of the level"), required=False)
    key = forms.CharField(required=False, widget=forms.HiddenInput)


_Levels = rows_of(LevelForm, empty=3, most=MOST_LEVELS)


def level_rows(data: Any, levels: tuple[WantedLevel, ...]) -> RowsBase:
    """The rows of a plan's levels, with empty ones for more."""
    initial = [
        {"label": level.label, "key": level.key, "ORDER": place}
        for place, level in enumerate(levels, start=1)
    ]
    return _Levels(data, prefix="levels", initial=initial)


def content_of(form: PlanForm, levels: RowsBase) -> PlanContent:
    """What was typed."""
    typed = form.cleaned_data
    wanted = tuple(WantedLevel(row["key"], row["label"]) for row in levels.rows)
    return PlanContent(typed["title"], typed["language"], wanted)
