"""Files on a body's form: added, seen and removed through its doors, and through no others."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from tests.cast import nahal_tut
from tests.desk.people import signed_in
from tests.pictures import picture
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import Role
from townbook.plans.models import Item, Report, ReportAttachment, ReportingLink
from townbook.plans.reporter import Reporter
from townbook.plans.services.attach_file import attach_file
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.report_steps import approve_reports, submit_reports

pytestmark = pytest.mark.django_db(transaction=True)

PART = {"x-townbook-part": "entry"}


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


@pytest.fixture
def form(work: YearOfWork) -> str:
    """The address of the roads' form."""
    _, token = issue_link(period=work.period, body=work.roads, recipient="Олена", actor=None)
    return f"/report/{token}/"


def own_form(work: YearOfWork) -> str:
    return f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/form/"


def photograph(name: str = "міст.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture("JPEG"))


def with_file(work: YearOfWork, item: Item) -> ReportAttachment:
    return attach_file(
        item=item,
        period=work.period,
        body=work.roads,
        data=picture("JPEG"),
        name="міст.jpg",
        reporter=Reporter(),
    )


def test_file_is_added_and_removed_without_scripts(client: Client, form: str, work: YearOfWork) -> None:
    address = f"{form}items/{work.bridge.pk}/files/"
    answer = client.post(address, {"file": [photograph(), SimpleUploadedFile("акт.pdf", b"%PDF-1.7")]})
    assert (answer.status_code, answer["Location"]) == (302, f"{form}#files-{work.bridge.pk}")
    first, second = ReportAttachment.objects.order_by("id")
    assert (first.name, second.name) == ("міст.jpg", "акт.pdf")
    page = client.get(form).content.decode()
    assert f'<img src="{address}{first.pk}/" alt=""' in page
    shown = client.get(f"{address}{first.pk}/")
    assert (shown.status_code, shown["Content-Type"], shown["Cache-Control"]) == (
        200,
        "image/jpeg",
        "no-store",
    )
    assert shown["Content-Disposition"].startswith("inline")
    assert Image.open(BytesIO(b"".join(shown))).size == (960, 480)
    saved = client.get(f"{address}{second.pk}/")
    assert saved["Content-Disposition"].startswith("attachment")
    assert (saved["X-Content-Type-Options"], "sandbox" in saved["Content-Security-Policy"]) == (
        "nosniff",
        True,
    )
    saved.close()
    assert client.post(f"{address}{first.pk}/remove/").status_code == 302
    assert client.get(f"{address}{first.pk}/").status_code == 404
    assert ReportAttachment.objects.get(pk=first.pk).removed_at is not None


def test_script_gets_the_entry_alone(client: Client, form: str, work: YearOfWork) -> None:
    answer = client.post(f"{form}items/{work.bridge.pk}/files/", {"file": photograph()}, headers=PART)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in text
    assert "міст.jpg" in text
    removed = client.post(
        f"{form}items/{work.bridge.pk}/files/{ReportAttachment.objects.get().pk}/remove/", headers=PART
    )
    assert (removed.status_code, "міст.jpg" in removed.content.decode()) == (200, False)


def test_file_does_not_disturb_what_is_being_written(client: Client, form: str, work: YearOfWork) -> None:
    client.post(f"{form}items/{work.bridge.pk}/files/", {"file": photograph()})
    answer = client.post(
        f"{form}items/{work.bridge.pk}/", {"seen": "0", "text": "Оглянуто.", "status": "completed"}
    )
    assert answer.status_code == 302
    report = Report.objects.get(item=work.bridge)
    assert (report.text, report.attachments.count()) == ("Оглянуто.", 1)


def test_file_that_is_not_taken_is_named_and_the_others_are_kept(
    client: Client, form: str, work: YearOfWork
) -> None:
    files = [SimpleUploadedFile("слово.jpg", b"no picture"), photograph()]
    answer = client.post(f"{form}items/{work.bridge.pk}/files/", {"file": files})
    assert answer.status_code == 422
    assert "слово.jpg: Цей файл – не світлина" in answer.content.decode()
    assert ReportAttachment.objects.get().name == "міст.jpg"


def test_nothing_chosen_is_said(client: Client, form: str, work: YearOfWork) -> None:
    answer = client.post(f"{form}items/{work.bridge.pk}/files/")
    assert (answer.status_code, "Спершу виберіть файл." in answer.content.decode()) == (422, True)


def test_too_large_a_file_is_not_even_read(client: Client, form: str, work: YearOfWork) -> None:
    large = SimpleUploadedFile("велика.jpg", b"x" * 20_000_001)
    sent = {"file": [large, photograph()], "seen": "0", "text": "Оглянуто.", "status": "ongoing"}
    answer = client.post(f"{form}items/{work.bridge.pk}/files/", sent)
    assert (answer.status_code, "20 МБ" in answer.content.decode()) == (413, True)
    assert Report.objects.get(item=work.bridge).text == "Оглянуто."
    assert ReportAttachment.objects.get().name == "міст.jpg"


def test_what_is_written_comes_with_the_buttons_of_files(client: Client, form: str, work: YearOfWork) -> None:
    """Without scripts a button loads the page anew: no word in a field may go with it."""
    address = f"{form}items/{work.bridge.pk}/files/"
    sent = {"seen": "0", "text": "Оглянуто.", "status": "ongoing"}
    answer = client.post(address, {**sent, "file": photograph()})
    assert (answer.status_code, answer["Location"]) == (302, f"{form}#files-{work.bridge.pk}")
    attachment, report = ReportAttachment.objects.get(), Report.objects.get(item=work.bridge)
    assert (attachment.report_id, report.text, report.revision) == (report.pk, "Оглянуто.", 1)
    client.post(f"{address}{attachment.pk}/remove/", {**sent, "seen": "1", "text": "Оглянуто двічі."})
    assert Report.objects.get(item=work.bridge).text == "Оглянуто двічі."
    assert ReportAttachment.objects.get().removed_at is not None


def test_wrong_field_does_not_lose_the_file_nor_the_file_the_words(
    client: Client, form: str, work: YearOfWork
) -> None:
    sent = {"seen": "0", "text": "Оглянуто.", "progress": "сто", "file": photograph()}
    answer = client.post(f"{form}items/{work.bridge.pk}/files/", sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Оглянуто.</textarea>" in text
    assert "міст.jpg" in text
    assert not Report.objects.get(item=work.bridge).text


def test_words_that_met_a_submitted_report_are_shown(client: Client, form: str, work: YearOfWork) -> None:
    submit_reports(reports=[work.save(work.bridge, "Оглянуто.")], reporter=Reporter())
    sent = {"seen": "1", "text": "Ще ось що: <b>перила</b>.", "status": "ongoing"}
    for address in (f"{form}items/{work.bridge.pk}/", f"{form}items/{work.bridge.pk}/files/"):
        answer = client.post(address, {**sent, "file": photograph()})
        assert answer.status_code == 409
        assert "Ще ось що: &lt;b&gt;перила&lt;/b&gt;." in answer.content.decode()


def test_submitted_report_takes_no_files(client: Client, form: str, work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто.")
    attachment = with_file(work, work.bridge)
    submit_reports(reports=Report.objects.filter(item=work.bridge), reporter=Reporter())
    address = f"{form}items/{work.bridge.pk}/files/"
    assert client.post(address, {"file": photograph("b.jpg")}).status_code == 409
    assert client.post(f"{address}{attachment.pk}/remove/").status_code == 409
    assert ReportAttachment.objects.get().removed_at is None
    page = client.get(form).content.decode()
    assert "міст.jpg" in page
    assert f'action="{address}"' not in page.partition(f'id="item-{work.bridge.pk}"')[2]


def test_link_reaches_no_other_bodys_files(client: Client, form: str, work: YearOfWork) -> None:
    attachment = with_file(work, work.willows)
    address = f"{form}items/{work.willows.pk}/files/"
    assert client.post(address, {"file": photograph()}).status_code == 404
    assert client.get(f"{address}{attachment.pk}/").status_code == 404
    assert client.post(f"{address}{attachment.pk}/remove/").status_code == 404
    own = f"{form}items/{work.bridge.pk}/files/"
    assert client.get(f"{own}{attachment.pk}/").status_code == 404
    assert client.post(f"{own}{attachment.pk}/remove/").status_code == 404
    assert ReportAttachment.objects.get().removed_at is None


@pytest.mark.parametrize("trouble", ["expired", "revoked", "tampered"])
def test_link_that_opens_nothing_opens_no_files(
    client: Client, form: str, work: YearOfWork, trouble: str
) -> None:
    attachment = with_file(work, work.bridge)
    now = timezone.now()
    if trouble == "tampered":
        form = form[:-3] + "x/"
    else:
        changed = {"expires_at": now - timedelta(days=1)} if trouble == "expired" else {"revoked_at": now}
        ReportingLink.objects.update(**changed)
    expected = 404 if trouble == "tampered" else 410
    address = f"{form}items/{work.bridge.pk}/files/"
    assert client.post(address, {"file": photograph("b.jpg")}).status_code == expected
    assert client.get(f"{address}{attachment.pk}/").status_code == expected
    assert client.post(f"{address}{attachment.pk}/remove/").status_code == expected
    assert ReportAttachment.objects.get().removed_at is None


def test_member_adds_files_with_a_token_against_forgery(work: YearOfWork) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in("reporter", work.city, Role.BODY_REPORTER, work.roads).cookies
    page = client.get(own_form(work)).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    address = f"{own_form(work)}items/{work.bridge.pk}/files/"
    section = page.partition(f'id="files-{work.bridge.pk}"')[2]
    assert 'name="csrfmiddlewaretoken"' in section.partition("</form>")[0]
    assert client.post(address, {"file": photograph()}).status_code == 403
    answer = client.post(address, {"file": photograph(), "csrfmiddlewaretoken": token})
    assert answer.status_code == 302
    assert ReportAttachment.objects.count() == 1


def test_other_bodies_and_cities_reach_nothing(work: YearOfWork) -> None:
    attachment = with_file(work, work.bridge)
    answers = f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/items/{work.bridge.pk}/files/"
    writing = f"{own_form(work)}items/{work.bridge.pk}/files/"
    strangers = (
        signed_in("parks", work.city, Role.BODY_REPORTER, work.parks),
        signed_in("secretary", work.city, Role.SECRETARY),
        signed_in("neighbour", nahal_tut(), Role.ADMINISTRATOR),
    )
    for stranger in strangers:
        assert stranger.get(f"{answers}{attachment.pk}/").status_code == 404
        assert stranger.get(f"{writing}{attachment.pk}/").status_code == 404
        assert stranger.post(writing, {"file": photograph()}).status_code == 404
        assert stranger.post(f"{writing}{attachment.pk}/remove/").status_code == 404
    observer = signed_in("observer", work.city, Role.OBSERVER)
    shown = observer.get(f"{answers}{attachment.pk}/")
    assert shown.status_code == 200
    shown.close()
    assert observer.post(writing, {"file": photograph()}).status_code == 404
    assert ReportAttachment.objects.get().removed_at is None


def test_approver_sees_the_files_on_the_answers(work: YearOfWork) -> None:
    attachment = with_file(work, work.bridge)
    approver = signed_in("approver", work.city, Role.BODY_APPROVER, work.roads)
    page = approver.get(f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/").content.decode()
    assert f"/items/{work.bridge.pk}/files/{attachment.pk}/" in page


def test_public_sees_a_file_only_with_its_published_report(client: Client, work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто.")
    attachment = with_file(work, work.bridge)
    address = f"/verbivka/attachments/{attachment.file.sha256}"
    item = "/verbivka/plans/plan/2.1/"
    reports = Report.objects.filter(item=work.bridge)
    for step in (None, submit_reports, approve_reports):
        if step is not None:
            step(reports=reports, reporter=Reporter())
        assert client.get(address).status_code == 404
        assert client.get(f"{address}/small").status_code == 404
        assert attachment.file.sha256 not in client.get(item).content.decode()
    publish_work(period=work.period, reports=None, actor=None)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(item).content.decode()
    assert len(queries) <= 12
    assert f'<a href="{address}"><img src="{address}/small"' in page
    whole = client.get(address)
    assert whole.status_code == 200
    assert {name: whole[name] for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options")} == {
        "Content-Type": "image/jpeg",
        "Cache-Control": "public, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
    }
    assert "sandbox" in whole["Content-Security-Policy"]
    assert not whole.cookies
    whole.close()
    small = client.get(f"{address}/small")
    assert Image.open(BytesIO(small.content)).size == (480, 240)
    nahal_tut()
    assert client.get(address.replace("verbivka", "nahal-tut")).status_code == 404
    assert client.get(f"/verbivka/attachments/{'0' * 64}").status_code == 404
    ReportAttachment.objects.update(removed_at=timezone.now())
    assert client.get(address).status_code == 404


def test_form_costs_the_same_however_many_files(client: Client, form: str, work: YearOfWork) -> None:
    client.get(form)
    with CaptureQueriesContext(connection) as without:
        client.get(form)
    for number in range(3):
        for item in (work.bridge, work.path):
            attach_file(
                item=item,
                period=work.period,
                body=work.roads,
                data=b"%PDF-1.7" + bytes([number]),
                name=f"{number}.pdf",
                reporter=Reporter(),
            )
    with CaptureQueriesContext(connection) as with_files:
        client.get(form)
    assert len(with_files) <= len(without) + 2
