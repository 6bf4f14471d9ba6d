"""Which kinds of record and actions the services can write into the history, read from their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

NOTING = {"note_change", "note_changes"}

RECORDS_BY_CALL = {"note_item": "item", "keep_version": "item"}
"""Services that note a change of one kind of record for others."""


@cache
def parsed(path: Path) -> ast.Module:
    """The module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def service_files() -> list[Path]:
    """The files of all services."""
    return sorted(ROOT.glob("townbook/*/services/*.py"))


def noted_pairs() -> set[tuple[str, str]]:
    """(record, action) of every change that some service may note."""
    return {pair for path in service_files() if path.stem not in NOTING for pair in _pairs_of(path)}


def _pairs_of(path: Path) -> Iterator[tuple[str, str]]:
    for function in ast.walk(parsed(path)):
        if not isinstance(function, ast.FunctionDef):
            continue
        for call in _calls(function):
            name = getattr(call.func, "id", "")
            given = {each.arg: each.value for each in call.keywords}
            if name in {"note_change", *RECORDS_BY_CALL} and "action" in given:
                for record in _records(name, given):
                    for action in _constants(given["action"], function, path):
                        yield record, action
            elif name == "note_changes":
                (record,) = _records(name, given)
                for action in _noted_actions(given["changes"], function, path):
                    yield record, action


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def _records(name: str, given: dict[str | None, ast.expr]) -> list[str]:
    if name in RECORDS_BY_CALL:
        return [RECORDS_BY_CALL[name]]
    record = given["record"]
    return [str(record.value)] if isinstance(record, ast.Constant) else []


def _constants(value: ast.expr, function: ast.FunctionDef, path: Path) -> set[str]:
    """The words an action may be: written there, said by who calls the function, or in a table."""
    if isinstance(value, ast.Constant):
        return {str(value.value)}
    if isinstance(value, ast.Name):
        return _argument(value.id, function, path)
    if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name):
        return _table(value.value.id, path)
    if isinstance(value, ast.Attribute):  # A field of a small record of the module: whatever it is made with.
        return {
            found
            for each in ast.walk(parsed(path))
            if isinstance(each, ast.FunctionDef) and value.attr in _arguments(each)
            for found in _argument(value.attr, each, path)
        }
    raise AssertionError(f"{path.name}: which actions are {ast.unparse(value)}?")


def _arguments(function: ast.FunctionDef) -> list[str]:
    return [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]


def _argument(name: str, function: ast.FunctionDef, path: Path) -> set[str]:
    """The default of an argument, and all that it is called with anywhere in the project."""
    arguments = function.args
    defaults = dict(zip((each.arg for each in arguments.kwonlyargs), arguments.kw_defaults, strict=True))
    found = {
        str(each.value) for key, each in defaults.items() if key == name and isinstance(each, ast.Constant)
    }
    place = [each.arg for each in arguments.args].index(name) if name not in defaults else None
    callers = [path] if function.name.startswith("_") else sorted(ROOT.glob("townbook/**/*.py"))
    for caller in callers:
        for call in _calls(parsed(caller)):
            if getattr(call.func, "id", "") == function.name:
                said = [each.value for each in call.keywords if each.arg == name]
                if place is not None and place < len(call.args):
                    said.append(call.args[place])
                found |= {str(each.value) for each in said if isinstance(each, ast.Constant)}
    return found


def _table(name: str, path: Path) -> set[str]:
    """The values of a table of the module."""
    for node in parsed(path).body:
        if isinstance(node, ast.Assign) and any(getattr(each, "id", "") == name for each in node.targets):
            assert isinstance(node.value, ast.Dict)
            return {str(each.value) for each in node.value.values if isinstance(each, ast.Constant)}
    raise AssertionError(f"{path.name}: where is {name}?")


def _noted_actions(value: ast.expr, function: ast.FunctionDef, path: Path) -> set[str]:
    """The actions of changes noted many at a time: made in the function, or else in services it imports."""
    names = {each.id for each in ast.walk(value) if isinstance(each, ast.Name)}
    made_here = [value, *_assigned(function, names)]
    found = {
        action
        for each in made_here
        for call in _calls(each)
        if getattr(call.func, "id", "") == "NotedChange"
        for action in _constants(call.args[0], function, path)
    }
    return found or {
        action
        for other in _imported_services(path)
        for outer in ast.walk(parsed(other))
        if isinstance(outer, ast.FunctionDef)
        for call in _calls(outer)
        if getattr(call.func, "id", "") == "NotedChange"
        for action in _constants(call.args[0], outer, other)
    }


def _assigned(function: ast.FunctionDef, names: set[str]) -> Iterator[ast.expr]:
    """What the function puts under one of the names."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(getattr(each, "id", "") in names for each in node.targets):
            yield node.value


def _imported_services(path: Path) -> Iterator[Path]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module and ".services." in node.module:
            yield ROOT / f"{node.module.replace('.', '/')}.py"
