"""The office brings a document in from the browser; what cannot be read is said in a sentence."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import verbivka
from tests.desk.people import person, signed_in
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.desk.drafts.upload import short_name
from townbook.files.models import StoredFile
from townbook.intake.models import Draft
from townbook.reading.limits import LARGEST_FILE, MEBIBYTE
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db

GOALS = Path(__file__).parents[3] / "examples" / "izadshahr-goals.fa.txt"
PLACE = "/verbivka/desk/drafts/upload/"


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def editor(city: City) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def stored() -> tuple[int, int, int]:
    return Draft.objects.count(), Source.objects.count(), StoredFile.objects.count()


def sent(client: Client, data: bytes, name: str, **more: str) -> Any:
    return client.post(PLACE, {"document": SimpleUploadedFile(name, data), **more})


def test_document_waits_for_review(city: City, editor: Client) -> None:
    answer = sent(editor, GOALS.read_bytes(), "اهداف شهر.txt")
    draft = Draft.objects.select_related("source").get()
    assert answer["Location"] == f"/verbivka/desk/drafts/{draft.source.key}/"
    assert (draft.state, draft.source.name, draft.source.language) == ("waiting", "اهداف شهر.txt", "fa")
    assert len(draft.content["items"]) == 21
    assert draft.source.added_by is not None
    assert draft.source.added_by.email == "olena@example.org"
    # A second time changes nothing and leads to the same.
    again = sent(editor, GOALS.read_bytes(), "інша назва.txt")
    assert again["Location"] == answer["Location"]
    assert stored() == (1, 1, 1)


def bomb() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 60 * MEBIBYTE)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "report.docx", "Це зображення, а не текстовий документ."),
        (b"MZ" + bytes(200), "report.pdf", "Це програма, а не документ."),
        (b"%PDF-1.7\nbroken", "report.txt", "Файл PDF пошкоджено"),
        (b"PK\x03\x04 not a zip", "report.xlsx", "пошкоджено"),
        (b"", "report.txt", "Файл порожній."),
        (bomb(), "report.docx", "займає набагато більше місця"),
        ("ԲԱՐԵՎ ՁԵԶ ".encode() * 40, "report.txt", "Мову документа не розпізнано."),
    ],
    ids=["picture", "program", "broken", "no zip", "empty", "bomb", "language"],
)
def test_what_cannot_be_read_is_said_and_not_kept(
    editor: Client, data: bytes, name: str, sentence: str
) -> None:
    answer = sent(editor, data, name)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert stored() == (0, 0, 0)


def test_file_that_is_too_large_is_not_even_read(editor: Client) -> None:
    class Unread(BytesIO):
        def read(self, *_size: int | None) -> bytes:
            raise AssertionError("the body was read")

    said: dict[str, Any] = {"CONTENT_LENGTH": str(100 * 1000 * 1000), "wsgi.input": Unread()}
    answer = editor.generic("POST", PLACE, b"", "multipart/form-data; boundary=x", **said)
    assert answer.status_code == 413
    assert "Файл завеликий" in answer.content.decode()


def test_file_a_little_too_large_is_refused_when_read(editor: Client) -> None:
    answer = sent(editor, b"a" * (LARGEST_FILE + 1), "long.txt")
    assert answer.status_code == 413
    assert stored() == (0, 0, 0)


def test_nothing_chosen_is_said(editor: Client) -> None:
    answer = editor.post(PLACE, {})
    assert answer.status_code == 422
    assert "Спершу виберіть файл." in answer.content.decode()


def test_language_may_be_said_and_only_one_of_ours(editor: Client) -> None:
    text = b"Alpha Beta\n1. Gamma\n2. Delta\n"
    sent(editor, text, "goals.txt", language="en")
    assert Draft.objects.get().source.language == "en"
    assert sent(editor, text, "goals.txt", language="xx").status_code == 422


def test_html_in_a_files_name_is_shown_as_it_is(editor: Client) -> None:
    sent(editor, GOALS.read_bytes(), "<img src=x>.txt")
    shown = editor.get("/verbivka/desk/drafts/").content.decode()
    assert "<img src=x>" not in shown
    assert "&lt;img src=x&gt;.txt" in shown


@pytest.mark.parametrize(
    "name", ["", "...", "/", "a" * 300 + ".txt", "ї" * 300 + ".docx", "x\0y.pdf", "\u202e.txt"]
)
def test_any_name_becomes_one_a_disk_takes(name: str, tmp_path: Path) -> None:
    short = short_name(name)
    assert 0 < len(short.encode()) <= 255
    (tmp_path / short).write_bytes(b"x")
    assert [each.name for each in tmp_path.iterdir()] == [short]


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.SECRETARY, Role.INSPECTOR, Role.HOTLINE_OPERATOR])
def test_only_the_office_brings_documents_in(city: City, role: Role) -> None:
    reader = signed_in("reader", city, role)
    assert "upload/" not in reader.get("/verbivka/desk/drafts/").content.decode()
    assert sent(reader, GOALS.read_bytes(), "goals.txt").status_code == 403
    assert stored() == (0, 0, 0)


def test_strangers_and_other_sites_bring_nothing_in(city: City) -> None:
    assert sent(Client(), GOALS.read_bytes(), "goals.txt").status_code == 401
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(person("olena", city, Role.STRATEGY_EDITOR))
    assert sent(careful, GOALS.read_bytes(), "goals.txt").status_code == 403
    assert stored() == (0, 0, 0)


def test_uploading_is_never_a_link(editor: Client) -> None:
    assert editor.get(PLACE).status_code == 405
