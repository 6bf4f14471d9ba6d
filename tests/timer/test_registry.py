"""Duties are known by their names."""

from __future__ import annotations

from datetime import timedelta

import pytest

from townbook.timer.registry import AT_MOST, Duty, DutyKnown, duties, register_duty


def test_two_duties_cannot_have_one_name() -> None:
    known = duties()[0]
    register_duty(known)
    with pytest.raises(DutyKnown):
        register_duty(Duty(known.name, "other", timedelta(hours=1), lambda: 0))


def test_installation_reminds_sends_and_forgets() -> None:
    names = {duty.name for duty in duties()}
    assert {
        "notices: forget",
        "notices: send letters",
        "plans: queue reminders",
        "plans: send letters",
    } <= names


def test_duties_stop_well_within_their_lease() -> None:
    assert all(duty.lease > AT_MOST for duty in duties())
