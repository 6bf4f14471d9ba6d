"""What the lock files promise: everything pinned, everything hashed, no address of any index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))


def pinned(lock: Path) -> dict[str, str]:
    """The lock's requirements: what is asked for, and the rest of its entry."""
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n?", "", lock.read_text(), flags=re.MULTILINE))
    return {head.split("\n")[0].strip(" \\"): head for head in entries if head.strip()}


def version_of(lock: Path) -> dict[str, str]:
    """The version each package is pinned to."""
    return dict(re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;]+)", lock.read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_requirement_is_pinned_with_hashes(lock: Path) -> None:
    entries = pinned(lock)
    assert entries
    assert [
        entry for entry in entries if not re.match(r"[\w.-]+(\[[^\]]*\])?==[^\s;]+( ; .+)?$", entry)
    ] == []
    assert [entry for entry, text in entries.items() if "--hash=sha256:" not in text] == []


@pytest.mark.parametrize("path", sorted(REQUIREMENTS.iterdir()), ids=lambda path: path.name)
def test_requirement_file_names_no_address(path: Path) -> None:
    assert (
        re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|--trusted-host| @ ", path.read_text())
        == []
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_holds_every_requirement(lock: Path) -> None:
    wanted = [line for line in lock.with_suffix(".in").read_text().splitlines() if line[:1].isalpha()]
    names = {re.split(r"[\[<>=~!; ]", line)[0].lower().replace("_", "-") for line in wanted}
    assert names - {name.lower() for name in version_of(lock)} == set()


@pytest.mark.parametrize(("lower", "higher"), [("run", "test"), ("test", "bench")])
def test_higher_lock_changes_no_version_of_the_lower(lower: str, higher: str) -> None:
    fixed = version_of(REQUIREMENTS / f"{lower}.txt")
    resolved = version_of(REQUIREMENTS / f"{higher}.txt")
    assert {name: resolved.get(name) for name in fixed} == fixed
