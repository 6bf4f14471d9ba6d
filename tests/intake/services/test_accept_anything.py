"""Whatever reviewers did to a Draft, it can be accepted."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import river_report, verbivka
from tests.intake.review.drafts import operations
from townbook.intake.enums import DraftState
from townbook.intake.models import DraftOperation
from townbook.intake.review.operation_forms import operation_to_json
from townbook.intake.review.operations import Operation
from townbook.intake.selectors.outlook import expected_difference, outlook_of
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item

pytestmark = pytest.mark.django_db


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(operations, max_size=10))
def test_every_reviewed_draft_can_be_accepted(tried: list[Operation]) -> None:
    with transaction.atomic():
        city = verbivka()
        accept_draft(draft=river_report(2022).store(city), actor=None)
        draft = river_report(2023).store(city)
        for number, operation in enumerate(tried, 1):
            DraftOperation.objects.create(draft=draft, number=number, operation=operation_to_json(operation))
        review = under_review(draft=draft).review
        outlook = outlook_of(city=city, review=review)
        expected = expected_difference(outlook=outlook)
        known = Item.objects.count()
        accepted = accept_draft(draft=draft, actor=None)
        assert accepted.state == DraftState.ACCEPTED
        if review.draft.items:
            assert Item.objects.count() == known + len(expected.new) or outlook.plan is None
        transaction.set_rollback(True)
