"""Items that have parts and a report of their own are rows, and every count says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Manuscript, verbivka, year
from tests.web_pages import page, words
from townbook.cities.models import City
from townbook.plans.models import Plan
from townbook.plans.selectors.city_summaries import city_summaries
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db

PLAN = "/verbivka/plans/plan/"
STANDING = {Status.COMPLETED: 1, Status.SUSPENDED: 1, Status.UNREPORTED: 1}


@pytest.fixture
def plan(plan_of: Callable[..., Plan]) -> Plan:
    written = Manuscript("План міста")
    goal = written.item("1", "Мета")
    task = written.item("1.1", "Завдання зі звітом", parent=goal)
    done = written.item("1.1.1", "Проєкт виконано", parent=task)
    written.item("1.1.2", "Проєкт без звіту", parent=task)
    written.report(task, "Призупинено.", Status.SUSPENDED, period=year(2022))
    written.report(done, "Зроблено.", Status.COMPLETED, period=year(2022))
    return plan_of(verbivka(), written)


def test_table_has_the_task_before_its_projects(client: Client, plan: Plan) -> None:
    rows = page(client, f"{PLAN}?view=table").xpath("//tbody/tr[not(@class)]/th")
    assert [words(each) for each in rows] == ["Завдання зі звітом", "Проєкт виконано", "Проєкт без звіту"]


def test_bar_counts_filters_and_file_agree(client: Client, plan: Plan) -> None:
    tree = page(client, PLAN)
    legend = {words(each) for each in tree.xpath("//ul[@class='legend']/li")}
    assert {"виконано 1", "призупинено 1", "без звіту 1"} <= legend
    assert "3" in {words(each) for each in tree.xpath("//ul[@id='tree']/li/div/span[@class='count']")}
    text = client.get(f"{PLAN}items.csv").content.decode("utf-8-sig")
    assert [row["status"] for row in csv.DictReader(io.StringIO(text))] == [
        "suspended",
        "completed",
        "unreported",
    ]
    city = City.objects.get(pk=plan.city_id)
    assert city_summaries(cities=[city])[city.pk].standing.counts == STANDING


def test_page_says_what_is_counted(client: Client, plan: Plan) -> None:
    said = "Лічаться позиції, під якими немає інших, і ті, про які звітували окремо."
    assert said in words(page(client, PLAN).get_element_by_id("content"))


def test_status_of_a_task_shows_it_alone(client: Client, plan: Plan) -> None:
    tree = page(client, f"{PLAN}?status=suspended").get_element_by_id("tree")
    assert tree.xpath(".//li/@id") == ["item-1", "item-1.1"]
    assert "призупинено" in words(tree.xpath(".//li[@id='item-1.1']")[0])


def test_tree_says_how_the_task_itself_stands(client: Client, plan: Plan) -> None:
    (own,) = page(client, PLAN).xpath("//li[@id='item-1.1']/div/span[@class='leaf-status own']")
    assert words(own).startswith("призупинено")
