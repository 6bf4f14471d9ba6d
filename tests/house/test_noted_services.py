"""Whatever a person of the staff changes is written down: every service with an ``actor`` notes a change."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.noted_pairs import ROOT, noted_pairs, parsed, service_files
from townbook.desk.history.wording import ACTIONS, KINDS

NOTING = {"note_change", "note_changes"}

NOT_NOTED: dict[str, str] = {
    "add_source": "noted by import_document and publish_work, who bring the document in",
    "ask_again": "another letter to somebody who was asked; the role was noted when it was granted",
    "register_places": "noted by add_place and place_city",
    "write_lines": "gives its notes to apply_sheet, which keeps them",
}
"""Services that note nothing, and why."""


def public_services() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in service_files():
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                arguments = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
                if "actor" in arguments or "reporter" in arguments:
                    yield path, node


def imported(path: Path) -> dict[str, Path]:
    """By name, the file of this project it is imported from."""
    names: dict[str, Path] = {}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("townbook."):
            source = ROOT / f"{node.module.replace('.', '/')}.py"
            if source.exists():
                names |= {each.asname or each.name: source for each in node.names}
    return names


def notes(path: Path, name: str, seen: frozenset[tuple[Path, str]] = frozenset()) -> bool:
    """Whether the function or class notes a change, by itself or through what it calls."""
    if name in NOTING:
        return True
    found = next((node for node in parsed(path).body if getattr(node, "name", "") == name), None)
    if found is None or (path, name) in seen:
        return False
    elsewhere = imported(path)
    called = {
        node.func.id
        for node in ast.walk(found)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return any(notes(elsewhere.get(each, path), each, seen | {(path, name)}) for each in called)


@pytest.mark.parametrize(
    ("path", "service"),
    [pytest.param(path, node, id=f"{path.parts[-3]}-{node.name}") for path, node in public_services()],
)
def test_service_notes_who_changed_what(path: Path, service: ast.FunctionDef) -> None:
    assert notes(path, service.name) != (service.name in NOT_NOTED), (
        f"{path.name}: {service.name} must call note_change, or stand in NOT_NOTED with its reason "
        "(and not in both)"
    )


def test_exceptions_are_still_there() -> None:
    assert set(NOT_NOTED) <= {node.name for _path, node in public_services()}


def test_history_has_words_for_every_kind_and_action() -> None:
    pairs = noted_pairs()
    assert {record for record, _action in pairs} - set(KINDS) == set()
    assert {action for _record, action in pairs} - set(ACTIONS) == set()
