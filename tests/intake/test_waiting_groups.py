"""For which groups the reports of a city wait."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import river_report, verbivka
from tests.example_cities import example_city
from townbook.intake.selectors.agenda import waiting_points
from townbook.intake.selectors.waiting_groups import groups_among, waiting_groups
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Report

pytestmark = pytest.mark.django_db


def test_groups_stand_within_the_reports_own_passages() -> None:
    city = example_city("uk")
    reports = list(Report.objects.filter(item__plan__city=city, is_current=True))
    with CaptureQueriesContext(connection) as queries:
        groups = waiting_groups(city=city, reports=reports)
    assert len(queries) == 2
    under_review = {report.pk for report in reports if report.status == "under review"}
    assert groups
    assert set(groups) <= under_review
    assert all(name for names in groups.values() for name in names)
    assert {name for names in groups.values() for name in names} <= {
        point.group for point in waiting_points(city=city)
    }


def test_nothing_under_review_asks_nothing() -> None:
    city = verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    reports = list(Report.objects.filter(item__plan__city=city))
    with CaptureQueriesContext(connection) as queries:
        assert waiting_groups(city=city, reports=reports) == {}
        assert groups_among(points=[], reports=[]) == {}
    assert len(queries) == 0
