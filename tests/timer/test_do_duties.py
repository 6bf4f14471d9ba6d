"""Duties are done when they are due, each by one at a time, and one that fails holds up no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from townbook.timer.models import DutyRecord
from townbook.timer.registry import Duty
from townbook.timer.services.do_duties import do_duties

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def duty(name: str, do: Callable[[], int], every: timedelta = HOUR) -> Duty:
    return Duty(name, name, every, do)


def counted(name: str = "a") -> tuple[Duty, list[str]]:
    """A duty, and a list that grows with each time it is done."""
    times: list[str] = []

    def do() -> int:
        times.append(name)
        return 7

    return duty(name, do), times


def back(by: timedelta, **also: object) -> None:
    """As if that much time had passed since the duties were begun."""
    for record in DutyRecord.objects.all():
        record.due_at -= by
        if record.held_until:
            record.held_until -= by
        record.save()


def test_duty_is_done_once_in_its_time() -> None:
    one, times = counted()
    assert [done.count for done in do_duties(duties=[one])] == [7]
    assert list(do_duties(duties=[one])) == []
    back(HOUR)
    assert [done.count for done in do_duties(duties=[one])] == [7]
    assert times == ["a", "a"]


def test_duty_somebody_does_is_left_to_them() -> None:
    inner: list[object] = []

    def do() -> int:
        inner.extend(do_duties(duties=[one]))
        return 1

    one = duty("a", do)
    assert [done.count for done in do_duties(duties=[one])] == [1]
    assert inner == []


def test_duty_of_somebody_who_was_killed_is_done_when_its_lease_is_over() -> None:
    one, times = counted()
    now = timezone.now()
    DutyRecord.objects.create(name="a", due_at=now - HOUR, holder="gone", held_until=now + one.lease)
    assert list(do_duties(duties=[one])) == []
    back(one.lease)
    assert [done.count for done in do_duties(duties=[one])] == [7]
    record = DutyRecord.objects.get()
    assert (record.holder, record.held_until, times) == ("", None, ["a"])


def test_who_took_too_long_does_not_end_the_turn_of_another() -> None:
    def do() -> int:
        DutyRecord.objects.update(holder="another", held_until=timezone.now() + HOUR)
        return 1

    list(do_duties(duties=[duty("a", do)]))
    assert DutyRecord.objects.get().holder == "another"


def test_failure_holds_up_no_other_and_is_noted_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> int:
        raise ValueError("olena@verbivka.example")

    other, times = counted("b")
    first, second = do_duties(duties=[duty("a", fail), other])
    assert (first.count, second.count, times) == (0, 7, ["b"])
    record = DutyRecord.objects.get(name="a")
    assert (record.failures, record.done_at, record.holder) == (1, None, "")
    assert record.last_error.startswith("ValueError, test_do_duties.py:")
    assert "verbivka" not in caplog.text + record.last_error
    assert "“a” failed: ValueError" in caplog.text


def test_failures_wait_longer_and_longer_and_a_success_forgets_them() -> None:
    broken = [True]

    def do() -> int:
        if broken:
            raise ValueError
        return 3

    waits = []
    for _again in range(3):
        list(do_duties(duties=[duty("a", do)]))
        record = DutyRecord.objects.get()
        waits.append(round((record.due_at - timezone.now()) / timedelta(minutes=1)))
        back(HOUR)
    assert waits == [1, 2, 4]
    broken.clear()
    assert [done.count for done in do_duties(duties=[duty("a", do)])] == [3]
    record = DutyRecord.objects.get()
    assert (record.failures, record.last_error, record.count) == (0, "", 3)


def test_looking_costs_two_queries_while_nothing_is_due() -> None:
    duties = [counted(name)[0] for name in "abc"]
    list(do_duties(duties=duties))
    with CaptureQueriesContext(connection) as queries:
        list(do_duties(duties=duties))
    assert len(queries) == 2
