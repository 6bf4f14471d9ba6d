"""The forms of an item: its words and days, and where it is moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from townbook.desk.day_field import DayField
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Item, Level, Plan
from townbook.plans.selectors.outline import OutlineRow
from townbook.plans.services.find_seat import SeenTarget, Spot, Where
from townbook.plans.services.revise_item import checked
from townbook.text.languages import direction
from townbook.text.own_digits import own_digits

WHY = _("Why is it changed?")
WHY_HINT = _("The plan is public: this stands in the item’s history.")


class ReasonForm(forms.Form):
    """Why a public plan is changed; for others this is not asked."""

    reason = forms.CharField(label=WHY, required=False, max_length=2_000, help_text=WHY_HINT)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.plan = plan
        self.order_fields([name for name in self.fields if name != "reason"])
        if not plan.is_published:
            del self.fields["reason"]

    @property
    def why(self) -> str:
        """Why, where that was asked."""
        return str(self.cleaned_data.get("reason", ""))


class ItemForm(ReasonForm):
    """What an item says and at which level it stands. The service judges it.

    Without ``levels`` no level is asked for: a new item takes that of its neighbours.
    """

    number = forms.CharField(
        label=_("Number"),
        required=False,
        help_text=_("As it is printed, for example 1.2. It may stay empty."),
    )
    title = forms.CharField(label=_("Title"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    level = forms.ChoiceField(label=_("Level"), required=False)
    description = forms.CharField(
        label=_("Description"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    starts = DayField(label=_("First day"), required=False)
    ends = DayField(label=_("Last day"), required=False)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    seen_level = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, levels: Sequence[Level], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._levels = {level.key: level for level in levels}
        level = cast(forms.ChoiceField, self.fields["level"])
        level.choices = [(key, each.label) for key, each in self._levels.items()]
        if not levels:
            del self.fields["level"], self.fields["seen_level"], self.fields["version"]
        for name in ("starts", "ends"):
            day = cast(DayField, self.fields[name])
            day.language, day.calendar = self.plan.language, self.plan.city.calendar
        for name in ("title", "description"):
            language = self.plan.language
            self.fields[name].widget.attrs |= {"lang": language, "dir": direction(language)}

    def clean(self) -> dict[str, Any]:
        """All that will not do is said at once: days nobody understands, and what the service would say."""
        typed = super().clean() or {}
        try:
            checked(self.content)
        except ValidationError as wrong:
            for name, sentences in wrong.message_dict.items():
                self.add_error(name, sentences)
        return typed

    @property
    def content(self) -> ItemContent:
        """What was typed; a day nobody understands is none."""
        said = self.cleaned_data
        return ItemContent(
            number=said.get("number", ""),
            title=said.get("title", ""),
            description=said.get("description", ""),
            starts=said.get("starts"),
            ends=said.get("ends"),
        )

    @property
    def chosen_level(self) -> Level | None:
        """The level chosen; ``None`` where none was, or none is asked for."""
        return self._levels.get(self.cleaned_data.get("level", ""))


class MoveForm(ReasonForm):
    """Where a branch goes: before, after or under another item, or to the top."""

    where = forms.ChoiceField(
        label=_("Where to"),
        widget=forms.RadioSelect,
        choices=[
            (Where.UNDER.value, _("Under the chosen item, as its last part")),
            (Where.BEFORE.value, _("Before the chosen item")),
            (Where.AFTER.value, _("After the chosen item")),
            (Where.TOP.value, _("To the top level, as the last")),
        ],
    )
    target = forms.ChoiceField(label=_("Which item"), required=False)
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    target_parent = forms.CharField(required=False, widget=forms.HiddenInput)
    """What the target was part of when the person saw it, "-" at the top; "" where that was not seen."""

    def __init__(self, *args: Any, rows: Sequence[OutlineRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._items = {row.item.key: row.item for row in rows}
        target = cast(forms.ChoiceField, self.fields["target"])
        language = self.plan.language
        target.choices = [("", "—"), *((row.item.key, _indented(row, language)) for row in rows)]
        target.widget.attrs |= {"lang": language, "dir": direction(language)}

    def clean(self) -> dict[str, Any]:
        """Every place but the top needs another item."""
        typed = super().clean() or {}
        if typed.get("where") and typed["where"] != Where.TOP and not typed.get("target"):
            self.add_error("target", _("Choose the item that the place is meant by."))
        return typed

    @property
    def spot(self) -> Spot:
        """The place chosen."""
        where = Where(self.cleaned_data["where"])
        if where is Where.TOP:
            return Spot(where)
        seen = self.cleaned_data["target_parent"]
        parent = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 16 else None
        return Spot(where, self._items[self.cleaned_data["target"]], SeenTarget(parent) if seen else None)


def _indented(row: OutlineRow, language: str) -> str:
    """A choice as deep as its item stands: a list of choices knows no lists within."""
    return "\u2003" * row.depth + own_digits(str(row.item), language)


def without_branch(rows: Sequence[OutlineRow], item: Item) -> list[OutlineRow]:
    """The rows but the item's own and those below it."""
    kept: list[OutlineRow] = []
    depth: int | None = None
    for row in rows:
        if depth is not None and row.depth > depth:
            continue
        depth = row.depth if row.item.pk == item.pk else None
        if depth is None:
            kept.append(row)
    return kept
