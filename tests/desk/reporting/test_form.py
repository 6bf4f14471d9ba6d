"""A body's form behind its link: what is written is kept, and nothing else is reached."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import anarabad, large_report
from tests.year_of_work import YearOfWork, year_of_work
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, Period, Plan, Report, ReportingLink
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.open_period import open_period

pytestmark = pytest.mark.django_db

PART = {"x-townbook-part": "entry"}


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


@pytest.fixture
def form(work: YearOfWork) -> str:
    """The address of the roads' form."""
    _, token = issue_link(period=work.period, body=work.roads, recipient="Олена", actor=None)
    return f"/report/{token}/"


def saved(client: Client, form: str, item: Item, **fields: str | list[str]) -> int:
    """Send one entry as the browser without scripts does; the status of the answer."""
    return client.post(f"{form}items/{item.pk}/", {"seen": "0", "text": "", **fields}).status_code


def test_form_has_the_bodys_items_and_last_periods_words(client: Client, form: str) -> None:
    page = client.get(form)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Прокладено першу ділянку." in text
    assert "Оглянути старий міст" in text
    assert "Посадити верби" not in text
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert not client.cookies


def test_entry_is_saved_without_scripts(client: Client, form: str, work: YearOfWork) -> None:
    answer = client.post(
        f"{form}items/{work.bridge.pk}/",
        {
            "seen": "0",
            "status": "postponed",
            "text": "Оглянуто за 18,5 тис. грн.\r\nДалі буде.",
            "reason": "Негода",
            "until": "червень 2031",
            "progress": "٤٠ %",
            "figure": ["0:18,5 тис. грн"],
        },
    )
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{form}?saved={work.bridge.pk}#item-{work.bridge.pk}",
    )
    report = Report.objects.get(item=work.bridge)
    assert (report.text, report.status, report.status_reason, report.progress) == (
        "Оглянуто за 18,5 тис. грн.\nДалі буде.",
        "postponed",
        "Негода",
        40,
    )
    assert (report.status_until, report.status_until_ends) == (date(2031, 6, 1), date(2031, 6, 30))
    assert [figure.unit for figure in report.figures.all()] == ["UAH"]
    again = client.get(answer["Location"]).content.decode()
    assert 'value="0:18,5 тис. грн" checked' in again
    assert re.findall('data-part="saved">([^<]*)<', again) == ["", "Збережено"]


def test_untouched_time_limit_keeps_its_days(client: Client, form: str, work: YearOfWork) -> None:
    assert saved(client, form, work.bridge, status="postponed", until="2031", reason="Негода") == 302
    page = client.get(form).context["sheet"].entries[1].form
    said = page.initial["until"]
    assert saved(client, form, work.bridge, seen="1", status="postponed", until=said, text="Чекаємо.") == 302
    report = Report.objects.get(item=work.bridge)
    assert (report.status_until, report.status_until_ends) == (date(2031, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("until", "колись потім", "дат"),
        ("progress", "140", "0 до 100"),
        ("progress", "багато", "0 до 100"),
        ("status", "wonderful", "стан"),
        ("seen", "-1", ""),
        ("seen", "", ""),
    ],
)
def test_wrong_entry_is_explained_and_nothing_typed_is_lost(
    client: Client, form: str, work: YearOfWork, field: str, value: str, said: str
) -> None:
    fields = {"seen": "0", "text": "Важливі слова.", "status": "planned", field: value}
    answer = client.post(f"{form}items/{work.bridge.pk}/", fields)
    assert answer.status_code == 422
    assert "Важливі слова." in answer.content.decode()
    assert said in answer.content.decode()
    assert not Report.objects.filter(item=work.bridge).exists()


def test_script_gets_the_entry_alone(client: Client, form: str, work: YearOfWork) -> None:
    answer = client.post(
        f"{form}items/{work.bridge.pk}/",
        {"seen": "0", "status": "completed", "progress": "40", "text": "Витрачено 2 млн грн."},
        headers=PART,
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in text
    assert 'name="seen" value="1"' in text
    assert 'value="0:2 млн грн"' in text
    assert "40" in answer.context["entry"].remarks[0].sentence


def test_second_writer_sees_the_difference_and_decides(client: Client, form: str, work: YearOfWork) -> None:
    saved(client, form, work.bridge, status="planned", text="Перша.")
    answer = client.post(
        f"{form}items/{work.bridge.pk}/", {"seen": "0", "status": "ongoing", "text": "Друга."}
    )
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Перша." in text
    assert ">\nДруга.</textarea>" in text
    assert 'name="seen" value="1"' in text
    assert Report.objects.get(item=work.bridge).text == "Перша."
    assert saved(client, form, work.bridge, seen="1", status="ongoing", text="Друга.") == 302
    assert Report.objects.get(item=work.bridge).text == "Друга."


def test_reports_are_looked_over_then_submitted(client: Client, form: str, work: YearOfWork) -> None:
    saved(client, form, work.bridge, status="completed", progress="40", text="Майже.")
    check = client.get(f"{form}check/")
    (entry,) = check.context["sheet"].ready
    assert entry.remarks[0].sentence in check.content.decode()
    answer = client.post(f"{form}submit/", {"report": f"{entry.line.report.pk}:{entry.line.report.revision}"})
    assert answer["Location"] == f"{form}?submitted=1#sent"
    assert Report.objects.get(item=work.bridge).state == "submitted"
    assert saved(client, form, work.bridge, seen="1", status="planned", text="Ні.") == 409
    client.post(f"{form}items/{work.bridge.pk}/take-back/")
    assert saved(client, form, work.bridge, seen="1", status="planned", text="Ні.") == 302


def test_report_changed_after_the_look_is_not_submitted(client: Client, form: str, work: YearOfWork) -> None:
    saved(client, form, work.bridge, status="planned", text="Раз.")
    report = Report.objects.get(item=work.bridge)
    saved(client, form, work.bridge, seen="1", status="planned", text="Два.")
    answer = client.post(f"{form}submit/", {"report": f"{report.pk}:1"})
    assert answer["Location"] == f"{form}check/?changed=1"
    assert Report.objects.get(item=work.bridge).state == "draft"


def test_link_reaches_no_other_item(client: Client, form: str, work: YearOfWork) -> None:
    stranger = accept_draft(draft=large_report(1, 1).store(anarabad()), actor=None).plan
    assert stranger is not None
    for item in (work.willows, stranger.items.get(key="1.1")):
        assert saved(client, form, item, status="planned", text="Чуже.") == 404
        assert client.post(f"{form}items/{item.pk}/take-back/").status_code == 404
    assert not Report.objects.filter(text="Чуже.").exists()


def test_reports_of_others_are_not_submitted(client: Client, form: str, work: YearOfWork) -> None:
    report = work.save(work.willows, "Чуже.")
    client.post(f"{form}submit/", {"report": f"{report.pk}:{report.revision}"})
    assert Report.objects.get(pk=report.pk).state == "draft"


@pytest.mark.parametrize("what", ["expired", "revoked", "tampered", "unknown"])
def test_link_that_opens_nothing_says_why(client: Client, form: str, work: YearOfWork, what: str) -> None:
    if what == "expired":
        ReportingLink.objects.update(expires_at=timezone.now())
    elif what == "revoked":
        ReportingLink.objects.update(revoked_at=timezone.now())
    elif what == "tampered":
        form = form[:-4] + "AAA/"
    else:
        ReportingLink.objects.all().delete()
    expected = 404 if what in {"tampered", "unknown"} else 410
    for answer in (
        client.get(form),
        client.get(f"{form}check/"),
        client.post(f"{form}items/{work.bridge.pk}/", {"seen": "0", "status": "planned", "text": "Ні."}),
        client.post(f"{form}submit/"),
    ):
        assert answer.status_code == expected
        assert "старий міст" not in answer.content.decode()
    assert not Report.objects.filter(item=work.bridge).exists()


def test_html_in_texts_is_text(client: Client, form: str, work: YearOfWork) -> None:
    saved(
        client, form, work.bridge, status="planned", text="<img src=x onerror=alert(1)>", reason="<b>ні</b>"
    )
    for address in (form, f"{form}check/"):
        text = client.get(address).content.decode()
        assert "<img src=x" not in text
        assert "<b>ні" not in text


def test_queries_do_not_grow_with_the_form(client: Client) -> None:
    city, counts = anarabad(), []
    for size in (1, 4):
        plan = accept_draft(draft=large_report(3, size).store(city), actor=None).plan
        assert isinstance(plan, Plan)
        period = open_period(
            period=Period.objects.filter(plan=plan).latest("id"), due=city.today, message="", actor=None
        )
        body = plan.items.filter(responsibilities__isnull=False)[0].responsibilities.get().body
        _, token = issue_link(period=period, body=body, recipient="", actor=None)
        client.get(f"/report/{token}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/report/{token}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("trouble", ["revoked", "expired"])
def test_words_sent_by_a_link_that_is_over_are_given_back(
    client: Client, form: str, work: YearOfWork, trouble: str
) -> None:
    now = timezone.now()
    ReportingLink.objects.update(**({"revoked_at": now} if trouble == "revoked" else {"expires_at": now}))
    sent = {"seen": "0", "status": "ongoing", "text": "Оглянуто <b>міст</b>.", "reason": "Негода"}
    answer = client.post(f"{form}items/{work.bridge.pk}/", sent)
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "Оглянуто &lt;b&gt;міст&lt;/b&gt;." in text
    assert "Негода" in text
    assert not Report.objects.filter(item=work.bridge).exists()
