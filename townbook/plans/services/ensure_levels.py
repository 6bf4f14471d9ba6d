"""Give a plan the levels a document names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from townbook.plans.models import Level, Plan
from townbook.reading.draft import DraftLevel


@transaction.atomic
def ensure_levels(*, plan: Plan, levels: Sequence[DraftLevel]) -> Mapping[str, Level]:
    """The plan's levels by key; those it lacks come after the ones it has, in the order given."""
    known = {level.key: level for level in Level.objects.filter(plan=plan)}
    first = 1 + max((level.position for level in known.values()), default=-1)
    missing = [level for level in levels if level.key not in known]
    new = [
        Level(plan=plan, position=position, key=level.key, label=level.label)
        for position, level in enumerate(missing, first)
    ]
    Level.objects.bulk_create(new)
    return known | {level.key: level for level in new}
