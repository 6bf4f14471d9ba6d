"""Let letters that wait be tried at once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from townbook.cities.models import Body
from townbook.plans.models import Reminder
from townbook.plans.selectors.letters import WAITING


@transaction.atomic
def hasten_letters(*, letters: Iterable[Reminder]) -> list[int]:
    """Those of the letters (primary keys) that still wait, due now. Who holds one at this moment sends it;
    the others go out with the next :func:`~townbook.plans.services.send_reminders.send_reminders`.
    """
    waiting = Reminder.objects.filter(WAITING, pk__in=[letter.pk for letter in letters])
    keys = list(waiting.order_by("id").values_list("pk", flat=True))
    waiting.update(due_at=timezone.now())
    return keys


def hasten_letters_to(*, body: Body) -> list[int]:
    """The same for all letters that wait for a body: it has another address now."""
    return hasten_letters(letters=Reminder.objects.filter(WAITING, body=body))
