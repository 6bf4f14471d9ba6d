"""What a body writes about one item, as it comes from the browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from townbook.desk.said_days import days_of
from townbook.plans.models import Report
from townbook.plans.report_content import ReportContent
from townbook.plans.services.save_report import LONGEST_REASON, LONGEST_TEXT
from townbook.reading.draft import DraftFigure
from townbook.reading.figures import find_figures
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.canonical import canonical_text
from townbook.text.digits import ascii_digits
from townbook.text.own_digits import own_digits
from townbook.ui import formats

OFFERED = tuple(status for status in Status if status is not Status.UNREPORTED)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure recognised in the text: ``name`` tells it from the others, ``words`` are the text's own."""

    name: str
    words: str
    figure: DraftFigure


def figures_in(text: str, language: str) -> list[FoundFigure]:
    """The figures of a text; the same words a second time are a second figure."""
    found: list[FoundFigure] = []
    before: Counter[str] = Counter()
    for figure in find_figures(text, language):
        start, end = figure.passage
        words = text[start:end]
        found.append(FoundFigure(f"{before[words]}:{words}", words, figure))
        before[words] += 1
    return found


def status_choices() -> list[tuple[str, str]]:
    """The statuses a body may declare, in words."""
    language = get_language() or "en"
    return [("", _("Choose …")), *((each.value, STATUS_LABELS[each][language]) for each in OFFERED)]


class ReportForm(forms.Form):
    """One item's report.

    ``language`` is the plan's, in which the text is read; ``calendar`` the city's. ``known`` is the report
    the form was made of: a time limit that was not touched keeps its days.
    """

    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        required=False,
        choices=status_choices,
        error_messages={"invalid_choice": gettext_lazy("Choose a status from the list.")},
    )
    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))
    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    until = forms.CharField(required=False, max_length=100)
    progress = forms.CharField(required=False, max_length=20)

    def __init__(
        self, *args: Any, language: str, calendar: str, known: Report | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._language = language
        self._calendar = calendar
        self._known = known
        self.fields["status"].widget.attrs["data-key"] = "KeyE"
        self.fields["progress"].widget.attrs["inputmode"] = "numeric"
        for name in ("text", "reason"):
            self.fields[name].widget.attrs["lang"] = language
            self.fields[name].widget.attrs["dir"] = "auto"
        for name in ("reason", "until"):
            # A blank one, so that the stylesheet can tell a field with something in it.
            self.fields[name].widget.attrs["placeholder"] = " "

    def clean_text(self) -> str:
        """Canonical text: what is stored is what figures are found in."""
        return _canonical(self.cleaned_data["text"], LONGEST_TEXT)

    def clean_reason(self) -> str:
        """Canonical text too: it may be quoted beside the status."""
        return _canonical(self.cleaned_data["reason"], LONGEST_REASON)

    def clean_until(self) -> tuple[date, date] | None:
        """The first and last day of the time named."""
        said = self.cleaned_data["until"].strip()
        if not said:
            return None
        known = self._known
        if known and known.status_until and said == until_words(known, self._calendar):
            return known.status_until, known.status_until_ends or known.status_until
        spoken = get_language() or self._language
        days = days_of(said, (spoken, self._language), self._calendar)
        if days is None:
            raise ValidationError(
                _("No date is recognised here. Write a day, a month with its year, or a year.")
            )
        return days

    def clean_progress(self) -> int | None:
        """A percentage in any script's digits."""
        said = ascii_digits(self.cleaned_data["progress"]).strip().removesuffix("%").removesuffix("٪").strip()
        if not said:
            return None
        if not said.isdecimal() or int(said) > 100:
            raise ValidationError(_("Write a whole number from 0 to 100."))
        return int(said)

    def content(self, confirmed: Collection[str]) -> ReportContent:
        """What the form says; ``confirmed`` are the names of the figures a person said yes to."""
        data = self.cleaned_data
        until, until_ends = data["until"] or (None, None)
        found = figures_in(data["text"], self._language)
        return ReportContent(
            text=data["text"],
            status=Status(data["status"]) if data["status"] else Status.UNREPORTED,
            reason=data["reason"],
            until=until,
            until_ends=until_ends,
            progress=data["progress"],
            figures=tuple(each.figure for each in found if each.name in confirmed),
        )


def _canonical(text: str, longest: int) -> str:
    clean = canonical_text(text).strip()
    if len(clean) > longest:
        raise ValidationError(
            _("The text has %(length)d characters; at most %(most)d fit. Shorten it.")
            % {"length": len(clean), "most": longest}
        )
    return clean


def until_words(report: Report, calendar: str) -> str:
    """The report's time limit as it stands in the field; "" without one."""
    if report.status_until is None:
        return ""
    ends = report.status_until_ends or report.status_until
    return formats.moment(report.status_until, ends, get_language() or "en", calendar)


def initial_of(report: Report | None, calendar: str, *, is_correction: bool) -> dict[str, Any]:
    """The form's fields for what stands; a correction begins with what is published."""
    if report is None:
        return {"seen": 0}
    progress = "" if report.progress is None else own_digits(str(report.progress), get_language() or "en")
    return {
        "seen": 0 if is_correction else report.revision,
        "status": "" if report.status == Status.UNREPORTED else report.status,
        "text": report.text,
        "reason": report.status_reason,
        "until": until_words(report, calendar),
        "progress": progress,
    }
