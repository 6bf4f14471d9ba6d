"""Let somebody in again who has lost every key of their account."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from townbook.accounts.models import User
from townbook.accounts.services.take_off_keys import TakenOff, take_off_keys
from townbook.cities.models import City
from townbook.cities.services.note_change import note_change


@transaction.atomic
def reset_sign_in(*, user: User, actor: User | None) -> TakenOff:
    """What was taken off the account, noted in the history of each city the person works for.

    An account may have roles in several cities, so no city's administrator can do this: only who runs the
    installation, on its command line, having made sure who asks. ``actor`` is ``None`` there.
    """
    taken = take_off_keys(user=user)
    for city in City.objects.filter(memberships__user=user).distinct().order_by("pk"):
        note_change(
            city=city,
            actor=actor,
            action="reset",
            record="sign-in",
            record_id=user.pk,
            label=user.name,
            before=asdict(taken),
            after={"passkeys": 0, "app": False, "recovery_codes": False, "sessions": 0, "is_reset": True},
        )
    return taken
