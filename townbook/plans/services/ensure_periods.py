"""Give a plan the periods a document reports on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from townbook.cities.services.lock_city import lock_city
from townbook.plans.models import Period, Plan
from townbook.plans.selectors.said_reports import LONGEST_LABEL, period_said
from townbook.reading.draft import DraftPeriod


@transaction.atomic
def ensure_periods(*, plan: Plan, periods: Iterable[DraftPeriod]) -> Mapping[DraftPeriod, Period]:
    """The plan's period for each one said: the one with the same days, else with the same name.

    Three queries, however many there are. Two who want the same new one wait for each other.
    """
    lock_city(city=plan.city)
    known = list(Period.objects.filter(plan=plan))
    found: dict[DraftPeriod, Period] = {}
    new: list[Period] = []
    for said in dict.fromkeys(periods):
        period = period_said(said, known)
        if period is None:
            period = Period(plan=plan, label=_free_label(said, known), starts=said.starts, ends=said.ends)
            known.append(period)
            new.append(period)
        found[said] = period
    Period.objects.bulk_create(new)
    return found


def _free_label(said: DraftPeriod, known: Iterable[Period]) -> str:
    """The name said; with its days where another period has that name."""
    label = said.label[: LONGEST_LABEL - 24]
    if all(period.label != label for period in known):
        return label
    return f"{label} ({said.starts or '…'}–{said.ends or '…'})"
