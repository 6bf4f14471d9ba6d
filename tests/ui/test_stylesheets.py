"""Sheets are sent as one, without what only people read."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import brotli
from django.core.files.storage import FileSystemStorage, Storage

from townbook.ui import stylesheets
from townbook.ui.stylesheets import BoundStaticFilesStorage, bound, without_spaces

SHEETS = {"a.css": "a {\n  color: red;\n}\n", "print.css": "b {\n  margin: 0;\n}\n"}


def test_imports_are_put_in_their_places() -> None:
    sheet = '@import url("a.css");\n@import url("print.css") print;\n'
    assert bound(sheet, SHEETS.__getitem__) == (
        "a {\n  color: red;\n}\n\n@media print {\nb {\n  margin: 0;\n}\n}\n\n"
    )


def test_spaces_and_comments_are_left_out_and_words_kept() -> None:
    sheet = """
/* Why. */
.crumbs li + li::before,
a :hover {
  content: "· ; {  ";
  inline-size: calc(1rem + 2 * var(--space-4));
  font: inherit;
}
@media (min-width: 60rem) {
  [dir="rtl"] .bar { transform: scaleX(-1); }
}
"""
    assert without_spaces(sheet) == (
        '.crumbs li + li::before,a :hover{content:"· ; {  ";'
        "inline-size:calc(1rem + 2 * var(--space-4));font:inherit}"
        '@media (min-width:60rem){[dir="rtl"] .bar{transform:scaleX(-1)}}'
    )


def test_collected_book_is_one_file_of_all_its_sheets(tmp_path: Path) -> None:
    ours = Path(stylesheets.__file__).parent / "static"
    shutil.copytree(ours, tmp_path, dirs_exist_ok=True)
    found: dict[str, tuple[Storage, str]] = {
        str(path.relative_to(ours)): (FileSystemStorage(ours), str(path.relative_to(ours)))
        for path in ours.rglob("*.*")
    }
    storage = BoundStaticFilesStorage(tmp_path, "/static/")
    assert {processed for _, _, processed in storage.post_process(found)} == {True}
    manifest = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    book = tmp_path / manifest["ui/book.css"]
    text = book.read_text(encoding="utf-8")
    assert "@import" not in text
    assert "/*" not in text
    assert "@media print{" in text
    for part in ("tokens", "page", "components", "plans", "document"):
        assert without_spaces((ours / "ui" / f"{part}.css").read_text(encoding="utf-8")) in text
    assert gzip.decompress(book.with_name(f"{book.name}.gz").read_bytes()).decode() == text
    assert brotli.decompress(book.with_name(f"{book.name}.br").read_bytes()).decode() == text
