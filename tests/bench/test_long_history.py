"""A long history is asked every question."""

from __future__ import annotations

import pytest

from bench.long_history import QUESTIONS, as_markdown
from townbook.cities.models import Change

pytestmark = pytest.mark.django_db


def test_each_question_has_its_line() -> None:
    lines = as_markdown(2_000).splitlines()
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines[2:]] == list(QUESTIONS)
    assert Change.objects.filter(record="membership").count() == 2
    assert Change.objects.count() == 2_000
    first, last = Change.objects.earliest("id"), Change.objects.latest("id")
    assert 700 < (last.made_at - first.made_at).days <= 730
