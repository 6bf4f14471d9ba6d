"""Ask somebody, on the command line, to be a city's administrator."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from townbook.cities.enums import Role
from townbook.cities.models import City, Invitation, Membership
from townbook.cities.services.grant_role import as_noted
from townbook.cities.services.invite import invite
from townbook.cities.services.note_change import note_change


@transaction.atomic
def invite_administrator(
    *, email: str, name: str, language: str, city: City
) -> tuple[Invitation, str] | None:
    """As :func:`~townbook.cities.services.invite.invite`; the city's history says that its installation, and
    nobody of its own staff, made the person an administrator.
    """
    had = set(_administrators(city).values_list("pk", flat=True))
    invited = invite(
        email=email, name=name, language=language, city=city, role=Role.ADMINISTRATOR, body=None, actor=None
    )
    for membership in _administrators(city).exclude(pk__in=had).select_related("user", "body"):
        note_change(
            city=city,
            actor=None,
            action="created",
            record="membership",
            record_id=membership.pk,
            label=membership.user.name,
            before={},
            after=as_noted(membership),
        )
    return invited


def _administrators(city: City) -> QuerySet[Membership]:
    return Membership.objects.filter(city=city, role=Role.ADMINISTRATOR)
