"""A sheet on its way from the preview to being brought in: what it changes, signed, in the page itself.

Nothing is kept on the server of a sheet that nobody brings in.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core import signing

from townbook.accounts.models import User
from townbook.plans.models import Plan
from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import ReadSheet, SheetLine

GOOD_FOR = timedelta(hours=24)
MOST_CHARACTERS = 2_000_000
"""Of what is carried; Django takes forms of 2.5 MB."""

_SALT = "townbook.desk.sheets"


class SheetTooLarge(Exception):
    """More changes than a page can carry."""


def carried(read: ReadSheet, *, seen: str, plan: Plan, user: User) -> str:
    """The sheet, and the fingerprint of the plan the preview was made of. Raises :class:`SheetTooLarge`."""
    said: dict[str, Any] = {
        "plan": plan.pk,
        "user": user.pk,
        "seen": seen,
        "places": {column.value: list(place) for column, place in read.places.items()},
        "lines": [
            [line.row, line.key, line.stamp, {column.value: text for column, text in line.values.items()}]
            + ([1] if line.is_removed else [])
            for line in read.lines
        ],
    }
    token = signing.dumps(said, salt=_SALT, compress=True)
    if len(token) > MOST_CHARACTERS:
        raise SheetTooLarge
    return token


def unpacked(token: str, *, plan: Plan, user: User) -> tuple[ReadSheet, str]:
    """The sheet, and the fingerprint of the plan it was compared with.

    Raises :class:`~django.core.signing.BadSignature` for what was not made here, for another plan or person,
    or too long ago.
    """
    said = signing.loads(token, salt=_SALT, max_age=GOOD_FOR)
    if (said["plan"], said["user"]) != (plan.pk, user.pk):
        raise signing.BadSignature("made for another plan or person")
    lines = tuple(
        SheetLine(row, key, stamp, {Column(name): text for name, text in values.items()}, bool(removed))
        for row, key, stamp, values, *removed in said["lines"]
    )
    places = {Column(name): (place, heading) for name, (place, heading) in said["places"].items()}
    return ReadSheet(lines, places), said["seen"]
