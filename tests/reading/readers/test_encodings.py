"""Bytes whose encoding nobody wrote down."""

from __future__ import annotations

import codecs

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers import read_bytes
from townbook.reading.readers.encodings import decoded

UKRAINIAN = "Рішення № 5: їхні «ґанки» відремонтовано, вартість — 12 тис. грн"
HEBREW = 'החלטה: אושר תב"ר לשיפוץ בית הספר ברחוב הרצל'
PERSIAN = "شهردار از اجراي پروژه پارك خبر داد و گفت كه بودجه تصويب شد"
ENGLISH = "The council’s “café” – opened in May"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "utf-8"),
        (UKRAINIAN, "utf-8-sig"),
        (UKRAINIAN, "utf-16"),
        (UKRAINIAN, "utf-16-le"),
        (UKRAINIAN, "utf-16-be"),
        (UKRAINIAN, "utf-32"),
        (UKRAINIAN, "windows-1251"),
        (UKRAINIAN.replace("№", "N").replace("«", '"').replace("»", '"').replace("—", "-"), "koi8-u"),
        (HEBREW, "utf-8"),
        (HEBREW, "windows-1255"),
        (HEBREW, "iso-8859-8"),
        (PERSIAN, "utf-16-le"),
        (PERSIAN, "windows-1256"),
        (ENGLISH, "cp1252"),
        ("plain", "ascii"),
        ("", "ascii"),
    ],
)
def test_text_comes_out_as_it_went_in(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_character_cut_off_at_the_end_is_dropped() -> None:
    assert decoded("школа".encode()[:-1]) == "школ"


def test_few_spoilt_bytes_do_not_spoil_a_text() -> None:
    data = UKRAINIAN.encode() * 10
    assert decoded(data + b"\xff\0" + data) == UKRAINIAN * 10 + "\ufffd\0" + UKRAINIAN * 10


def test_mark_of_utf_8_is_no_text() -> None:
    assert decoded(codecs.BOM_UTF8 + b"x") == "x"


@pytest.mark.parametrize("data", [bytes(1000), b"\x01\x02\x03 words"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decoded(data)
    assert caught.value.kind is Problem.NOT_TEXT


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [(UKRAINIAN, "windows-1251", "uk"), (HEBREW, "windows-1255", "he"), (PERSIAN, "windows-1256", "fa")],
)
def test_document_in_an_old_encoding_is_read(text: str, encoding: str, language: str) -> None:
    source = read_bytes(text.encode(encoding), "old.txt")
    assert (source.text, source.language) == (text, language)
