"""The office sees which letters went out, why others did not, and sends them again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from tests.cast import large_report, nahal_tut
from tests.desk.people import signed_in
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import Body, BodyContact
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Period, Reminder
from townbook.plans.services.open_period import open_period
from townbook.plans.services.queue_reminders import write_to_bodies
from townbook.plans.services.send_reminders import send_reminders
from townbook.timer.models import DutyRecord
from townbook.ui.site_address import Site

pytestmark = pytest.mark.django_db

PAGE = "/verbivka/desk/periods/letters/"


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


@pytest.fixture
def office(work: YearOfWork) -> Client:
    client = signed_in("olena", work.city, Role.STRATEGY_EDITOR)
    client.get("/verbivka/desk/")  # The first request of a day renews the session.
    return client


def named(body: Body) -> None:
    BodyContact.objects.create(body=body, role="reporter", name="Ірина", email=f"{body.key}@verbivka.example")


def written(work: YearOfWork, body: Body, kind: ReminderKind = ReminderKind.INVITATION) -> Reminder:
    """A letter to the body, tried once."""
    write_to_bodies(period=work.period, bodies=[body], kind=kind, day=work.city.today)
    send_reminders(site=Site("https://plan.example"), now=timezone.now())
    return Reminder.objects.latest("id")


def page(client: Client, query: str = "") -> str:
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_letter_that_went_out_says_when_and_to_how_many_but_not_to_whom(
    work: YearOfWork, office: Client
) -> None:
    named(work.roads)
    written(work, work.roads)
    text = page(office)
    assert work.roads.name in text
    assert "1 особі" in text
    assert "verbivka.example" not in text
    assert "Ірина" not in text


def test_letter_of_before_recipients_were_counted_went_out(work: YearOfWork, office: Client) -> None:
    Reminder.objects.create(
        period=work.period,
        body=work.roads,
        kind="soon",
        day=work.city.today,
        sent_at=timezone.now(),
        reached=[""],
    )
    text = page(office)
    assert "Надіслано:" in text
    assert "особ" not in text
    assert "на все вже відповіли" not in text


def test_letter_without_an_address_is_sent_once_there_is_one(work: YearOfWork, office: Client) -> None:
    letter = written(work, work.roads)
    text = page(office, "?show=failed")
    assert "Вкажіть" in text
    assert f"/verbivka/desk/bodies/{work.roads.key}/contacts/" in text
    answer = office.post(f"{PAGE}{letter.pk}/again/")
    assert answer["Location"] == f"{PAGE}?tried=1&failed=1"
    named(work.roads)
    answer = office.post(f"{PAGE}{letter.pk}/again/")
    assert answer["Location"] == f"{PAGE}?tried=1&failed=0"
    assert "Надіслано." in page(office, "?tried=1&failed=0")
    assert len(mail.outbox) == 1
    assert office.post(f"{PAGE}{letter.pk}/again/")["Location"] == f"{PAGE}?tried=0&failed=0"
    assert len(mail.outbox) == 1


def test_all_that_failed_are_sent_again_at_once(work: YearOfWork, office: Client) -> None:
    for body in (work.roads, work.parks):
        written(work, body)
        named(body)
    assert office.post(f"{PAGE}again/")["Location"] == f"{PAGE}?tried=2&failed=0"
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    ("error", "said", "offers"),
    [
        ("SMTPRecipientsRefused 550", "не приймає цієї адреси", True),
        ("SMTPRecipientsRefused 450", "просить зачекати", False),
        ("SMTPDataError 451", "просить зачекати", False),
        ("SMTPAuthenticationError 535", "пароля", False),
        ("ConnectionRefusedError", "недоступний", False),
        ("UnicodeError", "UnicodeError", False),
    ],
)
def test_reason_is_said_in_the_readers_words(
    work: YearOfWork, office: Client, error: str, said: str, offers: bool
) -> None:
    letter = written(work, work.roads)
    Reminder.objects.filter(pk=letter.pk).update(last_error=error)
    text = page(office)
    assert said in text
    assert "SMTP" not in text
    assert ("/contacts/" in text) is offers


def test_failed_letter_lies_on_the_desk_and_leads_here(work: YearOfWork, office: Client) -> None:
    letter = written(work, work.roads)
    Reminder.objects.filter(pk=letter.pk).update(last_error="SMTPDataError 554")
    assert f'href="{PAGE}?show=failed"' in office.get("/verbivka/desk/").content.decode()
    assert (
        f'href="{PAGE}?show=failed"'
        in office.get(f"/verbivka/desk/periods/{work.period.pk}/").content.decode()
    )
    Reminder.objects.update(replaced_at=timezone.now())
    assert f'href="{PAGE}?show=failed"' not in office.get("/verbivka/desk/").content.decode()


def test_head_nobody_named_is_asked_for(work: YearOfWork, office: Client) -> None:
    named(work.roads)
    named(work.parks)
    link = f'href="{PAGE}?show=failed"'
    assert link not in office.get("/verbivka/desk/").content.decode()
    written(work, work.roads, ReminderKind.ESCALATION)
    assert link in office.get("/verbivka/desk/").content.decode()


def test_letters_that_said_nothing_new_are_told_apart(work: YearOfWork, office: Client) -> None:
    named(work.parks)
    work.approved(work.willows, "Полито.")
    written(work, work.parks, ReminderKind.SOON)
    Reminder.objects.create(
        period=work.period, body=work.roads, kind="soon", day=work.city.today, replaced_at=timezone.now()
    )
    text = page(office)
    assert "на все вже відповіли" in text
    assert "пізніший лист" in text


def test_timer_that_does_not_run_is_told_to_the_office(work: YearOfWork, office: Client) -> None:
    assert "townbook keep-time" in page(office)
    now = timezone.now()
    DutyRecord.objects.create(name="plans: send letters", due_at=now, tried_at=now, done_at=now)
    assert "townbook keep-time" not in page(office)
    DutyRecord.objects.update(tried_at=now - timedelta(hours=2))
    assert "townbook keep-time" in page(office)


def test_administrator_sees_when_duties_were_done_and_what_failed(work: YearOfWork) -> None:
    administrator = signed_in("petro", work.city, Role.ADMINISTRATOR)
    now = timezone.now()
    DutyRecord.objects.create(name="plans: queue reminders", due_at=now, tried_at=now, done_at=now)
    DutyRecord.objects.create(
        name="plans: send letters", due_at=now, failures=1, last_error="SiteAddressMissing, message.py:38"
    )
    text = page(administrator)
    assert "<details" in text
    assert "TOWNBOOK_URL" in text


@pytest.mark.parametrize("role", Role)
def test_page_is_the_offices(work: YearOfWork, role: Role) -> None:
    letter = written(work, work.roads)
    client = signed_in("somebody", work.city, role, work.roads if role in ROLES_WITHIN_A_BODY else None)
    allowed = role in {Role.ADMINISTRATOR, Role.STRATEGY_EDITOR}
    assert client.get(PAGE).status_code == (200 if allowed else 404)
    for deed in ("again/", f"{letter.pk}/again/"):
        assert client.post(PAGE + deed).status_code == (302 if allowed else 404)


def test_another_citys_office_reaches_no_letter(work: YearOfWork) -> None:
    letter = written(work, work.roads)
    named(work.roads)
    stranger = signed_in("noa", nahal_tut(), Role.ADMINISTRATOR)
    for city in ("verbivka", "nahal-tut"):
        assert stranger.post(f"/{city}/desk/periods/letters/{letter.pk}/again/").status_code == 404
    stranger.post("/nahal-tut/desk/periods/letters/again/")
    assert work.roads.name not in stranger.get("/nahal-tut/desk/periods/letters/").content.decode()
    assert mail.outbox == []


def test_board_sends_no_letter_of_another_city(work: YearOfWork, settings: Settings) -> None:
    """Its links would be made for the host somebody else's page was asked for by."""
    named(work.roads)
    write_to_bodies(
        period=work.period, bodies=[work.roads], kind=ReminderKind.INVITATION, day=work.city.today
    )
    there = year_of_work_in_the_other_town()
    office = signed_in("noa", there.city, Role.STRATEGY_EDITOR)
    office.post(f"/nahal-tut/desk/periods/{there.period.pk}/write/")
    assert mail.outbox == []
    assert Reminder.objects.get(body=work.roads).waits


def year_of_work_in_the_other_town() -> YearOfWork:
    city = nahal_tut()
    plan = accept_draft(draft=large_report(1, 2).store(city), actor=None).plan
    assert plan is not None
    period = Period.objects.get(plan=plan)
    open_period(period=period, due=city.today + timedelta(days=3), message="", actor=None)
    return YearOfWork(city, plan, period)


def test_queries_do_not_grow_with_the_letters(work: YearOfWork, office: Client) -> None:
    counts = []
    for first in (0, 30):
        for number in range(first, first + 30):
            day = work.city.today - timedelta(days=number)
            Reminder.objects.create(period=work.period, body=work.roads, kind="soon", day=day)
        with CaptureQueriesContext(connection) as queries:
            page(office)
        counts.append(len(queries))
    assert counts == [8, 8]
