"""Take a person's role in a city back, or all of them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City, Membership
from townbook.cities.selectors.members import has_other_administrator
from townbook.cities.services.grant_role import as_noted
from townbook.cities.services.invite import withdraw_invitations
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change


@transaction.atomic
def revoke_role(*, membership: Membership, actor: User | None, reason: str = "") -> None:
    """The person holds that role no more; pages know it at their next request.

    Raises :class:`ValidationError` where the city would be left without an administrator. Two administrators
    who take each other's role at once wait for each other, and the second is refused.
    """
    lock_city(city=membership.city)
    if membership.role == Role.ADMINISTRATOR and membership.body_id is None:
        _keep_one_administrator(membership.city, membership.user)
    _remove(membership, actor, reason)
    if not Membership.objects.filter(city=membership.city, user=membership.user_id).exists():
        withdraw_invitations(user=membership.user, city=membership.city)


@transaction.atomic
def close_access(*, user: User, city: City, actor: User | None) -> None:
    """The person is nothing in the city any more. The account itself, and other cities, stay as they are.

    Raises :class:`ValidationError` as :func:`revoke_role` does.
    """
    lock_city(city=city)
    held = list(Membership.objects.filter(city=city, user=user).select_related("body"))
    if any(each.role == Role.ADMINISTRATOR for each in held):
        _keep_one_administrator(city, user)
    for membership in held:
        _remove(membership, actor)
    withdraw_invitations(user=user, city=city)


def _keep_one_administrator(city: City, user: User) -> None:
    if not has_other_administrator(city=city, user=user):
        raise ValidationError(_("This is the city’s last administrator. Let somebody else become one first."))


def _remove(membership: Membership, actor: User | None, reason: str = "") -> None:
    note_change(
        city=membership.city,
        actor=actor,
        action="removed",
        record="membership",
        record_id=membership.pk,
        label=membership.user.name,
        before=as_noted(membership),
        after={},
        reason=reason,
        way_back={"body": membership.body_id},
    )
    Membership.objects.filter(pk=membership.pk).delete()
