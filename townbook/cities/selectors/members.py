"""The people of a city's staff, and who is asked to join."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.invitation_tokens import digest_of
from townbook.cities.models import City, Invitation, Membership


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person with everything they are in one city, and their invitation while it waits."""

    user: User
    memberships: tuple[Membership, ...]
    waiting: Invitation | None

    def is_late(self, now: datetime) -> bool:
        """Whether the invitation waits no more: its time is over."""
        return self.waiting is not None and self.waiting.expires_at <= now


def colleagues_of(*, city: City) -> list[Colleague]:
    """The city's people, by their names. Two queries, however many they are."""
    by_user: dict[User, list[Membership]] = {}
    rows = Membership.objects.filter(city=city).select_related("user", "body")
    for membership in rows.order_by("user__name", "user__email", "role", "body__name", "id"):
        by_user.setdefault(membership.user, []).append(membership)
    newest = {
        invitation.user_id: invitation
        for invitation in Invitation.objects.filter(city=city, user__memberships__city=city).order_by("id")
    }
    return [
        Colleague(user, tuple(memberships), _waiting(user, newest.get(user.pk)))
        for user, memberships in by_user.items()
    ]


def _waiting(user: User, invitation: Invitation | None) -> Invitation | None:
    """The invitation while it waits; whoever has signed in since, by whatever way, has come."""
    if invitation is None or invitation.accepted_at or invitation.withdrawn_at:
        return None
    has_come = user.last_login is not None and user.last_login > invitation.made_at
    return None if has_come else invitation


def membership_of(*, city: City, pk: int) -> Membership:
    """One of the city's memberships. Raises :class:`Membership.DoesNotExist`, for another city's too."""
    return Membership.objects.select_related("user", "body").get(city=city, pk=pk)


def person_of(*, city: City, pk: int) -> User:
    """A person who is something in the city. Raises :class:`User.DoesNotExist` for anybody else."""
    return User.objects.filter(memberships__city=city).distinct().get(pk=pk)


def has_other_administrator(*, city: City, user: User) -> bool:
    """Whether somebody else who has taken up their account administers the city."""
    others = Membership.objects.filter(city=city, role=Role.ADMINISTRATOR, user__is_active=True).exclude(
        user=user
    )
    never_came = Invitation.objects.filter(accepted_at=None).values("user")
    return others.exclude(user__in=never_came, user__last_login=None).exists()


class InvitationRefused(Exception):
    """A link that opens nothing: unknown, used, withdrawn or too old."""


def invitation_of_token(*, token: str, now: datetime) -> Invitation:
    """The invitation behind a link, while it waits. Raises :class:`InvitationRefused`."""
    digest = digest_of(token)
    if digest is None:
        raise InvitationRefused
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now)
    invitation = waiting.select_related("city", "user").filter(digest=digest).first()
    if invitation is None or not invitation.user.is_active:
        raise InvitationRefused
    return invitation
