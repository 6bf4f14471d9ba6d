"""A change is taken back through the record's own services, with a reason, and is a change itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import nahal_tut
from tests.desk.history.taking_back import address, last, restore
from tests.desk.people import signed_in
from tests.web_pages import page
from tests.year_of_work import YearOfWork
from townbook.cities.city_settings import CitySettings
from townbook.cities.enums import Role
from townbook.cities.models import Body, Change, City
from townbook.cities.services.change_body import change_body
from townbook.cities.services.change_city import change_city
from townbook.plans.item_content import MilestoneContent
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.open_period import open_period
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.remove_plan import remove_plan
from townbook.plans.services.revise_item import revise_item
from townbook.plans.services.set_milestones import NewMilestone, set_milestones
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


def retitled(work: YearOfWork, title: str) -> Change:
    item = work.willows
    content = replace(content_of(item=item), title=title)
    revise_item(item=item, content=content, expected_version=version_of(item=item), actor=None)
    return last("item")


def test_item_says_again_what_it_said(office: Client, work: YearOfWork) -> None:
    change = retitled(work, "Посадити тополі")
    item = work.willows
    set_milestones(
        item=item, milestones=[NewMilestone("Саджанці")], expected_version=version_of(item=item), actor=None
    )
    assert restore(office, change) == 302
    assert work.willows.title == "Посадити верби"
    # What was changed since, elsewhere in the item, stays.
    assert content_of(item=work.willows).milestones == (MilestoneContent("Саджанці"),)
    made = last("item")
    assert (made.action, made.reason, made.after) == (
        "restored",
        "Так було правильно.",
        {"title": "Посадити верби"},
    )
    assert made.actor is not None
    shown = page(office, f"/verbivka/desk/history/item/{item.pk}/?restored")
    assert shown.xpath("//*[@role='status']") != []


def test_milestones_are_restored_too(office: Client, work: YearOfWork) -> None:
    item = work.willows
    set_milestones(item=item, milestones=[NewMilestone("Саджанці")], expected_version=1, actor=None)
    set_milestones(item=item, milestones=[], expected_version=2, actor=None)
    assert restore(office, last("item")) == 302
    assert content_of(item=work.willows).milestones == (MilestoneContent("Саджанці"),)


def test_reason_is_asked_for(office: Client, work: YearOfWork) -> None:
    change = retitled(work, "Посадити тополі")
    assert restore(office, change, "  ") == 422
    assert work.willows.title == "Посадити тополі"


def test_who_looked_before_somebody_else_changed_it_looks_again(office: Client, work: YearOfWork) -> None:
    change = retitled(work, "Посадити тополі")
    (mark,) = page(office, address(change)).xpath("//input[@name='mark']/@value")
    retitled(work, "Посадити дуби")
    answer = office.post(address(change), {"mark": mark, "reason": "Так."})
    assert answer.status_code == 422
    assert "дуби" in answer.content.decode()
    assert work.willows.title == "Посадити дуби"


def test_nothing_is_done_where_nothing_differs(office: Client, work: YearOfWork) -> None:
    change = retitled(work, "Посадити тополі")
    retitled(work, "Посадити верби")
    assert page(office, address(change)).xpath("//main//form") == []


def test_removed_item_comes_back(office: Client, work: YearOfWork) -> None:
    earlier = retitled(work, "Посадити тополі")
    remove_item(item=work.willows, actor=None)
    assert not Item.objects.filter(key="1.1").exists()
    assert page(office, address(earlier)).xpath("//main//form") == []  # Its removal goes first.
    change = last("item")
    assert restore(office, change) == 302
    assert Item.objects.filter(key="1.1").exists()
    assert restore(office, change) == 422


def test_removed_plan_comes_back(office: Client, work: YearOfWork) -> None:
    remove_plan(plan=work.plan, actor=None)
    assert restore(office, last("plan")) == 302
    assert Plan.objects.filter(pk=work.plan.pk).exists()
    assert last("plan").reason == "Так було правильно."


def test_body_is_called_as_before(office: Client, work: YearOfWork) -> None:
    roads = work.roads
    change_body(
        body=roads, name="Управління вулиць", parent=work.parks, expected=(roads.name, None), actor=None
    )
    change = last("body")
    assert restore(office, change) == 302
    body = Body.objects.get(pk=roads.pk)
    assert (body.name, body.parent) == ("Управління доріг", None)
    assert (last("body").action, last("body").reason) == ("restored", "Так було правильно.")


def test_parent_that_is_called_otherwise_is_explained(office: Client, work: YearOfWork) -> None:
    roads = work.roads
    change_body(body=roads, name=roads.name, parent=work.parks, expected=(roads.name, None), actor=None)
    change_body(body=roads, name=roads.name, parent=None, expected=(roads.name, work.parks.pk), actor=None)
    change = last("body")
    Body.objects.filter(pk=work.parks.pk).update(name="Управління лісів")
    assert page(office, address(change)).xpath("//main//form") == []
    assert restore(office, change) == 422


def test_period_gets_its_due_day_back(office: Client, work: YearOfWork) -> None:
    due = work.period.due
    assert due is not None
    open_period(period=work.period, due=due + timedelta(days=30), message="Ще.", actor=None)
    assert restore(office, last("period")) == 302
    period = Period.objects.get(pk=work.period.pk)
    assert (period.due, period.message) == (due, "Пишіть коротко.")
    assert last("period").action == "restored"


def test_due_day_that_is_past_is_refused_in_words(office: Client, work: YearOfWork) -> None:
    open_period(period=work.period, due=work.city.today + timedelta(days=30), message="", actor=None)
    change = last("period")
    Change.objects.filter(pk=change.pk).update(before={"due": "2020-01-01"})
    assert restore(office, change) == 422


def test_report_in_work_goes_back_to_an_earlier_text(office: Client, work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто за 18,5 тис. грн.", Status.COMPLETED)
    Change.objects.filter(record="report").update(by="Ірина")  # Another hand.
    work.save(work.bridge, "Не оглянуто.", Status.SUSPENDED, seen=1)
    assert restore(office, last("report")) == 302
    report = Report.objects.get(item=work.bridge)
    assert (report.text, report.status) == ("Оглянуто за 18,5 тис. грн.", "completed")
    assert [figure.unit for figure in report.figures.all()] == ["UAH"]
    assert (last("report").action, last("report").by) == ("restored", "Олена")


def test_beginning_of_a_report_is_not_taken_back(office: Client, work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто.")
    assert office.get(address(last("report"))).status_code == 404


def test_report_that_left_its_body_stays(office: Client, work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто.")
    Change.objects.filter(record="report").update(by="Ірина")
    report = work.save(work.bridge, "Не оглянуто.", seen=1)
    change = last("report")
    Report.objects.filter(pk=report.pk).update(state="submitted")
    assert page(office, address(change)).xpath("//main//form") == []
    assert restore(office, change) == 422


def test_body_restores_its_own_report_and_nothing_else(work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто.")
    Change.objects.filter(record="report").update(by="Ірина")
    work.save(work.bridge, "Не оглянуто.", seen=1)
    report, item = last("report"), retitled(work, "Посадити тополі")
    reporter = signed_in("тарас", work.city, Role.BODY_REPORTER, work.roads)
    assert reporter.get(address(item)).status_code == 404
    assert reporter.post(address(item), {"mark": "2", "reason": "Так."}).status_code == 404
    assert work.willows.title == "Посадити тополі"
    assert restore(reporter, report) == 302


def test_another_citys_office_restores_nothing(work: YearOfWork) -> None:
    change = retitled(work, "Посадити тополі")
    stranger = signed_in("נועה", nahal_tut(), Role.ADMINISTRATOR)
    for city in ("verbivka", "nahal-tut"):
        path = f"/{city}/desk/history/changes/{change.pk}/restore/"
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {"mark": "2", "reason": "Так."}).status_code == 404
    assert work.willows.title == "Посадити тополі"


def test_period_of_a_removed_plan_has_no_page(office: Client, work: YearOfWork) -> None:
    open_period(period=work.period, due=work.city.today + timedelta(days=60), message="", actor=None)
    change = last("period")
    remove_plan(plan=work.plan, actor=None)
    assert office.get(address(change)).status_code == 404


def test_settings_of_the_city_are_restored_by_an_administrator(
    office: Client, administrator: Client, work: YearOfWork
) -> None:
    before = CitySettings("Вербівка", "Europe/Kyiv", "gregorian", 0)
    for settings in (replace(before, accent="#1d4d63"), replace(before, name="Вербове")):
        change_city(city=work.city, settings=settings, logo=None, without_logo=False, actor=None)
    change = last("city")
    Change.objects.filter(pk=change.pk).update(before={"name": "Вербівка"})
    change.refresh_from_db()
    assert office.get(address(change)).status_code == 404
    (mark,) = page(administrator, address(change)).xpath("//input[@name='mark']/@value")
    assert restore(administrator, change) == 302
    city = City.objects.get(pk=work.city.pk)
    assert (city.name, city.accent) == ("Вербівка", "")
    assert (last("city").action, last("city").reason) == ("restored", "Так було правильно.")
    assert administrator.post(address(change), {"mark": mark, "reason": "Ще."}).status_code == 422


@pytest.mark.parametrize(
    ("record", "action"), [("place", "created"), ("draft", "accepted"), ("item", "moved")]
)
def test_what_cannot_be_taken_back_has_no_page(
    office: Client, work: YearOfWork, record: str, action: str
) -> None:
    change = Change.objects.create(
        city=work.city,
        record=record,
        record_id=1,
        action=action,
        before={"position": 1},
        after={"position": 2},
    )
    assert office.get(address(change)).status_code == 404


def test_record_that_is_gone_has_no_page(office: Client, work: YearOfWork) -> None:
    change = Change.objects.create(
        city=work.city,
        record="report",
        record_id=999,
        action="saved",
        before={"text": "А"},
        after={"text": ""},
    )
    assert office.get(address(change)).status_code == 404
