"""The history of a city with very many changes: what a page of each question asked of it costs.

Run as ``python -m bench.probe history 1 COUNT FOLDER``, with the address of an empty PostgreSQL after it to
measure that instead of SQLite. Import it after :func:`bench.probe.open_database`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any

from django.db import connection
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.models import Change, City
from townbook.cities.selectors.changes import AskedChanges, changes_of, page_of_changes
from townbook.cities.services.create_city import CityProfile, create_city

PAGE = 20
REPEATS = 21

USUAL = (
    *(("report", action) for action in ("saved", "saved", "saved", "submitted", "approved", "published")),
    *(("item", action) for action in ("revised", "revised", "revised", "moved")),
)
"""What most changes are, in the order in which they come round."""

RARE = {1_000: ("membership", "removed"), 7_000: ("plan", "created"), 60_000: ("place", "created")}
"""Every so many changes there is one of these; their person does nothing else."""

QUESTIONS: dict[str, dict[str, Any]] = {
    "everything": {},
    "a kind of which there is much": {"record": "item"},
    "a rare kind": {"record": "place"},
    "a rare action": {"action": "created"},
    "an action no one took": {"action": "accepted"},
    "a rare kind and action": {"record": "plan", "action": "created"},
    "much of the kind, an action it never took": {"record": "item", "action": "created"},
    "a person who did much": {"person": "busy"},
    "a person who did little": {"person": "rare"},
    "a person who did nothing": {"person": "idle"},
    "a day of long ago": {"first": 700, "last": 700},
    "a rare kind of long ago": {"record": "membership", "last": 700},
    "one record": {"record": "item", "record_id": 7},
}


def make_changes(city: City, people: Mapping[str, User], count: int) -> None:
    """So many changes over two years, the rare ones among them."""

    def rows() -> Iterator[Change]:
        for number, (record, action) in enumerate(islice(cycle(USUAL), count), 1):
            rare = next((what for every, what in RARE.items() if number % every == 0), None)
            yield Change(
                city=city,
                actor=people["rare" if rare else "busy"],
                record=rare[0] if rare else record,
                action=rare[1] if rare else action,
                record_id=number % 5_000,
                label=f"{number}. Відремонтувати дах школи",
                before={"title": "Відремонтувати дах школи", "position": number},
                after={"title": "Відремонтувати дах і фасад школи", "position": number + 1},
            )

    Change.objects.bulk_create(rows(), batch_size=5_000)
    _spread_over_two_years(timezone.now() - timedelta(days=730), timedelta(days=730) / count)


def _spread_over_two_years(begin: datetime, step: timedelta) -> None:
    """The moments, which the model sets to now, one after the other."""
    waiting = []
    for place, change in enumerate(Change.objects.order_by("id").only("pk").iterator(chunk_size=5_000)):
        change.made_at = begin + step * place
        waiting.append(change)
        if len(waiting) == 5_000:
            Change.objects.bulk_update(waiting, ["made_at"], batch_size=200)
            waiting = []
    Change.objects.bulk_update(waiting, ["made_at"], batch_size=200)


def milliseconds(city: City, people: Mapping[str, User], question: Mapping[str, Any]) -> float:
    """The median time of the newest page of what is asked for."""
    asked: dict[str, Any] = dict(question)
    if "person" in asked:
        asked["person"] = people[asked["person"]].pk
    for name in ("first", "last"):
        if name in asked:
            asked[name] = city.today - timedelta(days=asked[name])
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        page_of_changes(
            changes=changes_of(city=city, asked=AskedChanges(**asked)), before=None, after=None, size=PAGE
        )
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def as_markdown(count: int) -> str:
    """Make so many changes, and a table with a line for each question."""
    city = create_city(
        profile=CityProfile("long-history", "Давнє", language="uk", country="UA", currency="UAH")
    )
    people = {name: User.objects.create_user(f"{name}@city.example") for name in ("busy", "rare", "idle")}
    make_changes(city, people, count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    lines = [f"| {count:,} changes, {connection.vendor} | ms |", "|---|---|"]
    lines += [f"| {name} | {milliseconds(city, people, asked):.1f} |" for name, asked in QUESTIONS.items()]
    return "\n".join(lines)
