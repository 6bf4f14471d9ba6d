"""The house's order, checked where import-linter cannot look: relations between models."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Model

ROOT = Path(__file__).parents[2]


def layers() -> list[set[str]]:
    """The layers of the import contract in pyproject.toml, highest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (table,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [{name.strip(" ()") for name in line.split("|")} for line in table]


def layer_of(context: str) -> int:
    """How far down a context stands; raises StopIteration for one that stands nowhere."""
    return next(height for height, names in enumerate(layers()) if context in names)


def townbook_context(model: type[Model]) -> str | None:
    """The context a model belongs to; None for a library's model."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "townbook" else None


def relations() -> Iterator[tuple[str, str, str]]:
    """Every relation between two of our contexts: its name, from which, to which."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if field.auto_created or not field.is_relation or not isinstance(target, type):
                continue
            origin, goal = townbook_context(model), townbook_context(target)
            if origin and goal and origin != goal:
                yield f"{model._meta.label}.{field.name}", origin, goal


def test_relations_go_down_only() -> None:
    up = [name for name, origin, goal in relations() if layer_of(origin) >= layer_of(goal)]
    assert up == []


def test_relations_are_found() -> None:
    """Guards the walk itself: plans stand on cities, so there are relations to look at."""
    assert ("plans", "cities") in {(origin, goal) for _, origin, goal in relations()}


def test_every_context_stands_in_a_layer() -> None:
    contexts = {path.parent.name for path in (ROOT / "townbook").glob("*/__init__.py")}
    assert contexts - set().union(*layers()) == set()


def test_imports_go_down_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
