"""A person's desk: all that waits for them, in the order in which to do it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from townbook.cities.models import City
from townbook.cities.selectors.memberships import grants_elsewhere
from townbook.desk.member_page import Member
from townbook.desk.tasks.kinds import KINDS
from townbook.desk.tasks.registry import Desks, KnownKinds, Task
from townbook.desk.tasks.wording import when_words


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """A task as it is shown: ``words`` say what to do, ``when`` how late it is or how long it has waited."""

    task: Task
    kind: str
    words: str
    when: str


@dataclass(frozen=True, slots=True)
class OtherDesk:
    """How much waits in another city the person works for."""

    city: City
    count: int
    late: int


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk in one city, late things first, and how much lies on the others."""

    entries: tuple[DeskEntry, ...]
    elsewhere: tuple[OtherDesk, ...]

    @property
    def late(self) -> int:
        """Entries whose day has passed."""
        return sum(entry.task.is_late for entry in self.entries)


def desk_of(member: Member, kinds: KnownKinds = KINDS) -> Desk:
    """The member's desk. A number of queries that depends on the kinds alone: with today's ones seven."""
    others = grants_elsewhere(user=member.user, city=member.city)
    desks = Desks((member, *(Member(member.user, city, grants) for city, grants in others)))
    found: defaultdict[int, list[tuple[tuple[bool, date, int, str], DeskEntry]]] = defaultdict(list)
    for place, kind in enumerate(kinds):
        if not desks.of(kind.is_for):
            continue
        for task in kind.tasks(desks):
            about = " ".join(words.text for words in task.about)
            order = (not task.is_late, task.day or date.max, place, about)
            entry = DeskEntry(task, kind.name, kind.words(task.count), when_words(task))
            found[task.city.pk].append((order, entry))
    here = sorted(found[member.city.pk], key=lambda pair: pair[0])
    return Desk(
        entries=tuple(entry for _order, entry in here),
        elsewhere=tuple(
            OtherDesk(city, len(found[city.pk]), sum(entry.task.is_late for _, entry in found[city.pk]))
            for city, _grants in others
        ),
    )
