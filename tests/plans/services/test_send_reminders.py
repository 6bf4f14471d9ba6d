"""Bodies are written to: each with links of its own, none twice, none lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from tests.desk.people import person, signed_in
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import Body, BodyContact
from townbook.notices.letters.message import Site
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Period, Reminder, ReportingLink
from townbook.plans.services.queue_reminders import queue_reminders, write_to_bodies
from townbook.plans.services.send_reminders import Sent, send_reminders

pytestmark = pytest.mark.django_db

SITE = Site("https://plan.example")


@pytest.fixture
def work() -> YearOfWork:
    work = year_of_work()
    contact(work.roads, "Ірина")
    contact(work.parks, "Павло")
    return work


def contact(body: Body, name: str, role: ContactRole = ContactRole.REPORTER, language: str = "") -> None:
    email = f"{body.key}.{role}.{language or 'uk'}@city.example"
    BodyContact.objects.create(body=body, role=role, name=name, email=email, language=language)


def sent() -> Sent:
    return send_reminders(site=SITE, now=timezone.now())


def write(work: YearOfWork, body: Body, kind: ReminderKind = ReminderKind.INVITATION) -> None:
    write_to_bodies(period=work.period, bodies=[body], kind=kind, day=work.city.today)


def days_after_due(work: YearOfWork, days: int) -> None:
    Period.objects.filter(pk=work.period.pk).update(
        due=work.city.today - timedelta(days=days), opened_at=timezone.now() - timedelta(days=60)
    )


def test_letter_has_the_one_link_that_opens_the_form(work: YearOfWork) -> None:
    write(work, work.roads)
    assert sent() == Sent(1, 0)
    (letter,) = mail.outbox
    assert letter.to == [f"{work.roads.key}.reporter.uk@city.example"]
    assert "Вербівка" in letter.subject
    assert "Оглянути старий міст" in letter.body
    assert "Посадити верби" not in letter.body
    link = re.search(r"https://plan\.example(/report/\S+/)", str(letter.body))
    assert link
    assert Client().get(link[1]).status_code == 200


def test_nobody_is_written_to_twice(work: YearOfWork) -> None:
    for _again in range(2):
        write(work, work.roads)
        sent()
    assert len(mail.outbox) == 1


def test_each_recipient_has_a_language_and_a_link_of_their_own(work: YearOfWork) -> None:
    contact(work.roads, "Noa", language="he")
    user = person("sara", work.city, Role.BODY_REPORTER, work.roads)
    user.language = "fa"
    user.save()
    write(work, work.roads)
    sent()
    assert [letter.extra_headers["Content-Language"] for letter in mail.outbox] == ["uk", "he", "fa"]
    assert ReportingLink.objects.values("digest").distinct().count() == 3
    letter = mail.outbox[2]
    assert isinstance(letter, mail.EmailMultiAlternatives)
    html = str(letter.alternatives[0][0])
    assert '<html lang="fa" dir="rtl">' in html


def test_body_without_an_address_is_pointed_out(work: YearOfWork) -> None:
    BodyContact.objects.all().delete()
    write(work, work.roads)
    assert sent() == Sent(0, 1)
    office = signed_in("olena", work.city, Role.STRATEGY_EDITOR)
    board = office.get(f"/verbivka/desk/periods/{work.period.pk}/").content.decode()
    assert "немає адреси" in board


def test_letter_that_fails_waits_and_keeps_no_address(work: YearOfWork, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    write(work, work.roads)
    assert sent() == Sent(0, 1)
    reminder = Reminder.objects.get()
    assert (reminder.failures, reminder.last_error, reminder.sent_at) == (1, "ConnectionRefusedError", None)
    assert sent() == Sent(0, 0)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_reminders(site=SITE, now=timezone.now() + timedelta(hours=1)) == Sent(1, 0)
    assert len(mail.outbox) == 1


def test_letter_somebody_else_holds_is_not_sent(work: YearOfWork) -> None:
    write(work, work.roads)
    Reminder.objects.update(due_at=timezone.now() + timedelta(minutes=5))
    assert sent() == Sent(0, 0)


def test_silent_bodies_are_reminded_and_the_others_left_alone(work: YearOfWork) -> None:
    work.approved(work.willows, "Полито.")
    days_after_due(work, 3)
    assert queue_reminders() == 1
    assert queue_reminders() == 0
    assert Reminder.objects.get().body == work.roads
    sent()
    assert "минув" in mail.outbox[0].body


def test_head_hears_of_a_silent_body_without_a_link(work: YearOfWork) -> None:
    contact(work.roads, "Голова", ContactRole.HEAD)
    days_after_due(work, 7)
    queue_reminders()
    sent()
    (letter,) = [letter for letter in mail.outbox if "head" in letter.to[0]]
    assert work.roads.name in letter.subject
    assert "/report/" not in letter.body


def test_who_answered_meanwhile_is_not_reminded(work: YearOfWork) -> None:
    write(work, work.parks, ReminderKind.SOON)
    work.approved(work.willows, "Полито.")
    assert sent() == Sent(1, 0)
    assert mail.outbox == []


def test_office_writes_to_all_who_have_not_answered(work: YearOfWork) -> None:
    work.approved(work.willows, "Полито.")
    office = signed_in("olena", work.city, Role.STRATEGY_EDITOR)
    for _again in range(2):
        office.post(f"/verbivka/desk/periods/{work.period.pk}/write/")
    assert [letter.to for letter in mail.outbox] == [[f"{work.roads.key}.reporter.uk@city.example"]]
    assert Reminder.objects.get().kind == ReminderKind.INVITATION


def test_returned_report_is_told_with_its_reason(work: YearOfWork) -> None:
    report = work.approved(work.bridge, "Оглянуто.")
    head = signed_in("petro", work.city, Role.BODY_APPROVER, work.roads)
    head.post(
        f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/decision/",
        {"report": f"{report.pk}:{report.revision}", "decision": "return", "reason": "Скільки коштувало?"},
    )
    assert "Скільки коштувало?" in mail.outbox[0].body


def test_command_needs_the_sites_address(work: YearOfWork, settings: Settings) -> None:
    settings.TOWNBOOK_URL = ""
    with pytest.raises(CommandError, match="TOWNBOOK_URL"):
        call_command("send_reminders")
    settings.TOWNBOOK_URL = "https://plan.example"
    days_after_due(work, 0)
    call_command("send_reminders")
    assert len(mail.outbox) == 2


def test_queries_do_not_grow_with_the_recipients(work: YearOfWork) -> None:
    counts = []
    for names in ("А", "БВГ"):
        for name in names:
            BodyContact.objects.create(body=work.roads, role="reporter", email=f"{ord(name)}@city.example")
        Reminder.objects.all().delete()
        write(work, work.roads)
        with CaptureQueriesContext(connection) as queries:
            sent()
        links = sum("reportinglink" in query["sql"].lower() for query in queries)
        counts.append(len(queries) - links)
    # Each link is one more row, written in a savepoint of its own.
    assert counts[1] - counts[0] == 2 * 3
