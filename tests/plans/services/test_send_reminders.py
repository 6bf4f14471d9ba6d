"""Bodies are written to: each with links of its own, none twice, none lost."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from tests.cast import anarabad, large_report, nahal_tut
from tests.desk.people import person, signed_in
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import Body, BodyContact, City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Period, Plan, Reminder, ReportingLink
from townbook.plans.selectors.report_work import board_of
from townbook.plans.selectors.reporting_duties import reporting_bodies
from townbook.plans.services.open_period import open_period
from townbook.plans.services.queue_reminders import queue_reminders, write_to_bodies
from townbook.plans.services.send_reminders import Sent, send_reminders
from townbook.ui.site_address import Site

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
    Reminder.objects.update(held_until=timezone.now() + timedelta(minutes=5))
    assert sent() == Sent(0, 0)


def test_nobody_is_written_to_about_a_plan_that_was_removed(work: YearOfWork) -> None:
    write(work, work.roads)
    Plan.objects.filter(pk=work.plan.pk).update(removed_at=timezone.now())
    assert sent() == Sent(0, 0)
    assert mail.outbox == []


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
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_each_body_more_costs_the_note_that_its_letter_went_out() -> None:
    counts = {}
    for city, size in ((anarabad(), 2), (nahal_tut(), 5)):
        plan = accept_draft(draft=large_report(size, size).store(city), actor=None).plan
        assert plan is not None
        period = Period.objects.get(plan=plan)
        open_period(period=period, due=city.today + timedelta(days=9), message="", actor=None)
        bodies = [Body.objects.get(pk=pk) for pk in reporting_bodies(plan=plan)]
        for body in bodies:
            BodyContact.objects.create(body=body, role="reporter", email=f"{body.key}@city.example")
        with CaptureQueriesContext(connection) as queries:
            write_to_bodies(period=period, bodies=bodies, kind=ReminderKind.INVITATION, day=city.today)
            assert sent() == Sent(len(bodies), 0)
        counts[len(bodies)] = len(queries)
    assert counts == {4: 20, 15: 31}


class OneRefuses(EmailBackend):
    """A mail server that will not take letters to one address."""

    refused = ""

    def send_messages(self, messages: Sequence[mail.EmailMessage]) -> int:
        for message in messages:
            if self.refused in message.to:
                raise SMTPRecipientsRefused({self.refused: (550, b"no such person")})
        return super().send_messages(messages)


def test_whom_a_letter_reached_is_not_sent_it_again_for_anothers_address(
    work: YearOfWork, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact(work.roads, "Noa", language="he")
    settings.EMAIL_BACKEND = f"{__name__}.OneRefuses"
    monkeypatch.setattr(OneRefuses, "refused", f"{work.roads.key}.reporter.uk@city.example")
    monkeypatch.setitem(sys.modules, __name__, sys.modules[OneRefuses.__module__])
    write(work, work.roads)
    assert sent() == Sent(0, 1)
    reminder = Reminder.objects.get()
    assert (reminder.last_error, len(reminder.reached)) == ("SMTPRecipientsRefused 550", 1)
    assert "city.example" not in str(reminder.reached)
    monkeypatch.setattr(OneRefuses, "refused", "")
    assert send_reminders(site=SITE, now=timezone.now() + timedelta(hours=1)) == Sent(1, 0)
    assert [letter.extra_headers["Content-Language"] for letter in mail.outbox] == ["he", "uk"]
    assert len(Reminder.objects.get().reached) == 2


def test_letter_that_waited_is_replaced_by_the_next(work: YearOfWork) -> None:
    BodyContact.objects.all().delete()
    for days, kind in ((3, ReminderKind.INVITATION), (2, ReminderKind.SOON), (0, ReminderKind.DUE)):
        day = work.city.today - timedelta(days=days)
        write_to_bodies(period=work.period, bodies=[work.roads], kind=kind, day=day)
        sent()
    contact(work.roads, "Ірина")
    assert send_reminders(site=SITE, now=timezone.now() + timedelta(days=2)) == Sent(1, 0)
    assert [reminder.replaced_at is not None for reminder in Reminder.objects.order_by("id")] == [
        True,
        True,
        False,
    ]
    assert len(mail.outbox) == 1


def test_reason_of_a_returned_report_is_not_replaced(work: YearOfWork) -> None:
    BodyContact.objects.all().delete()
    write(work, work.roads, ReminderKind.RETURNED)
    write(work, work.roads, ReminderKind.DUE)
    assert not Reminder.objects.filter(replaced_at__isnull=False).exists()


def test_office_that_asks_again_on_the_day_does_not_wait_for_the_next_try(work: YearOfWork) -> None:
    BodyContact.objects.all().delete()
    write(work, work.roads)
    assert sent() == Sent(0, 1)
    contact(work.roads, "Ірина")
    assert sent() == Sent(0, 0)
    write(work, work.roads)
    assert sent() == Sent(1, 0)


def test_nobody_is_written_to_where_the_body_answered_meanwhile(work: YearOfWork) -> None:
    write(work, work.parks, ReminderKind.SOON)
    work.approved(work.willows, "Полито.")
    sent()
    reminder = Reminder.objects.get()
    assert (reminder.waits, reminder.reached) == (False, [])


@pytest.mark.parametrize(
    ("zone", "moment", "kind"),
    [
        # Kyiv is two hours ahead of UTC in winter: its day begins, and ends, while UTC has another date.
        ("Europe/Kyiv", datetime(2026, 2, 28, 21, 59, tzinfo=UTC), "soon"),
        ("Europe/Kyiv", datetime(2026, 2, 28, 22, 1, tzinfo=UTC), "due"),
        ("Europe/Kyiv", datetime(2026, 3, 3, 21, 59, tzinfo=UTC), "due"),
        ("Europe/Kyiv", datetime(2026, 3, 3, 22, 1, tzinfo=UTC), "late"),
        ("Asia/Tehran", datetime(2026, 2, 28, 20, 29, tzinfo=UTC), "soon"),
        ("Asia/Tehran", datetime(2026, 2, 28, 20, 31, tzinfo=UTC), "due"),
        ("America/Los_Angeles", datetime(2026, 3, 1, 7, 59, tzinfo=UTC), "soon"),
        ("America/Los_Angeles", datetime(2026, 3, 1, 8, 1, tzinfo=UTC), "due"),
    ],
)
def test_due_day_is_the_citys(
    work: YearOfWork, zone: str, moment: datetime, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    City.objects.filter(pk=work.city.pk).update(time_zone=zone)
    opened = datetime(2026, 2, 1, 12, tzinfo=UTC)
    Period.objects.filter(pk=work.period.pk).update(due=date(2026, 3, 1), opened_at=opened)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert queue_reminders() == 2
    assert {*Reminder.objects.values_list("kind", flat=True)} == {kind}


@pytest.mark.parametrize(
    ("moment", "is_late"),
    [(datetime(2026, 3, 1, 21, 59, tzinfo=UTC), False), (datetime(2026, 3, 1, 22, 1, tzinfo=UTC), True)],
)
def test_body_is_late_when_the_citys_due_day_is_over(
    work: YearOfWork, moment: datetime, is_late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    Period.objects.filter(pk=work.period.pk).update(due=date(2026, 3, 1))
    monkeypatch.setattr(timezone, "now", lambda: moment)
    city = City.objects.get(pk=work.city.pk)
    (first, *_others) = board_of(period=work.period)
    assert first.is_late(date(2026, 3, 1), city.today) is is_late
