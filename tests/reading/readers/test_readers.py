"""What is read whatever its name, and what cannot be read and why."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from tests.reading.documents import make_docx, make_html, make_ods, make_odt, make_pdf, make_xlsx
from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import LARGEST_FILE, LARGEST_PAGE, MOST_COLUMNS
from townbook.reading.readers import read_bytes, read_source
from townbook.reading.source import BlockKind

UKRAINIAN = "Міська рада відремонтувала сім шкіл і два дитячі садки, вартість робіт склала 5 млн грн."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def problem_of(data: bytes, name: str = "document.docx", language: str | None = None) -> Problem:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, name, language)
    return caught.value.kind


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def test_source_says_what_file_it_was_made_of(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(UKRAINIAN)
    source = read_source(path)
    assert source.name == "report.txt"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.media_type == "text/plain"
    assert source.language == "uk"
    assert source.text == UKRAINIAN


def test_source_takes_the_name_and_language_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "upload-7"
    path.write_text("OK 2022")
    source = read_source(path, language="en", name="minutes.txt")
    assert (source.name, source.language) == ("minutes.txt", "en")


@pytest.mark.parametrize(
    ("make", "media_type"),
    [
        (make_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (make_html, "text/html"),
        (make_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (make_ods, "application/vnd.oasis.opendocument.spreadsheet"),
        (make_odt, "application/vnd.oasis.opendocument.text"),
        (make_pdf, "application/pdf"),
    ],
)
@pytest.mark.parametrize("name", ["lie.txt", "lie.docx", "lie.pdf", "lie.xls", "lie"])
def test_file_is_read_as_what_it_is_whatever_its_ending(make: object, media_type: str, name: str) -> None:
    source = read_bytes(make(UKRAINIAN), name)  # type: ignore[operator]  # each is one of the makers
    assert (source.media_type, source.text) == (media_type, UKRAINIAN)


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_source(tmp_path / "none.docx")
    assert caught.value.kind is Problem.MISSING


def test_path_with_a_nul_is_said_to_be_missing() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_source(Path("re\0port.docx"))
    assert caught.value.kind is Problem.MISSING


def test_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_source(tmp_path)
    assert caught.value.kind is Problem.NOT_A_FILE


def test_pipe_is_no_document_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableDocument) as caught:
        read_source(tmp_path / "pipe")
    assert caught.value.kind is Problem.NOT_A_FILE


def test_file_without_permission_is_said_to_be_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret.docx"
    path.write_text(UKRAINIAN)

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableDocument) as caught:
        read_source(path)
    assert caught.value.kind is Problem.FORBIDDEN


def test_file_of_200_megabytes_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    monkeypatch.delattr(Path, "read_bytes")
    with pytest.raises(UnreadableDocument) as caught:
        read_source(path)
    assert caught.value.kind is Problem.TOO_LARGE
    assert "64" in caught.value.sentence("uk")


def test_bytes_over_the_limit_are_refused() -> None:
    assert problem_of(bytes(LARGEST_FILE + 1)) is Problem.TOO_LARGE


def test_web_page_over_its_own_limit_is_refused() -> None:
    assert problem_of(b"<html>" + b" " * LARGEST_PAGE) is Problem.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Problem.PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Problem.PICTURE),
        (b"II*\0\x08\0\0\0", Problem.PICTURE),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Problem.PICTURE),
        (b"\0\0\0\x18ftypheic", Problem.PICTURE),
        (b"<?xml version='1.0'?><!-- map --><svg xmlns='x'/>", Problem.PICTURE),
        (b"\0\0\0\x18ftypisom", Problem.RECORDING),
        (b"ID3\x03\0", Problem.RECORDING),
        (b"Rar!\x1a\x07", Problem.ARCHIVE),
        (b"\x1f\x8b\x08\0", Problem.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", Problem.ARCHIVE),
        (b"\x7fELF\x02\x01", Problem.PROGRAM),
        (b"MZ" + bytes(80), Problem.PROGRAM),
        (b"{\\rtf1\\ansi text}", Problem.OLD_FORMAT),
        (OLE + bytes(500) + "WordDocument\0".encode("utf-16-le"), Problem.OLD_FORMAT),
        (OLE + bytes(500) + "EncryptedPackage\0".encode("utf-16-le"), Problem.PROTECTED_OFFICE),
        (OLE + bytes(500) + "PowerPoint Document\0".encode("utf-16-le"), Problem.PRESENTATION),
        (OLE + bytes(500) + "Workbook\0".encode("utf-16-le"), Problem.OLD_FORMAT),
        (bytes(range(256)) * 20, Problem.NOT_TEXT),
        (b"\n \t \n", Problem.NO_WORDS),
        (b"-- | --\n===\n", Problem.NO_WORDS),
        (b"PK\x03\x04 cut off", Problem.BROKEN_OFFICE),
    ],
)
def test_file_that_is_no_document_says_what_it_is(data: bytes, problem: Problem) -> None:
    assert problem_of(data) is problem


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (zipped(readme=b"words"), Problem.ARCHIVE),
        (zipped(ppt__presentation_xml=b"<p/>", **{"[Content_Types].xml": b"<t/>"}), Problem.PRESENTATION),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.presentation"), Problem.PRESENTATION),
        (zipped(word__other=b"x"), Problem.BROKEN_OFFICE),
        (zipped(**{"word/document.xml": b"<w:document"}), Problem.BROKEN_OFFICE),
        (zipped(**{"xl/sheet.xml": b"x"}), Problem.BROKEN_OFFICE),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), Problem.BROKEN_OFFICE),
    ],
)
def test_zip_that_is_no_document_says_what_it_is(data: bytes, problem: Problem) -> None:
    assert problem_of(data) is problem


@pytest.mark.parametrize("make", [make_docx, make_xlsx, make_ods, make_odt])
def test_office_file_cut_off_is_said_to_be_broken(make: object) -> None:
    whole: bytes = make(UKRAINIAN)  # type: ignore[operator]  # each is one of the makers
    assert problem_of(whole[: len(whole) // 2]) is Problem.BROKEN_OFFICE


def test_zip_bomb_is_refused_by_its_directory() -> None:
    assert problem_of(zipped(**{"word/document.xml": bytes(20 * 1024 * 1024)})) is Problem.SWELLING


def test_parts_that_swell_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townbook.reading.readers.parts.LARGEST_UNPACKED", 1000)
    assert problem_of(make_docx(UKRAINIAN)) is Problem.SWELLING


def test_directory_of_countless_parts_is_refused() -> None:
    assert problem_of(b"PK\x03\x04" + b"PK\x01\x02" * 30_000) is Problem.SWELLING


def test_directory_that_lies_about_a_size_does_not_help_a_bomb() -> None:
    honest = zipped(**{"word/document.xml": bytes(20 * 1024 * 1024)})
    lying = honest.replace((20 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != honest
    assert problem_of(lying) is Problem.BROKEN_OFFICE


def test_entities_that_swell_are_not_unfolded() -> None:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        b'<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>'
        % main
    )
    bomb = b'<!DOCTYPE d [<!ENTITY e0 "ha">' + entities + b"]>" + body
    assert problem_of(zipped(**{"word/document.xml": bomb})) in (Problem.NO_WORDS, Problem.BROKEN_OFFICE)


def test_entities_do_not_reach_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the password is swordfish")
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<!DOCTYPE d [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'
        f'<w:document xmlns:w="{main}"><w:body><w:p>'
        "<w:r><w:t>The city council met on Monday and agreed on the budget &secret;</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    assert "swordfish" not in read_bytes(zipped(**{"word/document.xml": document.encode()}), "x.docx").text


@pytest.mark.parametrize("columns", [MOST_COLUMNS + 1, 10_000])
@pytest.mark.parametrize(("separator", "name"), [("\t", "wide.txt"), ("|", "wide.md"), (";", "wide.csv")])
def test_table_with_too_many_columns_says_how_many_may_be(separator: str, name: str, columns: int) -> None:
    row = separator.join(["слово"] * columns)
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes("\n".join([row] * 5).encode(), name)
    assert caught.value.kind is Problem.TOO_WIDE
    assert str(MOST_COLUMNS) in caught.value.sentence("en")


def test_html_table_of_10_000_columns_is_refused() -> None:
    assert problem_of(b"<table><tr>" + b"<td>one" * 10_000 + b"</table>") is Problem.TOO_WIDE


def test_html_cell_over_10_000_columns_is_refused() -> None:
    page = b"<table><tr><td colspan=10000>one<td>two</table>"
    assert problem_of(page) is Problem.TOO_WIDE


@pytest.mark.parametrize(
    "text",
    [
        "Der Stadtrat hat gestern beschlossen, die Schule und den Kindergarten zu sanieren.",
        "Городской совет вчера решил отремонтировать школу и детский сад, работы начнутся весной.",
        "قرر مجلس المدينة أمس ترميم المدرسة وروضة الأطفال وسوف تبدأ الأعمال في الربيع القادم.",
        "市议会昨天决定修缮学校和幼儿园，工程将于春季开始。",
    ],
)
def test_language_without_a_pack_is_refused_unless_it_is_named(text: str) -> None:
    assert problem_of(text.encode()) is Problem.UNKNOWN_LANGUAGE
    assert read_bytes(text.encode(), "x.txt", language="en").text == text


def test_blocks_are_in_order_and_every_cell_lies_in_its_row() -> None:
    text = f"# Звіт\n{UKRAINIAN}\n1\tШкола\t\n\tСадок\tтак\n• {UKRAINIAN}"
    source = read_bytes(text.encode(), "x.txt")
    assert [block.kind for block in source.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.TABLE_ROW,
        BlockKind.TABLE_ROW,
        BlockKind.LIST_ENTRY,
    ]
    assert [[source.cell_text(cell) for cell in block.cells] for block in source.blocks if block.cells] == [
        ["1", "Школа", ""],
        ["", "Садок", "так"],
    ]
