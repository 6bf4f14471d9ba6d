"""Open drafts are counted with their doubts, without being read."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, river_report, verbivka
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.selectors.open_drafts import open_drafts
from townbook.intake.services.accept_draft import accept_draft

pytestmark = pytest.mark.django_db

DOUBT = {"kind": "number", "message": "?", "passage": [0, 1]}


def doubtful(draft: Draft, many: int) -> Draft:
    Draft.objects.filter(pk=draft.pk).update(content=draft.content | {"doubts": [DOUBT] * many})
    return draft


def resolve(draft: Draft, number: int, doubt: int, undoes: DraftOperation | None = None) -> DraftOperation:
    operation = {"kind": "resolve", "doubt": doubt, "note": ""}
    return DraftOperation.objects.create(draft=draft, number=number, operation=operation, undoes=undoes)


def test_settled_doubts_are_not_counted_and_undone_ones_are() -> None:
    city = verbivka()
    draft = doubtful(river_report().store(city), 3)
    first = resolve(draft, 1, 0)
    resolve(draft, 2, 2)
    resolve(draft, 3, 2)  # Said twice.
    assert [each.doubts for each in open_drafts(cities=[city])] == [1]
    resolve(draft, 4, 0, undoes=first)
    assert [each.doubts for each in open_drafts(cities=[city])] == [2]


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


def test_one_query_reads_no_text() -> None:
    city = verbivka()
    for number in (2020, 2021, 2022):
        river_report(number).store(city)
    with CaptureQueriesContext(connection) as queries:
        assert len(open_drafts(cities=[city])) == 3
    (query,) = queries
    for long in ('"sources_source"."text"', '"sources_source"."blocks"', '"intake_draft"."reviewed"'):
        assert long not in query["sql"]
