"""Every record's page of the desk leads to its history, for those who may see it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import nahal_tut, river_report
from tests.desk.people import signed_in
from tests.web_pages import page, words
from tests.year_of_work import YearOfWork
from townbook.cities.enums import Role
from townbook.cities.models import Change
from townbook.intake.models import Draft
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.revise_item import revise_item

pytestmark = pytest.mark.django_db

DESK = "/verbivka/desk/"
HISTORY = f"{DESK}history/"


def history_links(client: Client, address: str) -> set[str]:
    """The links of the page's own part that lead into the history."""
    return {
        str(each) for each in page(client, address).xpath(f"//main//a/@href[starts-with(., '{HISTORY}')]")
    }


def pages_of_records(work: YearOfWork) -> dict[str, str]:
    """By the address of a record's page of the desk, that of its history."""
    draft = Draft.objects.get(city=work.city)
    report = work.save(work.bridge, "Оглянуто.")
    answers = f"{DESK}periods/{work.period.pk}/bodies/{work.roads.key}/"
    return {
        f"{DESK}plans/{work.plan.slug}/items/1.1/": f"{HISTORY}item/{work.willows.pk}/",
        f"{DESK}plans/{work.plan.slug}/settings/": f"{HISTORY}plan/{work.plan.pk}/",
        f"{DESK}bodies/{work.roads.key}/": f"{HISTORY}body/{work.roads.pk}/",
        f"{DESK}periods/{work.period.pk}/": f"{HISTORY}period/{work.period.pk}/",
        answers: f"{HISTORY}report/{report.pk}/",
        f"{answers}form/": f"{HISTORY}report/{report.pk}/",
        f"{DESK}drafts/{draft.source.key}/": f"{HISTORY}draft/{draft.pk}/",
        f"{DESK}members/": f"{HISTORY}?record=membership",
        f"{DESK}city/": f"{HISTORY}city/{work.city.pk}/",
    }


def test_page_of_each_record_leads_to_its_history(administrator: Client, work: YearOfWork) -> None:
    for address, history in pages_of_records(work).items():
        assert history in history_links(administrator, address), address
        assert administrator.get(history).status_code == 200, history


def test_who_sees_no_history_is_not_led_there(work: YearOfWork) -> None:
    addresses = pages_of_records(work)
    observer = signed_in("Тарас", work.city, Role.OBSERVER)
    shown = [address for address in addresses if observer.get(address).status_code == 200]
    assert f"{DESK}periods/{work.period.pk}/" in shown
    assert [history_links(observer, address) for address in shown] == [set()] * len(shown)


def test_people_of_a_body_are_led_to_the_history_of_its_reports(work: YearOfWork) -> None:
    addresses = pages_of_records(work)
    approver = signed_in("Тарас", work.city, Role.BODY_APPROVER, work.roads)
    shown = [address for address in addresses if approver.get(address).status_code == 200]
    found = set().union(*(history_links(approver, address) for address in shown))
    report = next(history for history in addresses.values() if "/report/" in history)
    assert found == {report}
    assert approver.get(report).status_code == 200


def test_record_that_was_never_changed_has_a_history_that_says_so(office: Client, work: YearOfWork) -> None:
    assert not Change.objects.filter(record="item").exists()
    shown = page(office, f"{HISTORY}item/{work.willows.pk}/")
    assert words(shown.find(".//h1")) == "1.1 Посадити верби"
    assert "нічого не змінювали" in words(shown.find(".//main"))


def test_another_citys_record_is_not_known(office: Client, work: YearOfWork) -> None:
    other = nahal_tut()
    accept_draft(draft=river_report(2020).store(other), actor=None)
    item = Item.objects.filter(plan__city=other).earliest("pk")
    for path in (
        f"item/{item.pk}/",
        f"plan/{item.plan_id}/",
        f"city/{other.pk}/",
        f"draft/{Draft.objects.get(city=other).pk}/",
        f"body/{other.bodies.earliest('pk').pk}/",
    ):
        assert office.get(HISTORY + path).status_code == 404, path


def test_report_of_another_body_is_not_known(work: YearOfWork) -> None:
    report = work.save(work.bridge, "Оглянуто.")
    Change.objects.all().delete()
    parks = signed_in("Ірина", work.city, Role.BODY_APPROVER, work.parks)
    roads = signed_in("Тарас", work.city, Role.BODY_APPROVER, work.roads)
    assert parks.get(f"{HISTORY}report/{report.pk}/").status_code == 404
    assert roads.get(f"{HISTORY}report/{report.pk}/").status_code == 200
    assert roads.get(f"{HISTORY}item/{work.willows.pk}/").status_code == 404


def test_page_of_a_record_takes_as_many_queries_however_long_its_history(
    office: Client, work: YearOfWork
) -> None:
    address = f"{HISTORY}item/{work.willows.pk}/"
    counts: list[int] = []
    for _ in range(2):
        for number in range(15):
            item = work.willows
            content = replace(content_of(item=item), title=f"Верби {number}", description=f"{len(counts)}")
            revise_item(item=item, content=content, expected_version=version_of(item=item), actor=None)
        office.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert office.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
