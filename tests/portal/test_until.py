"""Wherever a page or file says until when, it is as precise as the report was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from tests.cast import river_report, verbivka
from tests.web_pages import page, words
from townbook.plans.models import Plan, Report
from townbook.portal.templatetags.places import until

pytestmark = pytest.mark.django_db

PLAN = "/verbivka/plans/plan/"


@pytest.fixture
def postponed(plan_of: Callable[..., Plan]) -> Report:
    """The report on the first item, put off to all of 2026."""
    plan_of(verbivka(), river_report())
    report = Report.objects.get(item__key="1.1")
    report.status, report.status_until, report.status_until_ends = (
        "postponed",
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    report.save()
    return report


@pytest.mark.parametrize("path", ["years/2022/", "?view=table", "?view=tree"])
def test_page_names_the_year_and_no_day_of_it(client: Client, postponed: Report, path: str) -> None:
    client.cookies["language"] = "en"
    said = words(page(client, PLAN + path))
    assert "Until: 2026" in said
    assert "January" not in said


def test_files_have_reduced_precision(client: Client, postponed: Report) -> None:
    item = client.get(f"{PLAN}items.json").json()["items"][0]
    assert (item["number"], item["until"]) == ("1.1", "2026")
    Report.objects.update(status_until_ends=date(2026, 1, 1))
    assert client.get(f"{PLAN}items.json").json()["items"][0]["until"] == "2026-01-01"
    Report.objects.update(status_until_ends=date(2027, 6, 30))
    assert "2026-01-01/2027-06-30" in client.get(f"{PLAN}items.csv").content.decode()


def test_feed_names_the_year(client: Client, postponed: Report) -> None:
    feed = client.get(f"{PLAN}1.1/feed.atom").content.decode()
    assert "До: 2026 рік" in feed


def test_until_is_a_day_where_a_day_was_said(postponed: Report) -> None:
    postponed.status_until_ends = None
    with translation.override("en"):
        assert until(postponed, "gregorian") == '<time datetime="2026-01-01">1\u00a0January 2026</time>'
        postponed.status_until = None
        assert until(postponed, "gregorian") == ""
