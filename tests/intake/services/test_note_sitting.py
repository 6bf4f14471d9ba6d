"""A review is told in the city's history by sittings: who, when, and how many steps of which kind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import nahal_tut, river_report, verbivka
from tests.desk.people import person
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Change, City
from townbook.intake.models import Draft
from townbook.intake.review.operations import Accept, Drop
from townbook.intake.services.note_sitting import SITTING
from townbook.intake.services.review_draft import review_draft, undo_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def draft(city: City) -> Draft:
    return river_report().store(city)


@pytest.fixture
def olena(city: City) -> User:
    return person("Олена", city, Role.STRATEGY_EDITOR)


def look_at(draft: Draft, record: str, actor: User) -> None:
    review_draft(draft=draft, operation=Accept((record,)), seen=99, actor=actor)


def noted() -> list[tuple[str, dict[str, int]]]:
    sittings = Change.objects.filter(record="draft", action="reviewed").order_by("id")
    return [(each.actor.name if each.actor else "", each.after["steps"]) for each in sittings]


def test_steps_of_one_sitting_are_one_change(draft: Draft, olena: User) -> None:
    look_at(draft, "item:i1", olena)
    look_at(draft, "item:i2", olena)
    review_draft(draft=draft, operation=Drop(("item:i5",)), seen=99, actor=olena)
    undo_review(draft=draft, number=None, actor=olena)
    assert noted() == [("Олена", {"accept": 2, "drop": 1, "undo": 1})]
    change = Change.objects.get(action="reviewed")
    assert (change.record_id, change.label, change.before) == (draft.pk, str(draft.source), {})


def test_two_reviewers_have_a_change_each(city: City, draft: Draft, olena: User) -> None:
    taras = person("Тарас", city, Role.STRATEGY_EDITOR)
    for record, actor in (("item:i1", olena), ("item:i2", taras), ("item:i3", olena), ("item:i4", taras)):
        look_at(draft, record, actor)
    assert noted() == [("Олена", {"accept": 2}), ("Тарас", {"accept": 2})]


def test_another_hour_and_another_draft_are_other_sittings(draft: Draft, olena: User) -> None:
    look_at(draft, "item:i1", olena)
    Change.objects.filter(action="reviewed").update(made_at=timezone.now() - SITTING - timedelta(seconds=1))
    look_at(draft, "item:i2", olena)
    look_at(river_report(2023).store(nahal_tut()), "item:i1", olena)
    assert noted() == [("Олена", {"accept": 1})] * 3
