"""Changes are found by what is asked, and paged without losing or repeating any."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import nahal_tut, verbivka
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Change, City
from townbook.cities.selectors.changes import (
    AskedChanges,
    Within,
    changes_of,
    page_of_changes,
    people_of,
)
from townbook.cities.services.grant_role import grant_role
from townbook.cities.services.note_change import note_change
from townbook.cities.services.note_changes import NotedChange, note_changes

pytestmark = pytest.mark.django_db


def noted(city: City, record: str = "item", number: int = 1, action: str = "revised") -> Change:
    change = note_change(
        city=city,
        actor=None,
        action=action,
        record=record,
        record_id=number,
        label=f"{record} {number}",
        before={"title": "А", "same": 1},
        after={"title": "Б", "same": 1},
    )
    assert change is not None
    return change


def test_only_what_differs_is_kept() -> None:
    change = noted(verbivka())
    assert (change.before, change.after) == ({"title": "А"}, {"title": "Б"})


def test_nothing_is_noted_where_nothing_differs() -> None:
    given = [
        NotedChange("revised", 1, "А", {"title": "А"}, {"title": "А"}),
        NotedChange("revised", 2, "Б", {}, {"title": "Б"}),
    ]
    made = note_changes(city=verbivka(), actor=None, record="item", changes=given)
    assert [change.record_id for change in made] == [2]
    assert Change.objects.get().after == {"title": "Б"}


def test_each_asked_field_narrows() -> None:
    city, other = verbivka(), nahal_tut()
    item, body = noted(city), noted(city, "body", 2, "removed")
    noted(other)
    person = User.objects.create_user("o@example.org", name="Олена")
    Change.objects.filter(pk=body.pk).update(actor=person)

    def found(asked: AskedChanges) -> list[int]:
        return [change.pk for change in changes_of(city=city, asked=asked)]

    assert found(AskedChanges()) == [body.pk, item.pk]
    assert found(AskedChanges(record="item")) == [item.pk]
    assert found(AskedChanges(record="item", record_id=2)) == []
    assert found(AskedChanges(action="removed")) == [body.pk]
    assert found(AskedChanges(person=person.pk)) == [body.pk]
    assert found(AskedChanges(person=person.pk, record="item")) == []


def test_days_are_the_citys() -> None:
    city = verbivka()
    change = noted(city)
    late = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)  # Already 2 June in Kyiv.
    Change.objects.filter(pk=change.pk).update(made_at=late)
    for day, seen in ((date(2026, 6, 1), False), (date(2026, 6, 2), True), (date(2026, 6, 3), False)):
        assert changes_of(city=city, asked=AskedChanges(first=day, last=day)).exists() is seen
    assert changes_of(city=city, asked=AskedChanges(first=date(2026, 6, 2))).exists()
    assert not changes_of(city=city, asked=AskedChanges(last=date(2026, 6, 2) - timedelta(days=1))).exists()


def test_reports_of_a_publication_are_told_of_each_alone() -> None:
    city = verbivka()
    period = noted(city, "period", 1, "published")
    report = noted(city, "report", 7, "published")
    assert list(changes_of(city=city, asked=AskedChanges())) == [period]
    assert list(changes_of(city=city, asked=AskedChanges(record="report"))) == [report]
    assert list(changes_of(city=city, asked=AskedChanges(action="published"))) == [report, period]


def test_within_shows_those_records_alone() -> None:
    city = verbivka()
    noted(city, "report", 1)
    mine = noted(city, "report", 2)
    noted(city, "item", 2)
    within = Within("report", Change.objects.filter(pk=mine.pk).values("record_id"))
    assert list(changes_of(city=city, asked=AskedChanges(), within=within)) == [mine]
    assert not changes_of(city=city, asked=AskedChanges(record="item"), within=within).exists()


def test_pages_go_back_and_forth_without_a_gap() -> None:
    city = verbivka()
    keys = [noted(city, number=number).pk for number in range(7)][::-1]
    found = changes_of(city=city, asked=AskedChanges())
    pages: list[list[int]] = []
    before: int | None = None
    while not pages or before is not None:
        page = page_of_changes(changes=found, before=before, after=None, size=3)
        pages.append([change.pk for change in page.changes])
        before = page.older
    assert pages == [keys[:3], keys[3:6], keys[6:]]
    back = page_of_changes(changes=found, before=None, after=keys[6], size=3)
    assert [change.pk for change in back.changes] == keys[3:6]
    assert (back.newer, back.older) == (keys[3], keys[5])
    first = page_of_changes(changes=found, before=None, after=keys[3], size=3)
    assert (first.newer, [change.pk for change in first.changes]) == (None, keys[:3])
    assert page_of_changes(changes=found, before=None, after=keys[0], size=3).changes == ()


def test_people_are_those_of_the_city() -> None:
    city, other = verbivka(), nahal_tut()
    for number, (name, at) in enumerate((("Ярина", city), ("Андрій", city), ("נועה", other))):
        user = User.objects.create_user(f"{number}@example.org", name=name)
        grant_role(user=user, city=at, role=Role.OBSERVER, body=None)
        grant_role(user=user, city=at, role=Role.SECRETARY, body=None)
    assert [user.name for user in people_of(city=city)] == ["Андрій", "Ярина"]


def test_days_are_exact_where_keys_and_moments_are_in_another_order() -> None:
    city = verbivka()
    changes = [noted(city, number=number) for number in range(4)]
    days = [date(2026, 3, day) for day in (2, 1, 3, 2)]  # Of transactions that ran side by side.
    for change, day in zip(changes, days, strict=True):
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        Change.objects.filter(pk=change.pk).update(made_at=moment)

    def found(first: date | None, last: date | None) -> list[int]:
        return [each.record_id for each in changes_of(city=city, asked=AskedChanges(first=first, last=last))]

    assert found(date(2026, 3, 2), date(2026, 3, 2)) == [3, 0]
    assert found(date(2026, 3, 2), None) == [3, 2, 0]
    assert found(None, date(2026, 3, 2)) == [3, 1, 0]
    assert found(date(2026, 3, 4), None) == []
    assert found(None, date(2026, 2, 28)) == []
    assert found(date(2026, 3, 3), date(2026, 3, 1)) == []
