"""Tables saved as text with a delimiter."""

from __future__ import annotations

import pytest

from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.delimited import is_delimited, read


def result(text: str) -> str:
    builder = SourceBuilder()
    read(text.encode(), builder)
    return builder.finish()[0]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiter_is_found_out(delimiter: str) -> None:
    text = "№;Назва;Сума\n1;Школа;5\n2;Садок;7".replace(";", delimiter)
    assert result(text) == "№\tНазва\tСума\n1\tШкола\t5\n2\tСадок\t7"


def test_quoted_fields_hold_delimiters_quotes_and_line_ends() -> None:
    assert result('Назва;Текст\nШкола;"a; ""b""\nc"\nСадок;d') == 'Назва\tТекст\nШкола\ta; "b"\nc\nСадок\td'


def test_decimal_commas_do_not_mislead() -> None:
    assert result("Назва;Сума\nШкола;5,5\nСадок;7,1") == "Назва\tСума\nШкола\t5,5\nСадок\t7,1"


def test_quote_that_never_closes_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townbook.reading.readers.delimited._SAMPLE_BYTES", 100)
    text = "a;b\nc;d\n" * 10 + 'e;"' + "слово " * 50_000
    assert result(text).startswith("a;b\nc;d\n")


def test_one_column_has_no_delimiter() -> None:
    assert result('"Назва, або ""титул"""\nШкола\nСадок') == 'Назва, або "титул"\nШкола\nСадок'


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("a;b\nc;d", "x.csv", True),
        ("a;b\nc;d", "x.txt", False),
        ("a;b;c\nd;e;f\ng;h;i", "x.txt", True),
        ("Так, справді, рада вирішила.\nНі, звісно, нічого.\nА отже, мабуть, завтра.", "x.txt", False),
        ("a\tb\tc\nd\te\tf\ng\th\ti", "x.txt", False),
    ],
)
def test_table_is_told_from_prose(text: str, name: str, expected: bool) -> None:
    assert is_delimited(text.encode(), name) is expected
