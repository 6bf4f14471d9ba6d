"""The period and the body of an address, of the member's own city and no other."""

from __future__ import annotations

from django.http import Http404

from townbook.cities.models import Body
from townbook.cities.selectors.cities import body_by_key
from townbook.desk.member_page import Member
from townbook.plans.models import Period


def period_of(member: Member, pk: int) -> Period:
    """The period. Raises :class:`Http404` for another city's, and for one of a plan that was removed."""
    period = (
        Period.objects.select_related("plan__city")
        .filter(pk=pk, plan__city=member.city, plan__removed_at__isnull=True)
        .first()
    )
    if period is None:
        raise Http404
    return period


def body_of(member: Member, key: str) -> Body:
    """The body. Raises :class:`Http404` for another city's."""
    try:
        return body_by_key(city=member.city, key=key)
    except Body.DoesNotExist:
        raise Http404 from None
