"""A period is opened with a day reports are due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.year_of_work import year_of_work
from townbook.cities.models import Change
from townbook.plans.models import Period
from townbook.plans.services.open_period import open_period

pytestmark = pytest.mark.django_db


def test_opening_again_moves_the_due_day() -> None:
    work = year_of_work()
    opened, later = work.period.opened_at, work.city.today + timedelta(days=30)
    period = open_period(period=work.period, due=later, message=" Пишіть. ", actor=None)
    assert (period.opened_at, period.due, period.message) == (opened, later, "Пишіть.")
    changes = Change.objects.filter(record="period").values_list("after", flat=True)
    assert [sorted(after) for after in changes] == [["due", "message"], ["due", "message", "opened"]]


@pytest.mark.parametrize("days", [-1, -400])
def test_due_day_is_not_past(days: int) -> None:
    work = year_of_work()
    with pytest.raises(ValidationError) as refusal:
        open_period(period=work.period, due=work.city.today + timedelta(days=days), message="", actor=None)
    assert list(refusal.value.message_dict) == ["due"]


def test_due_day_is_not_before_the_period() -> None:
    work = year_of_work()
    far = Period.objects.create(
        plan=work.plan, label="2999", starts=date(2999, 1, 1), ends=date(2999, 12, 31)
    )
    with pytest.raises(ValidationError, match="not begun"):
        open_period(period=far, due=work.city.today, message="", actor=None)


def test_period_without_days_is_not_opened() -> None:
    work = year_of_work()
    vague = Period.objects.create(plan=work.plan, label="Колись")
    with pytest.raises(ValidationError, match="no days"):
        open_period(period=vague, due=work.city.today, message="", actor=None)
