"""The documents that are measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import documents


def test_report_is_the_largest_example_where_the_real_one_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").mkdir()
    for name, size in {"small.txt": 10, "large.txt": 30, "larger-but-other.md": 90}.items():
        (tmp_path / "examples" / name).write_text("x" * size)
    monkeypatch.setattr(documents, "ROOT", tmp_path)
    monkeypatch.setattr(documents, "REAL_REPORT", tmp_path / "gone.txt")
    assert documents.report() == tmp_path / "examples" / "large.txt"


def test_repeated_document_is_so_many_times_as_long(tmp_path: Path) -> None:
    document = tmp_path / "goals.fa.txt"
    document.write_text("هدف ۱\nهدف ۲\n\n", encoding="utf-8")
    longer = documents.repeated(document, 2, tmp_path)
    assert longer.read_text(encoding="utf-8") == "هدف ۱\nهدف ۲\nهدف ۱\nهدف ۲\n"
