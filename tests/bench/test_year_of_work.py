"""A city's whole year of work goes through its own pages, and costs each page the same in a larger city."""

from __future__ import annotations

import pytest

from bench.year_of_work import Cycle, as_markdown
from townbook.plans.models import Report
from townbook.plans.models.period import Period

pytestmark = pytest.mark.django_db

ONE_LETTER = {"write to the bodies"}
"""Steps that work for each body in turn."""


def test_year_of_work_ends_in_public() -> None:
    cycle = Cycle(items=6, bodies=2)
    cycle.run()
    assert {name: step.requests for name, step in cycle.steps.items()} == {
        "open the period": 1,
        "write to the bodies": 1,
        "open the form": 2,
        "save an item": 6,
        "look it over": 2,
        "submit the form": 2,
        "look at the board": 1,
        "look at a body's reports": 2,
        "approve a body's reports": 2,
        "publish the period": 1,
        "the public sees it": 1,
    }
    assert Report.objects.filter(is_current=True, period=Period.objects.latest("id")).count() == 6
    assert "| save an item | 6 |" in as_markdown(cycle.steps)


def test_no_page_asks_more_of_the_database_in_a_larger_city() -> None:
    most = []
    for items, bodies, slug in ((6, 2, "small-town"), (40, 5, "large-town")):
        cycle = Cycle(items=items, bodies=bodies, slug=slug)
        cycle.run()
        most.append({name: step.most_queries for name, step in cycle.steps.items() if name not in ONE_LETTER})
    assert most[0] == most[1]
    assert max(most[0].values()) <= 66
