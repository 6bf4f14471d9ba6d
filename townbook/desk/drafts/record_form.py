"""The form in which a record's words are corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townbook.desk.drafts.said_numbers import DASH, said_numbers, shown_number
from townbook.desk.said_days import days_of
from townbook.intake.review.fields import LONGEST_VALUE, NEVER_EMPTY, STATUS_FIELDS
from townbook.intake.review.fold import Review
from townbook.intake.review.operations import Change
from townbook.intake.review.references import figure_reference, key_of, kind_of, report_reference
from townbook.reading.draft import DraftFigure, DraftReport
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.canonical import canonical_text
from townbook.ui import formats

BETWEEN = "|"
"""Parts the reference from the field in a form's names."""

RANGE = ".."
"""Parts the ends of a range in a :class:`Value`."""

SHORT = frozenset({"number", "starts", "ends", "until", "value", "unit", "date", "status"})


@dataclass(frozen=True, slots=True)
class Value:
    """A field of a part as it stands: ``value`` is in the form of an operation."""

    part: str
    field: str
    value: str

    @property
    def name(self) -> str:
        """Its name in the form."""
        return f"{self.part}{BETWEEN}{self.field}"


def values_of(record: str, review: Review) -> Iterator[Value]:
    """Every field of a record that can be corrected; what was dropped of it is left out."""
    kind, key = kind_of(record), key_of(record)
    if kind == "item":
        # The status first: it is what is corrected most.
        for place, report in review.reports.items():
            if report.item == key and report_reference(place) not in review.dropped:
                yield from _of_report(place, report, review)
        item = review.items[key]
        for field in ("number", "title", "starts", "ends", "description"):
            yield Value(record, field, _said(getattr(item, field)))
    elif kind == "body":
        yield Value(record, "name", review.bodies[key].name)
    else:
        part = review.others[record]
        names = {"decision": ("text", "date", "group", "number"), "indicator": ("name", "unit")}
        for field in names.get(kind, ("text",) if kind == "assignment" else ("group",)):
            yield Value(record, field, _said(getattr(part, field)))


def _of_report(place: int, report: DraftReport, review: Review) -> Iterator[Value]:
    reference = report_reference(place)
    for field in ("status", "until", "reason"):
        yield Value(reference, field, _said(getattr(report.status, STATUS_FIELDS[field])))
    yield Value(reference, "text", report.text)
    for number, figure in enumerate(report.figures):
        said = figure_reference(place, number)
        if said not in review.dropped_figures:
            one = figure.value is not None
            yield Value(said, "value", _said(figure.value) if one else _range_said(figure))
            yield Value(said, "unit", figure.unit)


def _said(value: object) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


class RecordForm(forms.Form):
    """The fields of one record. ``language`` is the document's, ``calendar`` the city's."""

    def __init__(
        self, record: str, review: Review, *, language: str, calendar: str, data: Any = None
    ) -> None:
        self._values = list(values_of(record, review))
        self._review = review
        self._language = language
        self._calendar = calendar
        shown = {each.name: self._shown(each) for each in self._values}
        super().__init__(data, initial=shown, auto_id="%s")
        for each in self._values:
            self.fields[each.name] = self._field(each)

    @property
    def parts(self) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
        """By part, its fields by name, in the order they are to be shown."""
        together: dict[str, list[tuple[str, Any]]] = {}
        for each in self._values:
            together.setdefault(each.part, []).append((each.field, self[each.name]))
        yield from together.items()

    def changes(self) -> tuple[Change, ...]:
        """What is to be said otherwise than now. For a form that is valid."""
        changed: list[Change] = []
        for each in self._values:
            said = self.cleaned_data[each.name]
            # What was not touched is as it was, however it was shown.
            untouched = self.data.get(each.name, self.initial[each.name]) == self.initial[each.name]
            if untouched or said == each.value:
                continue
            if isinstance(said, tuple):
                ends = ("low", "high") if each.field == "value" else ("until", "until_ends")
                changed += [Change(each.part, field, end) for field, end in zip(ends, said, strict=True)]
            else:
                changed.append(Change(each.part, each.field, said))
        return tuple(changed)

    def clean(self) -> dict[str, Any]:
        """Each field's value in the form of an operation."""
        for each in self._values:
            if each.name in self.cleaned_data:
                try:
                    self.cleaned_data[each.name] = self._read(each, self.cleaned_data[each.name])
                except ValidationError as problem:
                    self.add_error(each.name, problem)
        return self.cleaned_data

    def _field(self, each: Value) -> forms.Field:
        required = (kind_of(each.part), each.field) in NEVER_EMPTY
        if each.field == "status":
            language = get_language() or "en"
            return forms.ChoiceField(
                choices=[(status.value, STATUS_LABELS[status][language]) for status in Status]
            )
        attributes = {"dir": "auto", "class": f"field-{each.field}"}
        if each.field in ("title", "description", "text", "reason", "name", "group", "unit"):
            attributes["lang"] = self._language
        if each.field in SHORT:
            return forms.CharField(
                required=required, max_length=200, widget=forms.TextInput(attrs=attributes)
            )
        rows = {"text": 6, "title": 2, "name": 2}.get(each.field, 2)
        area = forms.Textarea(attrs={**attributes, "rows": rows})
        return forms.CharField(required=required, max_length=LONGEST_VALUE, widget=area)

    def _shown(self, each: Value) -> str:
        language = get_language() or "en"
        if each.field == "until" and each.value:
            status = self._review.reports[int(key_of(each.part))].status
            until = status.until or date.min
            return formats.moment(until, status.until_ends or until, language, self._calendar)
        if each.field == "value":
            ends = (end for end in each.value.split(RANGE) if end)
            return DASH.join(shown_number(Decimal(end), language) for end in ends)
        if each.field in ("starts", "ends", "date") and each.value:
            return formats.day(date.fromisoformat(each.value), language)
        return each.value

    def _read(self, each: Value, said: str) -> str | tuple[str, str]:
        if each.field in ("starts", "ends", "date", "until"):
            return self._days(each, said)
        if each.field == "value":
            return _number_or_range(said)
        if each.field == "status":
            return said
        return canonical_text(said).strip()

    def _days(self, each: Value, said: str) -> str | tuple[str, str]:
        if not said.strip():
            return ("", "") if each.field == "until" else ""
        days = days_of(said, (get_language() or "en", self._language), self._calendar)
        if days is None:
            example = formats.day(date(2026, 12, 6), get_language() or "en")
            raise ValidationError(
                _("No day is recognised here. Write it like “%(example)s” or “2026-12-06”.")
                % {"example": example}
            )
        starts, ends = (day.isoformat() for day in days)
        if each.field == "until":
            return starts, ends
        return ends if each.field == "ends" else starts


def _range_said(figure: DraftFigure) -> str:
    """Both ends of a range, of which only one may have been said."""
    return RANGE.join(_said(end) for end in (figure.low, figure.high) if end is not None)


def _number_or_range(said: str) -> str | tuple[str, str]:
    """A number, or the two ends of a range, as decimal strings."""
    numbers = said_numbers(said, get_language() or "en")
    if numbers is None:
        raise ValidationError(_("This is not a number. Write one, or two with a dash between: “20–30”."))
    if len(numbers) == 1:
        return format(numbers[0], "f")
    return format(numbers[0], "f"), format(numbers[1], "f")
