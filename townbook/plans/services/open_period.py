"""Let the bodies report on a period."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change
from townbook.plans.models import Period


@transaction.atomic
def open_period(
    *,
    period: Period,
    due: date,
    message: str,
    actor: User | None,
    reason: str = "",
    action: str = "opened",
) -> Period:
    """The period, on which bodies report until the day ``due``, that day included.

    A period that is open gets the new day and message. Raises :class:`ValidationError` for a period
    without days, and for a day that is past by the city's calendar or lies before the period begins.
    """
    city = period.plan.city
    lock_city(city=city)
    period.refresh_from_db()
    if period.starts is None or period.ends is None:
        raise ValidationError(_("This period has no days. Give it a first and a last day before opening it."))
    if due < city.today:
        raise ValidationError({"due": _("This day is past. Choose a day from today on.")})
    if due < period.starts:
        raise ValidationError({"due": _("The period has not begun by then. Choose a later day.")})
    before = _said(period)
    period.opened_at = period.opened_at or timezone.now()
    period.due = due
    period.message = message.strip()
    period.save(update_fields=["opened_at", "due", "message"])
    note_change(
        city=city,
        actor=actor,
        action=action,
        record="period",
        record_id=period.pk,
        label=period.label,
        before=before,
        after=_said(period),
        reason=reason,
    )
    return period


def _said(period: Period) -> dict[str, str]:
    return {
        "opened": period.opened_at.date().isoformat() if period.opened_at else "",
        "due": period.due.isoformat() if period.due else "",
        "message": period.message,
    }
