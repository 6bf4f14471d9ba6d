"""What a kind of task is, and whose desk it may lie on.

A feature with work for people describes it here as a :class:`TaskKind` and enters it in
:data:`townbook.desk.tasks.kinds.KINDS`; the page, its order and its counts follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from townbook.cities.grants import Grants
from townbook.cities.models import City
from townbook.desk.member_page import Member
from townbook.plans.models import Period

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document or a name; ``language`` is the one they are in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do in one city.

    ``count`` is how many things it is about, ``until`` the last day to do it, ``since`` the day it has waited
    from; both are the city's days, and there may be neither. ``reason`` is what somebody said about it.
    ``address`` is the one page where it is done.
    """

    city: City
    address: str
    about: tuple[Words, ...] = ()
    period: Period | None = None
    count: int = 1
    until: date | None = None
    since: date | None = None
    reason: str = ""

    @property
    def day(self) -> date | None:
        """The day it is sorted by."""
        return self.until or self.since

    @property
    def is_late(self) -> bool:
        """Whether its last day has passed where the city is; on the day itself there is still time."""
        return self.until is not None and self.until < self.city.today


@dataclass(frozen=True, slots=True)
class Desks:
    """The desks of one person: one for each city they are a member of.

    What several kinds of task are read from is read :meth:`once`.
    """

    members: tuple[Member, ...]
    _read: dict[Callable[[Desks], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, read: Callable[[Desks], Read]) -> Read:
        """What ``read`` finds for these desks; asked for again, the same without a query."""
        if read not in self._read:
            self._read[read] = read(self)
        return cast(Read, self._read[read])

    def of(self, is_for: Callable[[Grants], bool]) -> dict[int, Member]:
        """By city (primary key), the person where they are somebody of that sort."""
        return {member.city.pk: member for member in self.members if is_for(member.grants)}


@dataclass(frozen=True, slots=True)
class TaskKind:
    """A sort of work.

    ``words`` say what is to be done with that many things, a verb first, in the language being spoken;
    ``is_for`` is a pure predicate: whether such work can lie on somebody's desk at all. ``tasks`` finds it on
    all desks at once, in a number of queries that depends neither on the amount of work nor on the cities;
    it is called only where ``is_for`` holds for one of them, and looks only at those.
    """

    name: str
    words: Callable[[int], str]
    is_for: Callable[[Grants], bool]
    tasks: Callable[[Desks], Iterable[Task]]


KnownKinds = Sequence[TaskKind]
