"""A first visit to any page loads at most 60 KB: its words, sheets, scripts and fonts as they are sent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.run import HEAVIEST
from bench.weights import Weight

ROOT = Path(__file__).parents[2]
KINDS = {"city", "plan", "year", "item", "sources", "source", "bodies", "body", "cities", "search"}


def test_first_visit_to_every_kind_of_page_is_light(tmp_path: Path) -> None:
    """Weighed in a process of its own, with fonts cut and files collected as for a public server."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.weights", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    weights = [Weight(**each) for each in json.loads(done.stdout.splitlines()[-1])]
    assert KINDS - {weight.kind for weight in weights} == set()
    assert {weight.path: weight.total for weight in weights if weight.total > 1000 * HEAVIEST} == {}
    assert min(weight.fonts for weight in weights) > 15_000
