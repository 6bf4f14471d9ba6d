"""Make the one link by which a body reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.models import Body
from townbook.cities.services.note_change import note_change
from townbook.plans.models import Period, ReportingLink
from townbook.plans.reporting_tokens import digest_of, new_token
from townbook.plans.said_words import one_line

DAYS_AFTER_DUE = 30
"""Days for which a link still opens the form after the due day: late is better than never."""


@transaction.atomic
def issue_link(
    *, period: Period, body: Body, recipient: str, actor: User | None
) -> tuple[ReportingLink, str]:
    """A new link for the body's form, and its token, which is kept nowhere: send it now.

    Links made before stay good: a letter that was forwarded must not stop working because somebody asked
    for another. ``recipient`` is a name, never an address. Raises :class:`ValidationError` for a period that
    is not open, and for another city's body.
    """
    if body.city_id != period.plan.city_id:
        raise ValidationError(_("This body belongs to another city. Choose one of this city."))
    if period.opened_at is None or period.due is None:
        raise ValidationError(_("This period is not open yet. Open it first."))
    link, token = _new_link(period, body, recipient, actor)
    link.save(force_insert=True)
    if actor is not None:  # One that goes out in a letter is told by the letter.
        note_change(
            city=period.plan.city,
            actor=actor,
            action="created",
            record="reporting link",
            record_id=link.pk,
            label=body.name,
            before={},
            after={"recipient": link.recipient, "period": period.label},
        )
    return link, token


def issue_links(*, wanted: Sequence[tuple[Period, Body, str]]) -> list[str]:
    """The tokens of new links for letters, in that order: for each a period that is open, a body of its city
    and a name. One query. The letters tell of them; nothing else does.
    """
    made = [_new_link(period, body, recipient, None) for period, body, recipient in wanted]
    ReportingLink.objects.bulk_create([link for link, _token in made])
    return [token for _link, token in made]


def _new_link(period: Period, body: Body, recipient: str, actor: User | None) -> tuple[ReportingLink, str]:
    token = new_token()
    digest = digest_of(token)
    assert digest is not None  # noqa: S101 - it was signed a line above
    last_day = max(timezone.now(), _end_of_due_day(period))
    link = ReportingLink(
        period=period,
        body=body,
        digest=digest,
        recipient=one_line(recipient)[:200],
        made_by=actor,
        expires_at=last_day + timedelta(days=DAYS_AFTER_DUE),
    )
    return link, token


def _end_of_due_day(period: Period) -> datetime:
    """The moment the due day ends where the city is."""
    assert period.due is not None  # noqa: S101 - the caller looked
    return datetime.combine(period.due + timedelta(days=1), time(), period.plan.city.zone)
