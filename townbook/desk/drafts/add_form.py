"""The form in which a reviewer adds what the reader missed, from the words of the document."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townbook.desk.drafts.added_parts import added_item, added_report, seat_of
from townbook.desk.drafts.said_words import is_said, occurrences
from townbook.intake.review.fold import Review
from townbook.intake.review.operations import Add, AddReport
from townbook.intake.review.references import key_of, kind_of
from townbook.reading.draft import DraftPeriod, DraftReport
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.source import Passage
from townbook.reading.status import Status
from townbook.text.canonical import canonical_text

MOST_PLACES = 12
"""At which the same words stand: more are told apart by more words."""

AROUND = 60
"""Characters shown on either side of words that stand at several places."""

ITEM, REPORT = "item", "report"


def place_of(said: str) -> Passage | None:
    """The characters that "12-34" says, or ``None``."""
    match = re.fullmatch(r"([0-9]{1,8})-([0-9]{1,8})", said)
    return (int(match[1]), int(match[2])) if match else None


class AddForm(forms.Form):
    """Words of the document, and what they are.

    ``record`` is the open record; ``text`` is the document's, and ``at`` the words selected in it, as
    characters "12-34".
    """

    kind = forms.ChoiceField()
    words = forms.CharField(max_length=5_000)
    at = forms.CharField(required=False, max_length=20)
    number = forms.CharField(required=False, max_length=40)
    seat = forms.ChoiceField(required=False)
    level = forms.ChoiceField(required=False)
    level_label = forms.CharField(required=False, max_length=100)
    report_words = forms.CharField(required=False, max_length=20_000)
    report_at = forms.CharField(required=False, max_length=20)
    status = forms.ChoiceField(required=False)
    period = forms.ChoiceField(required=False)

    def __init__(self, record: str, review: Review, text: str, *, at: str = "", data: Any = None) -> None:
        self._record = record if kind_of(record) == "item" and review.is_there(record) else ""
        self._review = review
        self._text = text
        self.found: list[tuple[str, str, str, str]] = []
        """Where words that stand at several places stand: the place, and the words before, there, after."""
        self._place: Passage | None = None
        self._report_place: Passage | None = None
        super().__init__(data, initial=self._initial(at), auto_id="add-%s")
        self._offer()

    def _initial(self, at: str) -> dict[str, str]:
        place = place_of(at)
        if place is None or not 0 <= place[0] < place[1] <= len(self._text):
            return {"kind": ITEM}
        return {"kind": ITEM, "words": " ".join(self._text[slice(*place)].split()), "at": at}

    def _offer(self) -> None:
        """What there is to choose from."""
        language = get_language() or "en"
        choices: dict[str, list[tuple[str, str]]] = {
            "kind": [(ITEM, _("An item of its own"))],
            "seat": [("beside", _("Beside the item before it")), ("within", _("Part of the item before it"))],
            "level": [
                ("", _("As its place says")),
                *((level.key, level.label) for level in self._review.draft.levels),
            ],
            "status": [
                ("", _("As its words say")),
                *((status.value, STATUS_LABELS[status][language]) for status in Status),
            ],
            "period": [(str(place), period.label or "—") for place, period in enumerate(self.periods)],
        }
        if self._record:
            choices["kind"].append((REPORT, _("A report on the open item")))
            choices["seat"] += [
                ("beside-open", _("Beside the open item")),
                ("within-open", _("Part of the open item")),
            ]
        choices["seat"].append(("top", _("Part of nothing: at the top")))
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    @property
    def periods(self) -> list[DraftPeriod]:
        """The times the document's reports speak of, the commonest first."""
        counted = Counter(report.period for report in self._review.draft_as_read.reports)
        return [period for period, _count in counted.most_common()] or [DraftPeriod("", None, None)]

    @property
    def has_levels(self) -> bool:
        """Whether the document has levels; else the person says what such a line is called."""
        return bool(self._review.draft.levels)

    def clean(self) -> dict[str, Any]:
        """Where the words stand."""
        said = self.cleaned_data
        if "words" in said:
            self._place = self._find("words", "at", 0)
        if said.get("report_words") and said.get("kind") == ITEM and self._place:
            self._report_place = self._find("report_words", "report_at", self._place[0])
        if said.get("kind") == ITEM and not self.has_levels and not said.get("level_label", "").strip():
            self.add_error("level_label", _("Say what such a line is called: a goal, a task."))
        return said

    def _find(self, words: str, at: str, first: int) -> Passage | None:
        said, place = canonical_text(self.cleaned_data[words]), place_of(self.cleaned_data.get(at, ""))
        # Words chosen in the document are where they were chosen, unless others were written since.
        if place and (is_said(said, place, self._text) or place in occurrences(said, self._text)):
            return place
        known = occurrences(said, self._text, first) or occurrences(said, self._text)
        if not known:
            self.add_error(words, _("These words are not in the document. Copy them as they stand there."))
        elif len(known) > 1 and words == "words":
            self.found = [self._shown(each) for each in known[:MOST_PLACES]]
            self.add_error(
                words,
                ValidationError(_("These words stand at several places. Choose one, or write more of them.")),
            )
        else:
            return known[0]
        return None

    def _shown(self, place: Passage) -> tuple[str, str, str, str]:
        start, end = place
        before, after = self._text[max(0, start - AROUND) : start], self._text[end : end + AROUND]
        return (
            f"{start}-{end}",
            " ".join(before.split()),
            " ".join(self._text[start:end].split()),
            " ".join(after.split()),
        )

    def operation(self) -> Add | AddReport:
        """What is to be added. For a form that is valid."""
        said, place = self.cleaned_data, self._place
        if place is None:
            raise ValueError("the form is not valid")
        period = self.periods[int(said.get("period") or 0)]
        status = Status(said["status"]) if said.get("status") else None
        language = self._review.draft.source.language
        if said["kind"] == REPORT:
            report = added_report(self._text, place, period=period, status=status, language=language)
            return AddReport(self._record, report)
        reports: tuple[DraftReport, ...] = ()
        if self._report_place:
            reports = (
                added_report(self._text, self._report_place, period=period, status=status, language=language),
            )
        parent, level = seat_of(said.get("seat") or "beside", place, self._review, key_of(self._record))
        item = added_item(self._text, place, said["number"].strip(), parent, said.get("level") or level)
        return Add(item, "" if self.has_levels else said["level_label"].strip(), reports)
