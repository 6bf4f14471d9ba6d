"""A body's reports are approved or returned, its links made and taken back, by whom it is given to."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import nahal_tut
from tests.desk.people import person, signed_in
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import Role
from townbook.plans.models import Report, ReportEvent, ReportingLink
from townbook.plans.reporter import Reporter
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.report_steps import submit_reports

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def page(work: YearOfWork, body: str = "") -> str:
    return f"/verbivka/desk/periods/{work.period.pk}/bodies/{body or work.roads.key}/"


def submitted(work: YearOfWork, text: str = "Оглянуто.") -> Report:
    (report,) = submit_reports(reports=[work.save(work.bridge, text)], reporter=Reporter())
    return report


def named(report: Report) -> str:
    return f"{report.pk}:{report.revision}"


def test_head_approves_own_bodys_reports(work: YearOfWork) -> None:
    report, head = submitted(work), signed_in("petro", work.city, Role.BODY_APPROVER, work.roads)
    assert "Оглянуто." in head.get(page(work)).content.decode()
    head.post(f"{page(work)}decision/", {"report": named(report), "decision": "approve"})
    assert Report.objects.get(pk=report.pk).state == "approved"
    event = ReportEvent.objects.filter(report=report).latest("id")
    assert event.actor is not None
    assert event.actor.name == "petro"


def test_more_than_a_thousand_reports_are_approved_at_once(work: YearOfWork) -> None:
    report, head = submitted(work), signed_in("petro", work.city, Role.BODY_APPROVER, work.roads)
    ticked = [f"{number}:1" for number in range(10_000, 12_000)]
    head.post(f"{page(work)}decision/", {"report": [named(report), *ticked], "decision": "approve"})
    assert Report.objects.get(pk=report.pk).state == "approved"


def test_head_returns_with_a_reason(work: YearOfWork) -> None:
    report, head = submitted(work), signed_in("petro", work.city, Role.BODY_APPROVER, work.roads)
    sent = {"report": named(report), "decision": "return", "reason": ""}
    assert head.post(f"{page(work)}decision/", sent).status_code == 422
    assert Report.objects.get(pk=report.pk).state == "submitted"
    head.post(f"{page(work)}decision/", sent | {"reason": "Додайте суму."})
    assert Report.objects.get(pk=report.pk).state == "returned"
    assert "Додайте суму." in head.get(page(work)).content.decode()


def test_ticks_and_words_stay_where_the_reason_is_missing(work: YearOfWork) -> None:
    report = submitted(work)
    other = work.save(work.path, "Прокладено.")
    submit_reports(reports=[other], reporter=Reporter())
    head = signed_in("petro", work.city, Role.BODY_APPROVER, work.roads)
    text = head.post(
        f"{page(work)}decision/", {"report": named(report), "decision": "return", "reason": ""}
    ).content.decode()
    ticked = re.findall(r'name="report" value="([^"]+)"[^>]* checked', text)
    assert ticked == [named(report)]
    assert "<details open" in text


@pytest.mark.django_db(transaction=True)
def test_public_report_goes_back_with_a_reason_and_stays_public(work: YearOfWork) -> None:
    report = work.approved(work.bridge, "Оглянуто.")
    publish_work(period=work.period, reports=None, actor=None)
    head = signed_in("petro", work.city, Role.BODY_APPROVER, work.roads)
    sent = {"report": named(report), "decision": "return", "reason": ""}
    assert head.post(f"{page(work)}decision/", sent).status_code == 422
    head.post(f"{page(work)}decision/", sent | {"reason": "Сума не та."})
    states = Report.objects.filter(item=work.bridge, period=work.period).order_by("version")
    assert [(each.state, each.is_current) for each in states] == [("published", True), ("returned", False)]
    text = head.get(f"{page(work)}form/").content.decode()
    assert "Сума не та." in text
    assert "Оглянуто.</textarea>" in text


def test_report_changed_since_the_look_is_not_approved(work: YearOfWork) -> None:
    report, head = submitted(work), signed_in("petro", work.city, Role.BODY_APPROVER, work.roads)
    Report.objects.filter(pk=report.pk).update(revision=9)
    answer = head.post(f"{page(work)}decision/", {"report": named(report), "decision": "approve"})
    assert answer.status_code == 422
    assert Report.objects.get(pk=report.pk).state == "submitted"


def test_reporter_writes_and_does_not_approve(work: YearOfWork) -> None:
    reporter = signed_in("ira", work.city, Role.BODY_REPORTER, work.roads)
    form = f"{page(work)}form/"
    assert reporter.get(form).status_code == 200
    sent = {"seen": "0", "status": "ongoing", "text": "Оглядаємо."}
    assert reporter.post(f"{form}items/{work.bridge.pk}/", sent).status_code == 302
    report = Report.objects.get(item=work.bridge)
    assert reporter.get(f"{form}check/").status_code == 200
    reporter.post(f"{form}submit/", {"report": named(report)})
    assert Report.objects.get(item=work.bridge).state == "submitted"
    answer = reporter.post(f"{page(work)}decision/", {"report": named(report), "decision": "approve"})
    assert answer.status_code == 404
    assert Report.objects.get(item=work.bridge).state == "submitted"


def test_office_makes_a_link_that_opens_the_form(work: YearOfWork) -> None:
    office = signed_in("olena", work.city, Role.STRATEGY_EDITOR)
    text = office.post(f"{page(work)}link/", {"recipient": "Ірина"}).content.decode()
    found = re.search(r'value="http://testserver(/report/[^"]+/)"', text)
    assert found
    assert Client().get(found[1]).status_code == 200
    assert found[1] not in office.get(page(work)).content.decode()
    link = ReportingLink.objects.get()
    office.post(f"{page(work)}links/{link.pk}/revoke/")
    assert Client().get(found[1]).status_code == 410


@pytest.mark.parametrize("role", [Role.BODY_REPORTER, Role.BODY_APPROVER])
def test_other_bodies_are_out_of_reach(work: YearOfWork, role: Role) -> None:
    report = submitted(work)
    stranger = signed_in("park", work.city, role, work.parks)
    assert stranger.get(page(work)).status_code == 404
    for deed, sent in {
        "decision/": {"report": named(report), "decision": "approve"},
        "link/": {},
        f"form/items/{work.bridge.pk}/": {"seen": "1", "status": "planned"},
        "form/submit/": {"report": named(report)},
    }.items():
        assert stranger.post(page(work) + deed, sent).status_code == 404
    # Nor by naming another body's item under one's own.
    own = f"{page(work, work.parks.key)}form/items/{work.bridge.pk}/"
    assert stranger.post(own, {"seen": "1", "status": "planned"}).status_code == 404
    assert Report.objects.get(pk=report.pk).state == "submitted"
    assert not ReportingLink.objects.exists()


def test_other_bodys_report_is_not_approved_under_ones_own(work: YearOfWork) -> None:
    report, head = submitted(work), signed_in("park", work.city, Role.BODY_APPROVER, work.parks)
    sent = {"report": named(report), "decision": "approve"}
    assert head.post(f"{page(work, work.parks.key)}decision/", sent).status_code == 422
    assert Report.objects.get(pk=report.pk).state == "submitted"


def test_observer_reads_and_does_nothing(work: YearOfWork) -> None:
    report, observer = submitted(work), signed_in("oko", work.city, Role.OBSERVER)
    assert observer.get(page(work)).status_code == 200
    for deed in ("decision/", "link/", f"form/items/{work.bridge.pk}/"):
        assert observer.post(page(work) + deed, {"report": named(report)}).status_code == 404


def test_another_citys_people_reach_nothing(work: YearOfWork) -> None:
    submitted(work)
    stranger = signed_in("noa", nahal_tut(), Role.ADMINISTRATOR)
    for city in ("verbivka", "nahal-tut"):
        address = page(work).replace("verbivka", city)
        assert stranger.get(address).status_code == 404
        assert stranger.post(f"{address}link/").status_code == 404


def test_link_of_another_body_is_not_taken_back_here(work: YearOfWork) -> None:
    office = signed_in("olena", work.city, Role.STRATEGY_EDITOR)
    office.post(f"{page(work)}link/")
    link = ReportingLink.objects.get()
    assert office.post(f"{page(work, work.parks.key)}links/{link.pk}/revoke/").status_code == 404
    assert ReportingLink.objects.get().revoked_at is None


def test_form_of_an_account_needs_its_csrf_token(work: YearOfWork) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person("ira", work.city, Role.BODY_REPORTER, work.roads))
    sent = {"seen": "0", "status": "ongoing", "text": "Підробка."}
    assert strict.post(f"{page(work)}form/items/{work.bridge.pk}/", sent).status_code == 403
    assert not Report.objects.filter(item=work.bridge).exists()
