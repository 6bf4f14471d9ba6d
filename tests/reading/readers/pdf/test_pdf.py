"""PDFs from first to last page."""

from __future__ import annotations

import zlib

import pytest

from tests.reading.documents import make_pdf, typeset
from tests.reading.readers.pdf.files import pdf_file
from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import LARGEST_PDF_CONTENT
from townbook.reading.readers import read_bytes
from townbook.reading.source import BlockKind, Source

WORDS = "The city council met on Monday and agreed on the budget of the schools."


def problem_of(data: bytes) -> Problem:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, "x.pdf")
    return caught.value.kind


def read(body: str, language: str, settings: str = "") -> Source:
    return read_bytes(typeset(body, language, settings), "x.pdf", language)


def texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks]


def rows(source: Source) -> list[list[str]]:
    return [[source.cell_text(cell) for cell in block.cells] for block in source.blocks if block.cells]


def test_lines_are_joined_and_pages_known() -> None:
    source = read(f"#lorem(60)\n#pagebreak()\n{WORDS}", "en")
    assert len(texts(source)) == 2
    assert "\n" not in texts(source)[0]
    assert [block.page for block in source.blocks] == [1, 2]


def test_paragraph_over_two_pages_is_one() -> None:
    source = read("#set page(height: 6cm)\n#lorem(150)", "en")
    assert len(texts(source)) == 1


def test_page_numbers_and_running_heads_are_left_out_without_marks_too() -> None:
    head = "BT /F1 10 Tf 250 760 Td (Report of the council, part %d) Tj ET "
    body = "BT /F1 12 Tf 72 600 Td (%s number %s.) Tj ET BT /F1 10 Tf 300 30 Td (%d) Tj ET"
    pages = [head % page + body % (WORDS, page, page) for page in (1, 2, 3)]
    assert texts(read_bytes(pdf_file(*pages), "x.pdf")) == [f"{WORDS} number {page}." for page in (1, 2, 3)]


def test_headings_are_told_by_their_size() -> None:
    source = read("= Report\nSome words.\n== Schools\nMore words, and many of them in one line.", "en")
    assert [(block.kind, block.level) for block in source.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_word_divided_at_a_lines_end_is_whole() -> None:
    source = read("#set page(width: 8cm)\nНеперевершеною громадськістю територіального самоврядування", "uk")
    assert texts(source) == ["Неперевершеною громадськістю територіального самоврядування"]


def test_hyphen_of_a_compound_at_a_lines_end_stays() -> None:
    source = read(
        "#set text(hyphenate: false)\n#set page(width: 6.6cm)\nРозвиток соціально-економічний", "uk"
    )
    assert texts(source) == ["Розвиток соціально-економічний"]


def test_table_over_pages_is_one_without_its_repeated_head() -> None:
    cells = ",".join(f"[{n}],[{WORDS}]" for n in range(1, 9))
    source = read(
        f"#set page(height: 8cm)\n#table(columns: (1cm, 6cm), table.header([No],[Done]), {cells})", "en"
    )
    assert rows(source) == [["No", "Done"], *([str(n), WORDS] for n in range(1, 9))]
    assert {block.table for block in source.blocks} == {1}
    assert source.blocks[-1].page != 1


def test_cell_keeps_its_paragraphs_and_joins_its_lines() -> None:
    source = read(f"#table(columns: (2cm, 5cm), [1], [{WORDS}\n\n{WORDS}])", "en")
    assert rows(source) == [["1", f"{WORDS}\n{WORDS}"]]


def test_merged_cells_stand_once() -> None:
    source = read(
        "#table(columns: 3, [a],[b],[c], table.cell(colspan: 2)[wide],[d], table.cell(rowspan: 2)[tall],"
        "[e],[f],[g],[h])",
        "en",
    )
    assert rows(source) == [["a", "b", "c"], ["wide", "", "d"], ["tall", "e", "f"], ["", "g", "h"]]


HEBREW = "בשנת 2019 נפתחו 15.5 אלף פניות (לעומת 10,000 בשנת 2017), ו-80% מהן נסגרו בזמן במערכת CRM חדשה."
PERSIAN = "در سال ۱۴۰۲ حدود ۸۵ درصد از طرح (تونل) با ۱۱٬۱۶۳ میلیارد ریال در تاریخ ۱۴۰۲/۱۲/۱۵ گزارش شد."


@pytest.mark.parametrize(("text", "language"), [(HEBREW, "he"), (PERSIAN, "fa")])
def test_right_to_left_text_is_in_reading_order(text: str, language: str) -> None:
    paragraph = " ".join([text] * 5)
    assert read_bytes(make_pdf(paragraph), "x.pdf").text == paragraph
    assert read_bytes(make_pdf(paragraph), "x.pdf").language == language


def seen(text: str) -> str:
    """A line of letters and spaces as a program stores it that knows nothing of directions."""
    turned = text.translate(str.maketrans("()", ")("))
    return turned[::-1]


@pytest.mark.parametrize("text", ["שיפוץ בתי ספר (שלב ראשון) הושלם", "بازسازی مدرسه (مرحله اول) پایان یافت"])
def test_text_stored_in_visual_order_is_in_reading_order(text: str) -> None:
    source = read(f'#text(dir: ltr)[#"\u202d{seen(text)}\u202c"]', "en")
    assert source.text == text


def test_right_to_left_table_has_its_first_column_at_the_right() -> None:
    source = read("#table(columns: 2, [מספר],[שם המוסד], [1],[בית ספר הרצל])", "he")
    assert rows(source) == [["מספר", "שם המוסד"], ["1", "בית ספר הרצל"]]


def test_truncated_file_is_said_to_be_broken() -> None:
    whole = make_pdf(WORDS)
    assert problem_of(whole[: len(whole) * 2 // 3]) is Problem.BROKEN_PDF


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n%%EOF", b"%PDF-1.7\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF"]
)
def test_file_without_pages_is_said_to_be_broken(data: bytes) -> None:
    assert problem_of(data) is Problem.BROKEN_PDF


def test_garbage_within_is_said_to_be_broken_or_read() -> None:
    whole = bytearray(make_pdf(WORDS))
    for place in range(200, len(whole) - 3000, 97):
        whole[place] ^= 0x5A
    assert problem_of(bytes(whole)) in (
        Problem.BROKEN_PDF,
        Problem.NO_WORDS,
        Problem.SCANNED,
        Problem.UNKNOWN_LETTERS,
        Problem.UNKNOWN_LANGUAGE,
    )


def test_file_with_a_password_is_said_to_be_protected() -> None:
    key = "<" + "41" * 32 + ">"
    encryption = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00> <00>]"
    assert problem_of(pdf_file("BT /F1 10 Tf (x) Tj ET", trailer=encryption)) is Problem.PROTECTED_PDF


def test_encryption_nobody_knows_is_said_to_be_protected() -> None:
    encryption = "/Encrypt << /Filter /Locked /V 9 >> /ID [<00> <00>]"
    assert problem_of(pdf_file("BT /F1 10 Tf (x) Tj ET", trailer=encryption)) is Problem.PROTECTED_PDF


def test_pictures_of_pages_are_said_to_be_a_scan() -> None:
    picture = "q 600 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
    assert problem_of(pdf_file(picture, picture + " BT /F1 9 Tf 300 20 Td (2) Tj ET")) is Problem.SCANNED


def test_empty_pages_have_no_words() -> None:
    assert problem_of(pdf_file("")) is Problem.NO_WORDS


def test_stream_that_swells_is_refused() -> None:
    bomb = zlib.compress(bytes(LARGEST_PDF_CONTENT + 1), 1)
    assert problem_of(pdf_file("", compressed=bomb)) is Problem.SWELLING


def test_streams_that_swell_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townbook.reading.readers.pdf.streams.LARGEST_PDF_CONTENT", 1000)
    pages = ["q Q " * 100] * 4
    assert problem_of(pdf_file(*pages)) is Problem.SWELLING


def test_page_of_countless_letters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townbook.reading.readers.pdf.page._MOST_GLYPHS_OF_PAGE", 3)
    assert problem_of(pdf_file("BT /F1 10 Tf 72 600 Td (words) Tj ET")) is Problem.SWELLING


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townbook.reading.readers.pdf.page.MOST_PAGES", 2)
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(pdf_file(*["BT /F1 10 Tf 72 600 Td (words) Tj ET"] * 3), "x.pdf")
    assert caught.value.kind is Problem.TOO_LONG
    assert "2 pages" in caught.value.sentence("en")
