"""Words to be translated stand where the extractor of messages sees them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CALLS = {
    "gettext",
    "ngettext",
    "pgettext",
    "npgettext",
    "gettext_lazy",
    "ngettext_lazy",
    "pgettext_lazy",
    "_",
}


def calls_in_f_strings(source: str) -> Iterator[int]:
    """The lines of f-strings in which words are translated: to Babel's extractor they are not there."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            for inner in ast.walk(node):
                called = inner.func if isinstance(inner, ast.Call) else None
                name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                if name in CALLS:
                    yield node.lineno


def test_no_words_are_translated_within_an_f_string() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / "townbook").rglob("*.py"))
        for line in calls_in_f_strings(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("f\"{gettext('Reason')}: {reason}\"", [1]),
        ("x = 1\ny = f\"{translation.ngettext('a', 'b', x)}\"", [2]),
        ('f"{reason}: {said}"', []),
        ('gettext("Reason")', []),
        ("f\"{len(_('Reason'))}\"", [1]),
    ],
)
def test_calls_in_f_strings_are_found(source: str, lines: list[int]) -> None:
    assert list(calls_in_f_strings(source)) == lines
