"""Keep in mind where somebody is signed in."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from townbook.accounts.device import device_of
from townbook.accounts.models import OpenSession


@transaction.atomic
def list_session(*, user_pk: int, session_key: str, before: str, description: str) -> OpenSession:
    """The session in the list of its owner's. ``before`` is the key it had when it was listed last, ""
    for none: a session gets another key with a new password. ``description`` is what the browser says it is.
    """
    OpenSession.objects.filter(user_id=user_pk, session_key=before).update(session_key=session_key)
    listed, _is_new = OpenSession.objects.update_or_create(
        session_key=session_key,
        defaults={"user_id": user_pk, "device": device_of(description), "seen_at": timezone.now()},
    )
    return listed
