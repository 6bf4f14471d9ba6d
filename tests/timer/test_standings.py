"""Whether the timer runs is told by when it last began something."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from townbook.timer.models import DutyRecord
from townbook.timer.registry import duties
from townbook.timer.selectors.standings import timer_standing
from townbook.timer.services.do_duties import do_duties

pytestmark = pytest.mark.django_db


def test_timer_that_never_ran_does_not_run() -> None:
    standing = timer_standing(now=timezone.now())
    assert (standing.last_tick, standing.runs, standing.failed) == (None, False, ())
    assert len(standing.duties) == len(duties())


def test_timer_is_silent_an_hour_after_its_last_look() -> None:
    list(do_duties(duties=duties()))
    now = timezone.now()
    assert timer_standing(now=now).runs
    assert not timer_standing(now=now + timedelta(hours=1)).runs


def test_failed_duty_is_told() -> None:
    name = duties()[0].name
    now = timezone.now()
    DutyRecord.objects.create(name=name, due_at=now, failures=2, last_error="ValueError")
    DutyRecord.objects.create(name="of an older version", due_at=now, failures=2, last_error="KeyError")
    assert [(each.duty.name, each.error) for each in timer_standing(now=now).failed] == [(name, "ValueError")]
