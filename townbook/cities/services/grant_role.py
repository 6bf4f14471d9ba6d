"""Give a person a role in a city."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import Body, City, Membership
from townbook.cities.services.note_change import note_change


@transaction.atomic
def grant_role(
    *,
    user: User,
    city: City,
    role: Role,
    body: Body | None,
    actor: User | None = None,
    reason: str = "",
) -> Membership:
    """The person's membership with that role; the one there is when it was granted before.

    ``actor`` is ``None`` for the operator of the installation. Raises :class:`ValidationError` for a body of
    another city, or a role within a body without one.
    """
    if body is not None and body.city_id != city.pk:
        raise ValidationError(_("This body belongs to another city. Choose one of this city."))
    if body is None and role in ROLES_WITHIN_A_BODY:
        raise ValidationError(_("This role is held within a body. Choose the body."))
    membership, created = Membership.objects.get_or_create(user=user, city=city, role=role, body=body)
    if created and actor is not None:
        note_change(
            city=city,
            actor=actor,
            action="created",
            record="membership",
            record_id=membership.pk,
            label=user.name,
            before={},
            after=as_noted(membership),
            reason=reason,
            way_back={"body": membership.body_id},
        )
    return membership


def as_noted(membership: Membership) -> dict[str, str | int | None]:
    """What a change keeps of a membership: never an address."""
    body = membership.body
    return {"person": membership.user_id, "role": membership.role, "body": body.name if body else None}
