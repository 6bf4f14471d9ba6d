"""Roles of people: one that was given is taken back, one that was taken is given again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.cities.models import Body, Change, Invitation, Membership
from townbook.cities.permissions import may_manage_members
from townbook.cities.selectors.members import has_other_administrator
from townbook.cities.services.grant_role import as_noted, grant_role
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.revoke_role import revoke_role
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer
from townbook.desk.member_page import Member

_NOBODY: dict[str, str | int | None] = {"person": None, "role": None, "body": None}


def _may(grants: Grants) -> bool:
    return may_manage_members(grants.all_roles)


def _given(change: Change) -> Membership:
    held = Membership.objects.select_related("user", "city", "body")
    membership = held.filter(pk=change.record_id, city=change.city_id).first()
    if membership is None:
        raise CannotRestore(gettext("This role was taken back already: there is nothing to take back."))
    return membership


def _given_preview(change: Change) -> Preview:
    membership = _given(change)
    of_the_city = membership.role == Role.ADMINISTRATOR and membership.body is None
    if of_the_city and not has_other_administrator(city=membership.city, user=membership.user):
        raise CannotRestore(
            gettext("This is the city’s last administrator. Let somebody else become one first.")
        )
    return Preview(as_noted(membership), _NOBODY, str(membership.pk))


@transaction.atomic
def _given_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    lock_city(city=member.city)  # Two who take the same role back wait for each other.
    if _given_preview(change).mark != mark:
        raise MovedOn
    revoke_role(membership=_given(change), actor=member.user, reason=reason)


def _taken(change: Change) -> tuple[User, Role, Body | None]:
    """Who held which role where; in place of a body that was merged the one it became part of."""
    user = User.objects.filter(pk=change.before["person"], is_active=True).first()
    if user is None:
        raise CannotRestore(gettext("This person has no account any more. Invite them anew."))
    if user.last_login is None and not _has_come(user):
        raise CannotRestore(gettext("This person never took up the account. Invite them anew."))
    body = None
    if (pk := change.way_back["body"]) is not None:
        named = Body.objects.select_related("merged_into").get(pk=pk, city=change.city_id)
        body = named.merged_into or named
    role = Role(change.before["role"])
    if Membership.objects.filter(user=user, city=change.city_id, role=role, body=body).exists():
        raise CannotRestore(gettext("The person holds this role again: there is nothing to restore."))
    return user, role, body


def _has_come(user: User) -> bool:
    """Whether somebody who never signed in can: who was invited needs the letter's link first."""
    invited = Invitation.objects.filter(user=user)
    return not invited.exists() or invited.filter(accepted_at__isnull=False).exists()


def _taken_preview(change: Change) -> Preview:
    user, role, body = _taken(change)
    then = {"person": user.pk, "role": role.value, "body": body.name if body else None}
    told: tuple[str, ...] = ()
    if body is not None and body.name != change.before.get("body"):
        said = gettext("“%(name)s” was merged into “%(other)s”, which stands in its place.")
        told = (said % {"name": change.before.get("body"), "other": body.name},)
    return Preview(_NOBODY, then, f"{user.pk} {role} {body.pk if body else 0}", told)


@transaction.atomic
def _taken_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    lock_city(city=member.city)
    if _taken_preview(change).mark != mark:
        raise MovedOn
    user, role, body = _taken(change)
    grant_role(user=user, city=member.city, role=role, body=body, actor=member.user, reason=reason)


GIVEN = Restorer(
    "membership",
    lambda change: change.action == "created",
    _may,
    _given_preview,
    _given_restore,
)
TAKEN = Restorer(
    "membership",
    lambda change: change.action == "removed" and "body" in change.way_back,
    _may,
    _taken_preview,
    _taken_restore,
)
