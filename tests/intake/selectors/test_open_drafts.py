"""Open drafts are counted with their doubts, as the review's page counts them, and rarely read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, river_report, verbivka
from townbook.accounts.models import User
from townbook.cities.models import City
from townbook.desk.drafts.page import ReviewPage
from townbook.desk.drafts.where import Where
from townbook.intake.models import Draft
from townbook.intake.review.operations import Accept, Drop, MatchInPlan, Operation, Resolve, Settle
from townbook.intake.selectors.open_drafts import open_drafts
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.intake.services.review_draft import review_draft, undo_review
from townbook.plans.models import Item
from townbook.plans.services.remove_item import remove_item
from townbook.reading.draft import Remark
from townbook.reading.serialise import draft_to_json

pytestmark = pytest.mark.django_db


def doubtful(city: City, number: int = 2022) -> Draft:
    """A waiting report of a year with a doubt about each of its first three items, and one about nothing."""
    written = river_report(number)
    draft = written.store(city)
    read = written.draft()
    places = [*(item.passage for item in read.items[:3]), (0, 1)]
    doubts = tuple(Remark("number", "?", place) for place in places)
    draft.content = draft_to_json(replace(read, doubts=doubts))
    draft.save()
    return draft


def reviewer() -> User:
    return User.objects.get_or_create(email="olena@example.org")[0]


def do(draft: Draft, operation: Operation) -> None:
    review_draft(draft=draft, operation=operation, seen=99, actor=reviewer())


def counted(draft: Draft) -> int:
    """What the list of open drafts says; the page says the same."""
    (found,) = (each for each in open_drafts(cities=[draft.city]) if each.source_key == draft.source.key)
    fresh = Draft.objects.get(pk=draft.pk)
    assert ReviewPage(under_review(draft=fresh), Where()).open_doubts == found.doubts
    return found.doubts


def test_settled_accepted_and_dropped_doubts_are_not_counted_and_undone_ones_are() -> None:
    draft = doubtful(verbivka())
    assert counted(draft) == 4
    do(draft, Resolve(3, ""))
    do(draft, Resolve(3, "двічі"))
    assert counted(draft) == 3
    do(draft, Accept(("item:i1",)))
    do(draft, Drop(("item:i2",)))
    assert counted(draft) == 1
    undo_review(draft=draft, number=None, actor=reviewer())
    assert counted(draft) == 2


def test_doubts_about_the_plan_are_counted_when_the_plan_changes() -> None:
    city, other = verbivka(), anarabad()
    accept_draft(draft=river_report().store(city), actor=None)
    accept_draft(draft=river_report().store(other), actor=None)
    draft = river_report(2023).store(city)
    assert counted(draft) == 0
    do(draft, MatchInPlan("item:i3", "1.2", "plan"))
    do(draft, MatchInPlan("item:i5", "1.2", "plan"))
    assert counted(draft) == 1
    remove_item(item=Item.objects.get(plan__city=other, key="1.2"), actor=None)
    assert counted(draft) == 1
    # Both are said to be something that is not there any more.
    remove_item(item=Item.objects.get(plan__city=city, key="1.2"), actor=None)
    assert counted(draft) == 2
    (doubt, _) = ReviewPage(under_review(draft=draft), Where()).plan_doubts
    do(draft, Settle(doubt.doubt.key, ""))
    assert counted(draft) == 1


def test_accepted_drafts_and_other_cities_are_left_out() -> None:
    city, other = verbivka(), anarabad()
    accept_draft(draft=river_report(2020).store(city), actor=None)
    waiting = river_report(2021).store(city)
    river_report(2022).store(other)
    (found,) = open_drafts(cities=[city])
    assert (found.source_key, found.title, found.language, found.doubts, found.city_id) == (
        waiting.source.key,
        str(waiting.source),
        "uk",
        0,
        city.pk,
    )


def test_one_query_without_text_where_nothing_changed() -> None:
    city = verbivka()
    for number in (2020, 2021, 2022):
        river_report(number).store(city)
    open_drafts(cities=[city])
    with CaptureQueriesContext(connection) as queries:
        assert len(open_drafts(cities=[city])) == 3
    (query,) = queries
    for long in ('"sources_source"."text"', '"sources_source"."blocks"', '"intake_draft"."content"'):
        assert long not in query["sql"]
