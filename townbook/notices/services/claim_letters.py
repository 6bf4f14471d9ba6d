"""Take letters that are due, so that nobody else sends them too."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from townbook.notices.models import Letter
from townbook.notices.periods import HELD


@transaction.atomic
def claim_letters(*, most: int, now: datetime, numbers: list[int] | None = None) -> list[Letter]:
    """Letters that are due and that nobody else holds, the longest due first; of ``numbers`` where given.

    They are held for a quarter of an hour: of somebody who crashed they can be taken after it. Two who
    claim at once never wait for each other (PostgreSQL skips rows that are locked) and never get the same
    letter (SQLite has one writer at a time). Two queries.
    """
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    due = Letter.objects.filter(free, due_at__lte=now)
    if numbers is not None:
        due = due.filter(pk__in=numbers)
    letters = list(due.select_for_update(skip_locked=True).order_by("due_at", "id")[:most])
    claim = secrets.token_hex(8)
    for letter in letters:
        letter.claim, letter.claimed_until = claim, now + HELD
    if letters:
        held = Letter.objects.filter(pk__in=[letter.pk for letter in letters])
        held.update(claim=claim, claimed_until=now + HELD)
    return letters
