"""Files of a report: written anew or kept, told by their bytes, bounded, and only while it is written."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from tests.cast import nahal_tut
from tests.pictures import picture
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.models import Body, Change
from townbook.files.models import StoredFile
from townbook.plans.attachment_file import LARGEST, attachment_file, name_of
from townbook.plans.models import Item, Report, ReportAttachment
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.attachments import public_attachment
from townbook.plans.services.attach_file import attach_file
from townbook.plans.services.publish_work import publish_work
from townbook.plans.services.remove_attachment import remove_attachment
from townbook.plans.services.report_steps import approve_reports, submit_reports
from townbook.plans.services.save_report import ReportLocked
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db(transaction=True)

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def attached(
    work: YearOfWork, item: Item, data: bytes | None = None, name: str = "IMG 1.jpeg"
) -> ReportAttachment:
    return attach_file(
        item=item,
        period=work.period,
        body=work.roads,
        data=picture("JPEG") if data is None else data,
        name=name,
        reporter=Reporter(),
    )


def photograph() -> bytes:
    """Turned by a quarter, and it knows where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", (400, 100), exif=exif)


def office_file(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, "<a/>")
    return written.getvalue()


def test_photograph_is_turned_upright_and_knows_nothing_any_more(work: YearOfWork) -> None:
    attachment = attached(work, work.bridge, photograph(), "C:\\фото\\міст 1.PNG")
    kept = Image.open(io.BytesIO(attachment.file.read()))
    assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (100, 400), {})
    assert b"Camera" not in attachment.file.read()
    assert (attachment.name, attachment.file.media_type, attachment.is_picture) == (
        "міст 1.jpg",
        "image/jpeg",
        True,
    )
    report = Report.objects.get(item=work.bridge)
    assert (report.state, report.status, report.revision) == ("draft", "unreported", 0)
    assert list(report.bodies.all()) == [work.roads]


def test_large_photograph_is_bounded(work: YearOfWork) -> None:
    kept = attachment_file(data=picture("PNG", (4800, 100)), name="a.png")
    assert Image.open(io.BytesIO(kept.data)).size == (2400, 50)


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (PDF, "звіт.pdf", "application/pdf"),
        (
            office_file("word/document.xml"),
            "звіт.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            office_file("xl/workbook.xml"),
            "звіт.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_document_is_kept_as_it_is(data: bytes, name: str, media_type: str) -> None:
    kept = attachment_file(data=data, name=f"{name.partition('.')[0]}.exe")
    assert (kept.data, kept.media_type, kept.name) == (data, media_type, name)


def bomb() -> bytes:
    written = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"x" * (LARGEST + 1), "20 MB"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "HEIC"),
        (picture("JPEG")[:60], "damaged"),
        (bomb(), "40 million points"),
        (b"<html><script>alert(1)</script>", "neither a photograph"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
        (b"just words", "neither a photograph"),
        (b"MZ" + b"\0" * 80, "program"),
        (b"PK\x03\x04broken", "damaged"),
        (office_file("word/document.xml", "word/vbaProject.bin"), "macros"),
        (office_file("ppt/presentation.xml"), "presentation"),
    ],
)
def test_file_that_is_not_taken_is_answered_with_a_sentence(work: YearOfWork, data: bytes, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        attached(work, work.bridge, data, "photo.jpg")
    assert not Report.objects.filter(item=work.bridge).exists()
    assert not ReportAttachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("а" * 300, "а" * 196 + ".pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a b Set-Cookie x.pdf"),
        ("рішення № 5.12 від 2023", "рішення № 5.12 від 2023.pdf"),
        ("تصویر\u202egpj.exe", "تصویرgpj.pdf"),
    ],
)
def test_name_is_made_harmless(name: str, kept: str) -> None:
    assert name_of(name, "application/pdf") == kept


def test_same_file_twice_is_one(work: YearOfWork) -> None:
    assert attached(work, work.bridge) == attached(work, work.bridge, name="other.jpg")


def test_eleventh_file_is_refused(work: YearOfWork) -> None:
    for number in range(10):
        attached(work, work.bridge, PDF + str(number).encode(), f"{number}.pdf")
    with pytest.raises(ValidationError, match="at most 10 files"):
        attached(work, work.bridge)
    remove_attachment(attachment=ReportAttachment.objects.filter(name="3.pdf").get(), reporter=Reporter())
    assert attached(work, work.bridge).name == "IMG 1.jpg"


def test_submitted_report_keeps_its_files(work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто.")
    attachment = attached(work, work.bridge)
    submit_reports(reports=Report.objects.filter(item=work.bridge), reporter=Reporter())
    with pytest.raises(ReportLocked):
        attached(work, work.bridge, PDF)
    with pytest.raises(ReportLocked):
        remove_attachment(attachment=attachment, reporter=Reporter())
    assert ReportAttachment.objects.get().removed_at is None


def test_removing_is_a_state_with_a_history(work: YearOfWork) -> None:
    attachment = attached(work, work.bridge)
    removed = remove_attachment(attachment=attachment, reporter=Reporter())
    assert removed.removed_at is not None
    assert remove_attachment(attachment=attachment, reporter=Reporter()).removed_at == removed.removed_at
    assert StoredFile.objects.filter(pk=attachment.file_id).exists()
    noted = Change.objects.filter(record="report").order_by("id").values_list("action", "before", "after")
    assert list(noted) == [
        ("attached", {}, {"file": "IMG 1.jpg"}),
        ("detached", {"file": "IMG 1.jpg"}, {}),
    ]


def test_correction_begins_with_the_files_before_it(work: YearOfWork) -> None:
    work.save(work.bridge, "Оглянуто.")
    attachment = attached(work, work.bridge)
    submit_reports(reports=Report.objects.filter(item=work.bridge), reporter=Reporter())
    approve_reports(reports=Report.objects.filter(item=work.bridge), reporter=Reporter())
    with pytest.raises(ReportAttachment.DoesNotExist):
        public_attachment(city=work.city, sha256=attachment.file.sha256)
    publish_work(period=work.period, reports=None, actor=None)
    assert public_attachment(city=work.city, sha256=attachment.file.sha256) == attachment
    with pytest.raises(ValidationError, match="Save your correction first"):
        attached(work, work.bridge, PDF)
    correction = work.save(work.bridge, "Оглянуто двічі.", Status.COMPLETED)
    (carried,) = ReportAttachment.objects.filter(report=correction)
    remove_attachment(attachment=carried, reporter=Reporter())
    assert public_attachment(city=work.city, sha256=attachment.file.sha256) == attachment


def test_body_of_another_city_attaches_nothing(work: YearOfWork) -> None:
    foreign = Body.objects.create(city=nahal_tut(), key="1", name="גינון")
    with pytest.raises(ValidationError):
        attach_file(
            item=work.bridge, period=work.period, body=foreign, data=PDF, name="a.pdf", reporter=Reporter()
        )
