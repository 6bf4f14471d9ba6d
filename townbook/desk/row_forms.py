"""Forms of several rows: those that are there, and empty ones for more. An emptied row is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

FARTHEST = 10**6


class RowForm(forms.Form):
    """A row; ``main`` names the field without which it is empty."""

    main = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it; of a valid row only."""
        return not str(self.cleaned_data.get(self.main) or "").strip()


if TYPE_CHECKING:
    _FormSet = BaseFormSet[RowForm]
else:
    _FormSet = BaseFormSet


class RowsBase(_FormSet):
    """Rows with a place each, counted from 1; rows without one come last, as they stand."""

    def add_fields(self, form: RowForm, index: int | None) -> None:
        """Give the row its place."""
        super().add_fields(form, index)
        if "ORDER" in form.fields:
            order = cast(forms.IntegerField, form.fields["ORDER"])
            order.label = _("Place in the order")
            order.widget.attrs |= {"inputmode": "numeric", "min": 1}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What was typed into each row that is not empty, in the order wanted; of valid rows only."""
        typed = [
            (form.cleaned_data.get("ORDER") or FARTHEST, number, form.cleaned_data)
            for number, form in enumerate(self.forms)
            if form.cleaned_data and not form.is_empty
        ]
        return [values for _order, _number, values in sorted(typed, key=lambda each: each[:2])]


def rows_of(form: type[RowForm], *, empty: int, most: int, ordered: bool = True) -> type[RowsBase]:
    """Rows of that form, with so many empty ones after those that are there."""
    return cast(
        type[RowsBase],
        formset_factory(
            form,
            formset=RowsBase,
            extra=empty,
            can_order=ordered,
            absolute_max=most + empty,
            max_num=most + empty,
        ),
    )
