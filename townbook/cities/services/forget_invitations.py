"""Forget invitations that are over, and who was invited and never came: a duty of :mod:`townbook.timer`."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.models import Invitation, Membership

KEPT_FOR = timedelta(days=90)
"""After its last day an invitation is still there to be asked about."""


@transaction.atomic
def forget_invitations() -> int:
    """How many rows were forgotten.

    One that nobody answered stays as long as the person has a role in the city: the page of members says that
    they never came. Whose roles were all taken back before they ever came is forgotten with their address.
    """
    before = timezone.now() - KEPT_FOR
    has_role = Membership.objects.filter(user=OuterRef("user"), city=OuterRef("city"))
    is_answered = Q(accepted_at__isnull=False) | Q(withdrawn_at__isnull=False)
    has_come = Q(user__last_login__gt=F("made_at"))
    over = Invitation.objects.filter(expires_at__lte=before).filter(
        is_answered | has_come | ~Exists(has_role)
    )
    invitations = over.delete()[0]
    never_came = User.objects.filter(
        ~Exists(Membership.objects.filter(user=OuterRef("pk"))),
        ~Exists(Invitation.objects.filter(user=OuterRef("pk"))),
        last_login=None,
        joined_at__lte=before,
    )
    return invitations + never_came.delete()[0]
