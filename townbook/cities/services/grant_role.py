"""Give a person a role in a city."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import Body, City, Membership


@transaction.atomic
def grant_role(*, user: User, city: City, role: Role, body: Body | None) -> Membership:
    """The person's membership with that role; the one there is when it was granted before.

    Raises :class:`ValidationError` for a body of another city, or a role within a body without one.
    """
    if body is not None and body.city_id != city.pk:
        raise ValidationError(_("This body belongs to another city. Choose one of this city."))
    if body is None and role in ROLES_WITHIN_A_BODY:
        raise ValidationError(_("This role is held within a body. Choose the body."))
    membership, _created = Membership.objects.get_or_create(user=user, city=city, role=role, body=body)
    return membership
