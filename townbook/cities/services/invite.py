"""Ask somebody to take part in a city's work."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.invitation_tokens import digest_of, new_token
from townbook.cities.models import Body, City, Invitation, Membership
from townbook.cities.services.grant_role import grant_role

GOOD_FOR = timedelta(days=7)
"""How long the link in the letter opens: time for a holiday week, not for a forgotten mailbox."""


@transaction.atomic
def invite(
    *, email: str, name: str, language: str, city: City, role: Role, body: Body | None, actor: User | None
) -> tuple[Invitation, str] | None:
    """The invitation and its token, which is kept nowhere: send it now. ``None`` for somebody who works for
    the city already: they have one role more, and need no letter.

    An account that is there already stays as it is; whether it was there nobody is told. Invitations to the
    same person sent before open nothing any more. Raises :class:`ValidationError` as
    :func:`~townbook.cities.services.grant_role.grant_role` does.
    """
    email = email.strip().lower()
    user = User.objects.filter(email=email).first() or _new_user(email, name, language)
    is_here = Membership.objects.filter(user=user, city=city).exists()
    grant_role(user=user, city=city, role=role, body=body, actor=actor)
    if is_here and not waiting_invitations(user=user, city=city).exists():
        return None
    return ask_again(user=user, city=city, language=language, actor=actor)


def _new_user(email: str, name: str, language: str) -> User:
    """The account; the one that somebody else, of another city perhaps, made in this moment."""
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name=name, language=language, is_confirmed=False)
    except IntegrityError:
        return User.objects.get(email=email)


@transaction.atomic
def ask_again(*, user: User, city: City, language: str, actor: User | None) -> tuple[Invitation, str]:
    """A new link for a person who is asked already, and its token; the old ones open nothing any more."""
    token = new_token()
    digest = digest_of(token)
    assert digest is not None  # noqa: S101 - it was signed a line above
    withdraw_invitations(user=user, city=city)
    invitation = Invitation.objects.create(
        city=city,
        user=user,
        digest=digest,
        language=language,
        made_by=actor,
        expires_at=timezone.now() + GOOD_FOR,
    )
    return invitation, token


def withdraw_invitations(*, user: User, city: City) -> None:
    """Whatever waits for the person's answer in that city waits no more."""
    waiting_invitations(user=user, city=city).update(withdrawn_at=timezone.now())


def waiting_invitations(*, user: User, city: City) -> QuerySet[Invitation]:
    """What the person was sent from that city and has not answered, in time or not."""
    return Invitation.objects.filter(user=user, city=city, accepted_at=None, withdrawn_at=None)
