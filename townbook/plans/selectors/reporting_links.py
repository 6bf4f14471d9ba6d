"""The form a reporting link opens."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from townbook.cities.models import Body
from townbook.plans.models import Period, ReportingLink
from townbook.plans.reporting_tokens import digest_of


class LinkTrouble(StrEnum):
    """Why a link opens nothing."""

    DAMAGED = "damaged"
    """It was cut or changed on its way, or never was one."""
    UNKNOWN = "unknown"
    """It is whole, and no link of this installation."""
    EXPIRED = "expired"
    REVOKED = "revoked"
    CLOSED = "closed"
    """The plan or the body is no longer there."""


class LinkRefused(Exception):
    """A link opens nothing; ``trouble`` says why, ``link`` is the link where there is one."""

    def __init__(self, trouble: LinkTrouble, link: ReportingLink | None = None) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.link = link


def link_of_token(*, token: str, now: datetime) -> ReportingLink:
    """The link of an address, with period, plan, city and body. One query.

    Raises :class:`LinkRefused`.
    """
    digest = digest_of(token)
    if digest is None:
        raise LinkRefused(LinkTrouble.DAMAGED)
    link = (
        ReportingLink.objects.select_related("period__plan__city", "body__merged_into")
        .filter(digest=digest)
        .first()
    )
    if link is None:
        raise LinkRefused(LinkTrouble.UNKNOWN)
    if link.revoked_at is not None:
        raise LinkRefused(LinkTrouble.REVOKED, link)
    if link.expires_at <= now:
        raise LinkRefused(LinkTrouble.EXPIRED, link)
    if link.period.plan.removed_at is not None or link.body.merged_into is not None:
        raise LinkRefused(LinkTrouble.CLOSED, link)
    return link


def links_of(*, period: Period, body: Body) -> list[ReportingLink]:
    """The links made for a body's form, newest first. One query."""
    return list(ReportingLink.objects.filter(period=period, body=body).order_by("-id"))
