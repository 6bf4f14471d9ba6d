"""What a body answers for, what is late, what was never reported, and its reports over the years."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from tests.cast import PARKS, ROADS, Manuscript, anarabad, nahal_tut, river_report, verbivka, year
from tests.example_cities import example_city
from tests.portal.test_pages import english_left
from tests.web_pages import page, words
from townbook.cities.models import Body, City
from townbook.plans.models import Item, Plan, Report, Responsibility
from townbook.text.languages import LANGUAGES, direction

pytestmark = pytest.mark.django_db


def path_of(city: City, name: str) -> str:
    return f"/{city.slug}/bodies/{Body.objects.get(city=city, name=name).key}/"


def tally(tree: object) -> dict[str, str]:
    cells = tree.xpath("//dl[@class='tally']/div")  # type: ignore[attr-defined]  # an lxml element
    return {words(cell.find("dt")): words(cell.find("dd")) for cell in cells}


def duties(client: Client, path: str) -> list[str]:
    return [words(each) for each in page(client, path).xpath("//p[@class='duty-title']")]


def test_body_page_counts_what_it_answers_for(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022), river_report(2023))
    client.cookies["language"] = "en"
    assert tally(page(client, path_of(city, ROADS))) == {
        "Lead": "2",
        "Contributor": "0",
        "Late": "1",
        "Never reported": "1",
        "Reports": "2",
    }
    assert tally(page(client, path_of(city, PARKS))) == {
        "Lead": "1",
        "Contributor": "1",
        "Late": "1",
        "Never reported": "0",
        "Reports": "4",
    }


def test_body_page_shows_reports_over_the_years(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022), river_report(2023))
    rows = page(client, path_of(city, PARKS)).xpath("//table[@class='years']/tbody/tr")
    assert [words(row) for row in rows] == [
        "2023 рік 2 виконано 1 виконується 1",
        "2022 рік 2 виконано 1 виконується 1",
    ]


def test_body_page_draws_its_years(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022), river_report(2023))
    client.cookies["language"] = "en"
    (table,) = page(client, path_of(city, PARKS)).xpath("//figure[contains(@class, 'columns')]//table")
    assert [words(row) for row in table.iter("tr")] == [
        "Reporting period Done Late Never reported",
        "2022 1 0 0",
        "2023 1 1 0",
    ]


def test_years_without_anything_to_count_are_no_chart(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    for number in (2022, 2023):
        document = Manuscript(f"Виконання Програми мостів за {number} рік", name=f"{number}.txt")
        item = document.item("1", "Оглянути міст", bodies=[ROADS])
        document.report(item, f"Оглядають, {number}.", period=year(number))
        plan_of(city, document)
    tree = page(client, path_of(city, ROADS))
    assert len(tree.xpath("//table[@class='years']/tbody/tr")) == 2
    assert tree.xpath("//figure") == []


def test_single_period_is_no_chart(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022))
    assert page(client, path_of(city, PARKS)).xpath("//figure") == []


def test_every_status_leads_to_its_passage(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022), river_report(2023))
    path = path_of(city, PARKS)
    tree = page(client, path)
    statuses = tree.xpath("//p[contains(@class, 'duty')]//span[contains(@class, 'status-')]")
    marks = tree.xpath("//p[contains(@class, 'duty')]//a[@class='margin-mark']/@href")
    assert len(statuses) == 4
    assert len(marks) == 4 + 2
    said = {words(page(client, mark).get_element_by_id("passage")) for mark in marks}
    assert said == {PARKS, "Посаджено 40 верб на 18000,50 грн.", "Прокладено першу ділянку."}


def test_body_page_lists_only_what_is_asked_for(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    path = path_of(city, ROADS)
    assert duties(client, path) == ["1.2. Прокласти стежку", "2.1. Оглянути старий міст"]
    assert duties(client, f"{path}?show=late") == ["1.2. Прокласти стежку"]
    assert duties(client, f"{path}?show=never-reported") == ["2.1. Оглянути старий міст"]
    assert duties(client, f"{path}?status=unreported") == ["2.1. Оглянути старий міст"]
    assert duties(client, f"{path}?status=completed") == []


def test_late_is_what_was_postponed_to_a_day_gone_by(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    report = Report.objects.get(item__key="1.2")
    path = f"{path_of(city, ROADS)}?show=late"
    Report.objects.filter(pk=report.pk).update(status="postponed", status_until=date(2999, 1, 1))
    assert duties(client, path) == []
    Report.objects.filter(pk=report.pk).update(status_until=date(2024, 3, 1))
    assert "строк минув 1 березня 2024 р." in words(page(client, path))
    Report.objects.filter(pk=report.pk).update(status="completed")
    assert duties(client, path) == []


def test_heading_without_a_report_is_not_counted(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan = plan_of(city, river_report())
    body = Body.objects.get(city=city, name=ROADS)
    heading = Item.objects.get(plan=plan, key="2")
    Responsibility.objects.create(item=heading, body=body, role="lead")
    client.cookies["language"] = "en"
    tree = page(client, path_of(city, ROADS))
    assert tally(tree)["Lead"] == "2"
    assert tally(tree)["Never reported"] == "1"
    assert len(tree.xpath("//p[@class='duty-title']")) == 3


def test_body_named_only_in_a_report_has_its_item(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    document = river_report()
    document.report("i5", "Оглянуто.", bodies=["Служба мостів"])
    plan_of(city, document)
    client.cookies["language"] = "en"
    tree = page(client, path_of(city, "Служба мостів"))
    assert [words(each) for each in tree.xpath("//p[@class='duty-title']")] == ["2.1. Оглянути старий міст"]
    assert "It only reported on it" in words(tree)
    assert tally(tree)["Lead"] == "0"


def test_body_shows_whose_part_it_is(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    parks, roads = (Body.objects.get(city=city, name=name) for name in (PARKS, ROADS))
    Body.objects.filter(pk=parks.pk).update(parent=roads)
    assert PARKS in words(page(client, path_of(city, ROADS)).find(".//main"))
    crumbs = page(client, path_of(city, PARKS)).xpath("//nav[@class='crumbs']//a/@href")
    assert crumbs == ["/verbivka/bodies/", path_of(city, ROADS)]


def test_item_page_leads_to_its_bodies(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    links = page(client, "/verbivka/plans/plan/1.2/").xpath("//main//a/@href")
    assert links.count(path_of(city, ROADS)) == 2
    assert links.count(path_of(city, PARKS)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_body_pages_speak_every_language(client: Client, language: str) -> None:
    city = example_city(language)
    key = Body.objects.filter(city=city, responsibilities__isnull=False).first()
    assert key
    for spoken in LANGUAGES:
        client.cookies["language"] = spoken
        for path in (f"/{city.slug}/bodies/", f"/{city.slug}/bodies/{key.key}/"):
            tree = page(client, path)
            assert (tree.get("lang"), tree.get("dir")) == (spoken, direction(spoken))
            identities = tree.xpath("//@id")
            assert len(identities) == len(set(identities))
            assert len(tree.xpath("string(//meta[@name='description']/@content)")) > 20
            if spoken != "en" and language != "en":
                assert english_left(tree) == set(), (path, spoken)


@pytest.mark.parametrize(
    "query",
    [
        "?show=",
        "?show=all",
        "?show=late&status=completed",
        "?status=",
        "?status=done",
        "?page=0",
        "?page=2",
        "?page=%00",
        "?show=%E2%80%AE" + "x" * 10_000,
    ],
)
def test_choice_that_is_not_there(client: Client, plan_of: Callable[..., Plan], query: str) -> None:
    city = verbivka()
    plan_of(city, river_report())
    assert client.get(path_of(city, ROADS) + query).status_code == 404


@pytest.mark.parametrize("key", ["0", "999", "%00", "feed.atom", "' OR 1=1", "x" * 5000])
def test_body_that_is_not_there(client: Client, plan_of: Callable[..., Plan], key: str) -> None:
    plan_of(verbivka(), river_report())
    for rest in ("", "feed.atom", "deadlines.ics"):
        assert client.get(f"/verbivka/bodies/{key}/{rest}").status_code == 404


def test_body_of_another_city_is_not_there(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    anarabad()
    key = Body.objects.filter(city=city).latest("id").key
    for rest in ("", "feed.atom", "deadlines.ics"):
        assert client.get(f"/anarabad/bodies/{key}/{rest}").status_code == 404


def test_draft_shows_nowhere(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    secret = Report.objects.get(item__key="1.2")
    Report.objects.filter(pk=secret.pk).update(is_current=False, state="draft", text="Таємна чернетка")
    river_report(2023).store(city)
    path = path_of(city, ROADS)
    for each in (path, f"{path}feed.atom", "/verbivka/feed.atom", "/verbivka/plans/plan/1.2/feed.atom"):
        content = client.get(each).content.decode()
        assert "2023 рік" not in content
        assert "чернетка" not in content
        assert "виконується" not in content


def test_longer_duty_has_pages_and_no_more_queries(client: Client, plan_of: Callable[..., Plan]) -> None:
    def duties_of(city: City, count: int) -> str:
        document = Manuscript("Програма", name=f"{count}.txt")
        for number in range(1, count + 1):
            item = document.item(str(number), f"Справа {number}", bodies=[ROADS])
            document.report(item, f"Зроблено {number}.", bodies=[ROADS, PARKS])
        plan_of(city, document)
        return path_of(city, ROADS)

    small, large = duties_of(verbivka(), 30), duties_of(nahal_tut(), 300)
    counts = []
    for path in (small, large):
        for each in (
            path,
            f"{path}feed.atom",
            f"{path}deadlines.ics",
            path.rpartition("bodies")[0] + "bodies/",
        ):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(each).status_code == 200
            counts.append(len(queries))
    assert counts[:4] == counts[4:]
    assert max(counts) <= 12
    assert len(duties(client, large)) == 100
    assert len(gzip.compress(client.get(large).content)) <= 30_000
    assert duties(client, f"{large}?page=3")[-1] == "300. Справа 300"
    assert client.get(f"{large}?page=4").status_code == 404


def test_body_page_is_not_sent_again_until_something_changes(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    city = verbivka()
    plan_of(city, river_report())
    path = path_of(city, ROADS)
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    plan_of(city, river_report(2023))
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


def test_body_page_is_sent_again_on_another_day(
    client: Client, plan_of: Callable[..., Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in time today may be late tomorrow, though nothing is published in between."""
    city = verbivka()
    plan_of(city, river_report())
    path = f"{path_of(city, ROADS)}?show=late"
    monkeypatch.setattr(City, "today", date(2023, 12, 31))
    before = client.get(path)
    assert words(html.document_fromstring(before.content.decode()).find(".//ul[@class='rows']")) == (
        "Таких позицій немає."
    )
    monkeypatch.setattr(City, "today", date(2024, 1, 1))
    assert client.get(path, headers={"if-none-match": before["ETag"]}).status_code == 200
    assert duties(client, path) == ["1.2. Прокласти стежку"]


def test_body_of_two_plans_shows_the_years_of_each(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022))
    lake = Manuscript("Програма озера", name="lake.txt")
    lake.report(lake.item("1", "Почистити дно", bodies=[ROADS]), "Почищено.", period=year(2024))
    plan_of(city, lake)
    tree = page(client, path_of(city, ROADS))
    assert [words(each) for each in tree.xpath("//table[@class='years']/caption")] == [
        "Виконання Концепції річки Вербівка за 2022 рік",
        "Програма озера",
    ]
    rows = [words(row) for row in tree.xpath("//table[@class='years']/tbody/tr")]
    assert rows == ["2022 рік 1 виконується 1", "2024 рік 1 виконується 1"]
    standing = tree.xpath("//section[h2[.='Стан виконання']]//ul[@class='legend']")[0]
    assert words(standing) == "виконується 2 без звіту 1"
