"""Feeds and calendars of a city, a body and an item: whole, public only, in the city's own language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from tests.cast import PARKS, ROADS, anarabad, river_report, verbivka
from tests.example_cities import example_city
from townbook.cities.models import Body
from townbook.plans.models import Item, Plan, Report
from townbook.portal.feeds.atom import ATOM
from townbook.sources.models import Source
from townbook.text.languages import LANGUAGES

pytestmark = pytest.mark.django_db

NAMES = {"a": ATOM}


def feed(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/atom+xml"
    return etree.fromstring(response.content)


def titles(root: Any) -> list[str]:
    return [entry.findtext("a:title", namespaces=NAMES) for entry in root.findall("a:entry", NAMES)]


def calendar(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content.decode().replace("\r\n ", "").split("\r\n")


def values(lines: list[str], name: str) -> list[str]:
    return [line.partition(":")[2] for line in lines if line.startswith((f"{name}:", f"{name};"))]


def assert_obeys_rfc_4287(root: Any) -> None:
    """Sections 4.1.1, 4.1.2, 3.3 and 4.2.6; every address absolute."""
    entries = root.findall("a:entry", NAMES)
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", NAMES)) == 1
        moment = element.findtext("a:updated", namespaces=NAMES)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment)
    assert root.findtext("a:author/a:name", namespaces=NAMES)
    identities = [element.findtext("a:id", namespaces=NAMES) for element in (root, *entries)]
    assert len(identities) == len(set(identities))
    for address in (*identities, *root.xpath("//@href")):
        assert re.match(r"http://testserver/[\w/.-]+(#report-\d+)?$", address), address
    assert len(root.xpath("a:link[@rel='self']", namespaces=NAMES)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_of_every_city_obey_the_standard(client: Client, language: str) -> None:
    city = example_city(language)
    report = Report.objects.filter(item__plan__city=city, bodies__isnull=False).first()
    assert report
    item, body = report.item, report.bodies.first()
    assert body
    for path in ("", f"bodies/{body.key}/", f"plans/{item.plan.slug}/{item.key}/"):
        root = feed(client, f"/{city.slug}/{path}feed.atom")
        assert_obeys_rfc_4287(root)
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        assert titles(root)


def test_feed_speaks_the_citys_language_whoever_asks(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    path = "/verbivka/plans/plan/1.2/feed.atom"
    for language in LANGUAGES:
        client.cookies["language"] = language
        response = client.get(path)
        assert response["Content-Language"] == "uk"
        assert titles(etree.fromstring(response.content)) == ["1.2. Прокласти стежку: виконується (2022 рік)"]


def test_city_feed_has_an_entry_for_each_document(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report(2022), river_report(2023))
    root = feed(client, "/verbivka/feed.atom")
    assert titles(root) == [f"Виконання Концепції річки Вербівка за {year} рік" for year in (2023, 2022)]
    contents = root.xpath("a:entry/a:content/text()", namespaces=NAMES)
    assert contents == ["Новий документ. 2 звіти: 1 виконано, 1 виконується."] * 2


def test_city_feed_has_reports_that_no_document_says(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), river_report())
    period = Report.objects.filter(item__plan=plan)[0].period
    Report.objects.create(
        item=Item.objects.get(plan=plan, key="2.1"),
        period=period,
        status="postponed",
        status_reason="Немає коштів",
        status_until=date(2027, 1, 1),
        state="published",
        is_current=True,
        text="Перенесено.",
    )
    root = feed(client, "/verbivka/feed.atom")
    assert titles(root)[0] == "2.1. Оглянути старий міст: відкладено (2022 рік)"
    assert root.xpath("string(a:entry[1]/a:content)", namespaces=NAMES) == (
        "Перенесено.\nПричина: Немає коштів\nДо: 1\xa0січня 2027\xa0р."
    )


def test_body_feed_has_the_reports_on_its_items(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    keys = {name: Body.objects.get(city=city, name=name).key for name in (PARKS, ROADS)}
    assert titles(feed(client, f"/verbivka/bodies/{keys[ROADS]}/feed.atom")) == [
        "1.2. Прокласти стежку: виконується (2022 рік)"
    ]
    assert len(titles(feed(client, f"/verbivka/bodies/{keys[PARKS]}/feed.atom"))) == 2


def test_entry_leads_to_the_report_on_the_items_page(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    address = feed(client, "/verbivka/plans/plan/1.2/feed.atom").xpath(
        "string(a:entry/a:link/@href)", namespaces=NAMES
    )
    path, _, anchor = address.removeprefix("http://testserver").partition("#")
    assert f'id="{anchor}"' in client.get(path).content.decode()


def test_feed_is_not_sent_again_until_something_changes(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    for path in ("/verbivka/feed.atom", "/verbivka/deadlines.ics", "/verbivka/sitemap.xml"):
        tag = client.get(path)["ETag"]
        assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    tag = client.get("/verbivka/feed.atom")["ETag"]
    plan_of(city, river_report(2023))
    assert client.get("/verbivka/feed.atom", headers={"if-none-match": tag}).status_code == 200


def test_document_that_waits_is_in_no_feed(client: Client) -> None:
    city = verbivka()
    river_report().store(city)
    assert titles(feed(client, "/verbivka/feed.atom")) == []
    assert Source.objects.get(city=city).key not in client.get("/verbivka/sitemap.xml").content.decode()
    assert values(calendar(client, "/verbivka/deadlines.ics"), "UID") == []


def test_deadlines_are_the_days_that_are_waited_for(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    lines = calendar(client, "/verbivka/deadlines.ics")
    assert values(lines, "NAME") == ["Строки: Вербівка"]
    assert values(lines, "UID") == ["1.2.plan.verbivka@testserver"]
    assert values(lines, "DTSTART") == ["20231231"]
    assert values(lines, "SUMMARY") == ["1.2. Прокласти стежку"]
    assert values(lines, "URL") == ["http://testserver/verbivka/plans/plan/1.2/"]
    assert "Строк: 31\xa0грудня 2023\xa0р." in values(lines, "DESCRIPTION")[0]
    Report.objects.filter(item__key="1.2").update(status="postponed", status_until=date(2027, 5, 1))
    moved = calendar(client, "/verbivka/plans/plan/1.2/deadlines.ics")
    assert values(moved, "UID") == values(lines, "UID")
    assert values(moved, "DTSTART") == ["20270501"]
    assert "Відкладено до: 1\xa0травня 2027\xa0р." in values(moved, "DESCRIPTION")[0]
    Report.objects.filter(item__key="1.2").update(status="completed")
    assert values(calendar(client, "/verbivka/deadlines.ics"), "UID") == []


def test_deadlines_of_a_body_are_those_of_its_items(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    Item.objects.filter(key="2.1").update(ends=date(2024, 6, 30))
    starts = {
        name: values(
            calendar(client, f"/verbivka/bodies/{Body.objects.get(city=city, name=name).key}/deadlines.ics"),
            "DTSTART",
        )
        for name in (PARKS, ROADS)
    }
    assert starts == {PARKS: ["20231231"], ROADS: ["20231231", "20240630"]}


def test_persian_deadline_is_said_by_the_citys_calendar(client: Client) -> None:
    city = example_city("fa")
    report = Report.objects.filter(item__plan__city=city).latest("id")
    Report.objects.filter(pk=report.pk).update(
        status="postponed", status_until=date(2026, 3, 21), status_until_ends=None
    )
    lines = calendar(client, f"/{city.slug}/plans/{report.item.plan.slug}/{report.item.key}/deadlines.ics")
    assert values(lines, "DTSTART") == ["20260321"]
    assert "۱\xa0فروردین ۱۴۰۵" in values(lines, "DESCRIPTION")[0]


@pytest.mark.parametrize("file", ["feed.atom", "deadlines.ics"])
@pytest.mark.parametrize("path", ["plans/plan/9.9/", "plans/none/1/", "plans/plan/%00/", "bodies/99/"])
def test_feed_of_what_is_not_there(
    client: Client, plan_of: Callable[..., Plan], path: str, file: str
) -> None:
    plan_of(verbivka(), river_report())
    assert client.get(f"/verbivka/{path}{file}").status_code == 404
    assert client.get(f"/nowhere/{file}").status_code == 404


@pytest.mark.parametrize("file", ["feed.atom", "deadlines.ics"])
def test_item_of_another_city_has_no_feed_there(
    client: Client, plan_of: Callable[..., Plan], file: str
) -> None:
    plan_of(verbivka(), river_report())
    anarabad()
    assert client.get(f"/anarabad/plans/plan/1.2/{file}").status_code == 404
    assert client.post(f"/verbivka/{file}").status_code == 405


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendars_of_every_city_obey_the_standard(client: Client, language: str) -> None:
    """RFC 5545, sections 3.1 (lines), 3.6.1 (what an event must have), 3.8.4.7 (identities), 3.3.4 (days)."""
    city = example_city(language)
    Item.objects.filter(plan__city=city).update(ends=date(2030, 1, 31))
    stream = client.get(f"/{city.slug}/deadlines.ics").content
    assert stream.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in stream.replace(b"\r\n", b"")
    for line in stream.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    events = stream.decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]
    assert events
    for event in events:
        names = [line.partition(":")[0].partition(";")[0] for line in event.split("\r\n")]
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"):
            assert names.count(name) == 1
        assert re.search(r"^DTSTAMP:\d{8}T\d{6}Z\r$", event, re.MULTILINE)
        assert re.search(r"^DTSTART;VALUE=DATE:\d{8}\r$", event, re.MULTILINE)
    identities = re.findall(r"^UID:(.+)\r$", "".join(events), re.MULTILINE)
    assert len(set(identities)) == len(events)
    assert client.get(f"/{city.slug}/deadlines.ics").content == stream
