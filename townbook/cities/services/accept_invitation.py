"""Take up an account one was invited to."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from townbook.accounts.services.confirm_address import confirm_address
from townbook.cities.models import Invitation
from townbook.cities.selectors.members import InvitationRefused


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str = "", password: str | None = None) -> Invitation:
    """The invitation, used up. The letter has shown that the address is the person's.

    ``name`` and ``password`` are for an account that has none yet: what is there already is never changed
    by a link. Whoever holds the link is the actor. Raises :class:`InvitationRefused` for one that was used in
    the meantime.
    """
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if not waiting.update(accepted_at=timezone.now()):
        raise InvitationRefused
    user = invitation.user
    if name and not user.name:
        user.name = name
    if password and not user.has_usable_password():
        user.set_password(password)
    user.language = user.language or invitation.language
    user.save()
    confirm_address(user=user)
    invitation.refresh_from_db()
    return invitation
