"""What was declared of items before."""

from __future__ import annotations

from datetime import date

from townbook.plans.models import Plan, Report
from townbook.reading.status import Status


def declared_statuses(*, plan: Plan) -> dict[int, list[tuple[date, Status]]]:
    """By item, the last day of each dated period with its current status, earliest first. One query."""
    declared: dict[int, list[tuple[date, Status]]] = {}
    rows = (
        Report.objects.filter(item__plan=plan, item__removed_at__isnull=True, is_current=True)
        .order_by("period__ends", "period__starts", "pk")
        .values_list("item_id", "period__ends", "status")
    )
    for item_id, ends, status in rows:
        if ends is None:
            continue
        declared.setdefault(item_id, []).append((ends, Status(status)))
    return declared
