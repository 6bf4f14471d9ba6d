"""A period is opened, watched and published on the office's pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, large_report, nahal_tut
from tests.desk.people import signed_in
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import BodyContact
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Period, Report
from townbook.plans.services.start_plan import start_plan
from townbook.ui import formats

pytestmark = pytest.mark.django_db

DESK = "/verbivka/desk/periods/"


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


@pytest.fixture
def office(work: YearOfWork) -> Client:
    return signed_in("olena", work.city, Role.STRATEGY_EDITOR)


def test_office_opens_a_period(office: Client, work: YearOfWork) -> None:
    due = work.city.today + timedelta(days=20)
    sent = {
        "about": str(work.plan.pk),
        "days": "2025-01-01/2025-12-31",
        "due": formats.day(due, "uk"),
        "message": "Пишіть коротко.",
    }
    answer = office.post(DESK, sent)
    period = Period.objects.get(plan=work.plan, starts="2025-01-01")
    assert answer["Location"] == f"{DESK}{period.pk}/"
    assert (period.label, period.due, period.message) == ("2025 рік", due, "Пишіть коротко.")
    assert "Пишіть коротко." in office.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("days", "label"),
    [
        ("2025-07-01/2025-12-31", "II півріччя 2025\u00a0р."),
        ("2025-10-01/2025-12-31", "IV квартал 2025\u00a0р."),
        ("2026-01-01/2026-03-31", "I квартал 2026\u00a0р."),
    ],
)
def test_half_years_and_quarters_are_opened_too(
    office: Client, work: YearOfWork, days: str, label: str
) -> None:
    due = work.city.today + timedelta(days=20)
    office.post(DESK, {"about": str(work.plan.pk), "days": days, "due": due.isoformat()})
    starts, ends = days.split("/")
    period = Period.objects.get(plan=work.plan, starts=starts, ends=ends)
    assert period.opened_at is not None
    assert period.label == label


def test_opening_writes_to_every_responsible_body_where_it_is_wanted(
    office: Client, work: YearOfWork
) -> None:
    BodyContact.objects.create(body=work.roads, role="reporter", email="roads@verbivka.example")
    due = work.city.today + timedelta(days=20)
    sent = {
        "about": str(work.plan.pk),
        "days": "2025-01-01/2025-12-31",
        "due": due.isoformat(),
        "write": "on",
    }
    answer = office.post(DESK, sent)
    period = Period.objects.get(plan=work.plan, starts="2025-01-01")
    assert answer["Location"] == f"{DESK}{period.pk}/?written=2&failed=1"
    (letter,) = mail.outbox
    assert letter.to == ["roads@verbivka.example"]
    assert "/report/" in str(letter.body)


def test_plan_nobody_answers_for_is_not_opened(office: Client, work: YearOfWork) -> None:
    plan = start_plan(city=work.city, title="Порожня", language="uk", source=None)
    due = work.city.today + timedelta(days=20)
    answer = office.post(
        DESK, {"about": str(plan.pk), "days": "2025-01-01/2025-12-31", "due": due.isoformat()}
    )
    assert answer.status_code == 422
    assert "Жоден виконавчий орган" in answer.content.decode()
    assert not Period.objects.filter(plan=plan).exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("due", "колись", "Не розпізнано"),
        ("due", "червень 2030", "більше ніж один день"),
        ("due", "1.1.2020", "минув"),
        ("about", "0", ""),
        ("days", "2025-01-02/2025-12-31", ""),
    ],
)
def test_wrong_opening_is_explained(
    office: Client, work: YearOfWork, field: str, value: str, said: str
) -> None:
    periods = Period.objects.count()
    sent = {
        "about": str(work.plan.pk),
        "days": "2025-01-01/2025-12-31",
        "due": "31.12.2099",
        "message": "Слово",
    }
    answer = office.post(DESK, sent | {field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert "Слово" in text
    assert Period.objects.count() == periods


def test_city_without_a_plan_is_told_where_to_begin() -> None:
    office = signed_in("noa", nahal_tut(), Role.STRATEGY_EDITOR)
    page = office.get("/nahal-tut/desk/periods/").content.decode()
    assert 'name="days"' not in page
    assert 'href="/nahal-tut/desk/new-plan/"' in page


def test_board_names_who_is_late_first(office: Client, work: YearOfWork) -> None:
    work.approved(work.willows, "Полито.")
    Period.objects.filter(pk=work.period.pk).update(due=work.city.today - timedelta(days=1))
    text = office.get(f"{DESK}{work.period.pk}/").content.decode()
    assert text.index("Управління доріг") < text.index("Управління парків")
    assert "place-late" in text
    assert "place-done" in text


def test_one_decision_publishes(office: Client, work: YearOfWork) -> None:
    report = work.approved(work.bridge, "Оглянуто.")
    answer = office.post(f"{DESK}{work.period.pk}/publish/")
    assert answer["Location"] == f"{DESK}{work.period.pk}/?published=1"
    assert Report.objects.get(pk=report.pk).is_current
    assert "оприлюднено" in office.get(answer["Location"]).content.decode()
    assert office.post(f"{DESK}{work.period.pk}/publish/").status_code == 422


def test_due_day_is_moved(office: Client, work: YearOfWork) -> None:
    later = work.city.today + timedelta(days=60)
    office.post(f"{DESK}{work.period.pk}/due/", {"due": later.isoformat(), "message": "Ще трохи."})
    period = Period.objects.get(pk=work.period.pk)
    assert (period.due, period.message) == (later, "Ще трохи.")
    assert office.post(f"{DESK}{work.period.pk}/due/", {"due": "учора"}).status_code == 422


OFFICE_PAGES = ("", "{period}/")
OFFICE_DEEDS = ("", "{period}/due/", "{period}/publish/")


@pytest.mark.parametrize("role", Role)
def test_pages_are_the_offices(work: YearOfWork, role: Role) -> None:
    body = work.roads if role in ROLES_WITHIN_A_BODY else None
    client = signed_in("somebody", work.city, role, body)
    office = role in {Role.ADMINISTRATOR, Role.STRATEGY_EDITOR}
    for page in OFFICE_PAGES:
        seen = client.get(DESK + page.format(period=work.period.pk)).status_code
        assert seen == (200 if office or role is Role.OBSERVER else 404)
    if not office:
        for deed in OFFICE_DEEDS:
            assert client.post(DESK + deed.format(period=work.period.pk)).status_code == 404


def test_another_citys_office_reaches_nothing(work: YearOfWork) -> None:
    stranger = signed_in("noa", nahal_tut(), Role.ADMINISTRATOR)
    for city in ("verbivka", "nahal-tut"):
        for deed in ("due/", "publish/"):
            assert stranger.post(f"/{city}/desk/periods/{work.period.pk}/{deed}").status_code == 404
        assert stranger.get(f"/{city}/desk/periods/{work.period.pk}/").status_code == 404
    assert stranger.post("/nahal-tut/desk/periods/", {"about": str(work.plan.pk)}).status_code == 422


def test_nobody_signed_in_is_asked_to_sign_in(client: Client, work: YearOfWork) -> None:
    answer = client.get(f"{DESK}{work.period.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={DESK}{work.period.pk}/")


def test_queries_do_not_grow_with_the_plan() -> None:
    city, counts = anarabad(), []
    client = signed_in("sara", city, Role.STRATEGY_EDITOR)
    client.get("/anarabad/desk/")  # The first request of a day renews the session.
    for size in (1, 6):
        plan = accept_draft(draft=large_report(size, size).store(city), actor=None).plan
        period = Period.objects.filter(plan=plan).latest("id")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/anarabad/desk/periods/{period.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
