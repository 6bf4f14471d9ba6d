"""Do what is due."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from townbook.timer.back_off import wait_after
from townbook.timer.models import DutyRecord
from townbook.timer.registry import Duty

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
"""After a failure, and after many in a row."""

LONGEST_ERROR = 200

_log = logging.getLogger("townbook.timer")


@dataclass(frozen=True, slots=True)
class Done:
    """A duty that was begun: how many things it did, or the kind of its failure."""

    duty: Duty
    count: int = 0
    error: str = ""


def do_duties(*, duties: Iterable[Duty]) -> Iterator[Done]:
    """Each of the duties that is due and that nobody else does at this moment, one after another.

    What one raises holds up no other. Call it outside of a transaction.
    """
    known = list(duties)
    now = timezone.now()
    due = set(_free(now).values_list("name", flat=True))
    new = {duty.name for duty in known} - set(DutyRecord.objects.values_list("name", flat=True))
    if new:
        rows = [DutyRecord(name=name, due_at=now) for name in sorted(new)]
        DutyRecord.objects.bulk_create(rows, ignore_conflicts=True)
    for duty in known:
        began = timezone.now()
        holder = _taken(duty, began) if duty.name in due | new else ""
        if holder:
            yield _done(duty, holder, began)


def _free(now: datetime) -> QuerySet[DutyRecord]:
    """Those that are due, and nobody's."""
    free = Q(held_until__isnull=True) | Q(held_until__lte=now)
    return DutyRecord.objects.filter(free, due_at__lte=now)


def _taken(duty: Duty, now: datetime) -> str:
    """The name under which the duty is ours; "" where it is not due, or somebody else's.

    One statement: of two that make it at once the second finds the row changed by the first.
    """
    holder = secrets.token_hex(8)
    taken = _free(now).filter(name=duty.name).update(holder=holder, held_until=now + duty.lease, tried_at=now)
    return holder if taken else ""


def _done(duty: Duty, holder: str, began: datetime) -> Done:
    ours = DutyRecord.objects.filter(name=duty.name, holder=holder)
    try:
        count = duty.do()
    except Exception as failure:  # noqa: BLE001 - whatever goes wrong with one, the others are done
        error = where_it_failed(failure)
        _log.error("The duty “%s” failed: %s", duty.name, error)
        _note_failure(duty, ours.values_list("failures", flat=True).first() or 0, holder, error)
        return Done(duty, error=error)
    ours.update(
        due_at=began + duty.every,
        done_at=timezone.now(),
        count=count,
        holder="",
        held_until=None,
        failures=0,
        last_error="",
    )
    return Done(duty, count=count)


def _note_failure(duty: Duty, failures: int, holder: str, error: str) -> None:
    wait = wait_after(failures + 1, FIRST_WAIT, LONGEST_WAIT)
    DutyRecord.objects.filter(name=duty.name, holder=holder).update(
        due_at=timezone.now() + wait,
        holder="",
        held_until=None,
        failures=F("failures") + 1,
        last_error=error,
    )


def where_it_failed(failure: Exception) -> str:
    """The kind of a failure and the line it came from: "ValueError, send_letters.py:88"; never its words."""
    lines = traceback.extract_tb(failure.__traceback__)
    place = f", {Path(lines[-1].filename).name}:{lines[-1].lineno}" if lines else ""
    return f"{type(failure).__name__}{place}"[:LONGEST_ERROR]
