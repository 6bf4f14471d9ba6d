"""Taking a change back: what each kind of record does to be again as it was before one.

A kind that can do it describes how as a :class:`Restorer` and enters it in :data:`RESTORERS`. Restoring goes
through the kind's own services, so it is checked, published and noted like any other change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from townbook.cities.grants import Grants
from townbook.cities.models import Change
from townbook.desk.member_page import Member


class CannotRestore(Exception):
    """The record cannot be as it was; ``sentence`` says why, in the language being spoken."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class MovedOn(Exception):
    """Somebody changed the record since the person looked at what restoring would do."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would do: the fields as they are ``now`` and as they would be ``then``, in the forms of
    :class:`~townbook.cities.models.Change`. ``mark`` tells this state of the record from another one;
    ``told`` are sentences about what will not be as it was.
    """

    now: Mapping[str, Any]
    then: Mapping[str, Any]
    mark: str
    told: tuple[str, ...] = ()


def anybody(_member: Member, _change: Change) -> bool:
    """Whoever may take such changes back may take this one back."""
    return True


@dataclass(frozen=True, slots=True)
class Restorer:
    """How changes of one sort are taken back.

    ``offers`` says of a change of the ``record``, by itself and without a query, whether it is of the sort;
    ``may`` whether somebody may take such changes back, without a query, and ``may_this`` whether they may
    this one, with few. ``preview`` raises :class:`CannotRestore` or
    :class:`~django.core.exceptions.ValidationError`; ``restore`` raises those, and :class:`MovedOn` where the
    mark is not the one that was seen. The change is of the member's own city.
    """

    record: str
    offers: Callable[[Change], bool]
    may: Callable[[Grants], bool]
    preview: Callable[[Change], Preview]
    restore: Callable[[Member, Change, str, str], None]
    """With the member, the change, the mark that was seen, and the reason."""
    may_this: Callable[[Member, Change], bool] = anybody


def fields_before(change: Change, names: frozenset[str]) -> dict[str, Any]:
    """Those of the fields that the change changed, as they were before it."""
    return {name: value for name, value in change.before.items() if name in names}
