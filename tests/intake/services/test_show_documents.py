"""The public sees a plan's documents as long as it sees the plan."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import anarabad, river_report, verbivka
from townbook.cities.models import City
from townbook.intake.selectors.news import newest_publications, publications_since
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Plan
from townbook.plans.services.publish_plan import publish_plan
from townbook.plans.services.remove_plan import remove_plan, restore_plan
from townbook.search.models import SearchDocument
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db


def hidden_plan(city: City) -> Plan:
    """A plan nobody published, into which the report of a year was accepted."""
    accept_draft(draft=river_report().store(city), actor=None)
    plan = Plan.objects.get(city=city)
    Plan.objects.filter(pk=plan.pk).update(is_published=False)
    Source.objects.filter(city=city).update(is_published=False, published_at=None)
    accept_draft(draft=river_report(2023).store(city), actor=None)
    plan.refresh_from_db()
    return plan


def shown(city: City) -> list[bool]:
    return list(Source.objects.filter(city=city).order_by("id").values_list("is_published", flat=True))


def found(city: City) -> int:
    return (
        SearchDocument.objects.filter(city_id=city.pk, kind="source").values("object_id").distinct().count()
    )


def test_document_accepted_into_a_hidden_plan_waits_with_it() -> None:
    city, other = verbivka(), anarabad()
    plan, theirs = hidden_plan(city), hidden_plan(other)
    assert (shown(city), shown(other)) == ([False, False], [False, False])
    before = timezone.now()
    publish_plan(plan=plan, actor=None)
    assert (shown(city), shown(other)) == ([True, True], [False, False])
    assert (found(city), newest_publications(city=other, most=9)) == (2, [])
    # It is news now, though it was accepted before.
    until = timezone.now() + timedelta(minutes=1)
    assert len(publications_since(since={city.pk: before}, until=until)[city.pk]) == 2
    assert not theirs.is_published


def test_document_goes_and_comes_back_with_its_plan() -> None:
    city, other = verbivka(), anarabad()
    for each in (city, other):
        accept_draft(draft=river_report().store(each), actor=None)
    plan = Plan.objects.get(city=city)
    (first,) = newest_publications(city=city, most=9)
    remove_plan(plan=plan, actor=None)
    assert (shown(city), shown(other), found(city)) == ([False], [True], 0)
    restore_plan(plan=plan, actor=None)
    assert (shown(city), found(city)) == ([True], 1)
    assert newest_publications(city=city, most=9) == [first]


def test_document_of_a_removed_plan_that_was_hidden_stays_hidden() -> None:
    city = verbivka()
    plan = hidden_plan(city)
    remove_plan(plan=plan, actor=None)
    restore_plan(plan=plan, actor=None)
    assert shown(city) == [False, False]
