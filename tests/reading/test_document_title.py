from townbook.reading.document_title import document_title
from townbook.reading.readers import read_bytes


def title(text: str) -> str:
    return document_title(read_bytes(text.encode(), "звіт-2022.txt", language="uk"))


def test_document_is_called_by_its_first_heading() -> None:
    assert (
        title("**Звіт про виконання\nпрограми за 2022 рік**\n\nТекст.")
        == "Звіт про виконання програми за 2022 рік"
    )


def test_document_without_heading_is_called_by_its_short_first_line() -> None:
    assert title("Звіт за рік\n\n" + "Довгий текст звіту. " * 30) == "Звіт за рік"


def test_document_that_begins_with_long_text_is_called_by_its_file() -> None:
    assert title("Довгий текст звіту. " * 30) == "звіт-2022"
