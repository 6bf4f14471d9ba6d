"""One document gives one Draft, whatever type of file it comes in."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reading import documents
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_bytes, read_source

EXAMPLES = Path(__file__).parents[2] / "examples"
TABLES = (
    "zhytomyr-2022.uk.txt",
    "kiryat-yam-workplan-2020.he.txt",
    "tehran-plan-1402.fa.txt",
    "izadshahr-execution-1402.fa.txt",
)
TEXTS = (
    "kiryat-yam-2019.he.txt",
    "izadshahr-goals.fa.txt",
    "khorramabad-news.fa.txt",
    "tehran-meeting.fa.txt",
)


def without_places(value: Any) -> Any:
    """The value with every passage taken away, and what the file alone decides."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: without_places(getattr(value, field.name))
            for field in fields(value)
            if field.name not in {"passage", "passages"}
        }
    if isinstance(value, tuple):
        return [without_places(each) for each in value]
    return value


@cache
def expected(name: str) -> Any:
    return comparable(EXAMPLES / name)


def comparable(file: Path | bytes, name: str = "", language: str | None = None) -> Any:
    source = read_source(file) if isinstance(file, Path) else read_bytes(file, name, language=language)
    draft = interpret(source)
    described = replace(draft.source, name="", sha256="", characters=0)
    return without_places(replace(draft, source=described))


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "xlsx", "ods", "csv", "odt"])
def test_table_gives_the_same_draft_in_every_type_of_file(name: str, kind: str) -> None:
    made = getattr(documents, f"make_{kind}")(EXAMPLES / name)
    assert comparable(made, f"document.{kind}") == expected(name)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "odt"])
def test_text_gives_the_same_draft_in_every_type_of_file(name: str, kind: str) -> None:
    made = getattr(documents, f"make_{kind}")(EXAMPLES / name)
    assert comparable(made, f"document.{kind}") == expected(name)
