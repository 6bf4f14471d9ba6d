"""Old Excel workbooks, made by hand: a compound file ([MS-CFB]) with records of BIFF8 ([MS-XLS])."""

from __future__ import annotations

import struct

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers import read_bytes

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SMALLEST_STREAM = 4096


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return record(0x0203, place + struct.pack("<d", value))


def workbook(*rows: list[str | float]) -> bytes:
    def beginning(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))

    def globals_(sheet_at: int) -> bytes:
        sheet = struct.pack("<IHBB", sheet_at, 0, 1, 0) + b"S"
        return beginning(0x0005) + record(0x0085, sheet) + record(0x000A)

    cells = (
        cell(row, column, value) for row, values in enumerate(rows) for column, value in enumerate(values)
    )
    sheet = beginning(0x0010) + b"".join(cells) + record(0x000A)
    return compound("Workbook", globals_(len(globals_(0))) + sheet)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file of one stream."""
    stream = stream.ljust(max(SMALLEST_STREAM, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST_STREAM, END, 0, END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    table = [FAT, END, *range(3, sectors + 2), END]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        letters = (title + "\0").encode("utf-16-le")
        return (
            letters.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(letters), kind, 1, FREE, FREE, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    directory = entry("Root Entry", 5, 1, END, 0) + entry(name, 2, FREE, 2, len(stream))
    return header + fat + directory.ljust(SECTOR, b"\0") + stream


def test_old_workbook_is_read_whatever_its_ending() -> None:
    source = read_bytes(workbook(["№", "Назва", "Вартість"], [1.0, "Ремонт школи", 5.75]), "x.xlsx", "uk")
    assert source.media_type == "application/vnd.ms-excel"
    assert source.text == "№\tНазва\tВартість\n1\tРемонт школи\t5.75"
    assert [len(block.cells) for block in source.blocks] == [3, 3]


def test_old_workbook_cut_off_is_said_to_be_broken() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(workbook(["Назва"])[:1600] + "Workbook\0".encode("utf-16-le"), "x.xls")
    assert caught.value.kind in (Problem.BROKEN_OFFICE, Problem.NO_WORDS)


def test_other_compound_file_is_not_read() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(compound("WordDocument", b"words"), "x.xls")
    assert caught.value.kind is Problem.OLD_FORMAT
