"""Contradictions as sentences a person understands at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from townbook.plans.contradictions import Contradiction, Finding
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.formatting import format_quantity
from townbook.ui import formats


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about what may be wrong."""

    kind: Contradiction
    sentence: str


def remarks_of(findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """The findings in the language being spoken."""
    return tuple(Remark(finding.kind, _sentence(finding)) for finding in findings)


def _sentence(finding: Finding) -> str:
    said, against = _shown(finding.said), _shown(finding.against)
    sentences = {
        Contradiction.COMPLETED_IN_PART: _(
            "Completed, yet %(said)s %% is done. Change the status or the percentage."
        ),
        Contradiction.DONE_BUT_NOT_COMPLETED: _("100 %% is done, yet the status is “%(said)s”."),
        Contradiction.PROGRESS_WITHOUT_START: _("%(said)s %% is done, yet the status is “%(against)s”."),
        Contradiction.PROGRESS_FELL: _(
            "%(said)s %% is done; the report before said %(against)s %%. Is that right?"
        ),
        Contradiction.SUM_FELL: _(
            "The sum is %(said)s; the report before said %(against)s. Is it this period’s alone?"
        ),
        Contradiction.UNEXPECTED_STATUS: _(
            "The status was “%(against)s”, and “%(said)s” does not usually follow. Say what happened."
        ),
        Contradiction.REASON_MISSING: _("The reason is missing: why is it “%(said)s”?"),
        Contradiction.UNTIL_MISSING: _("Postponed, but until when? Name a day, a month or a year."),
        Contradiction.UNTIL_IN_THE_PAST: _(
            "Postponed until %(said)s, which is not after the period’s end (%(against)s)."
        ),
        Contradiction.ENDS_BEFORE_IT_STARTS: _("It ends (%(said)s) before it starts (%(against)s)."),
        Contradiction.SAME_WORDS: _("The text is word for word that of the report before."),
        Contradiction.NO_WORDS: _("There is a status, but not a word on what was done."),
    }
    return sentences[finding.kind] % {"said": said, "against": against}


def _shown(value: str) -> str:
    """A value in the language being spoken: a status, a day, a sum, a number."""
    language = get_language() or "en"
    if value in set(Status):
        return STATUS_LABELS[Status(value)][language]
    if " " in value:
        number, unit = value.split(" ", 1)
        return format_quantity(Decimal(number), unit, language)
    if "-" in value:
        return formats.day(date.fromisoformat(value), language)
    return formats.whole_number(int(value), language) if value else ""
