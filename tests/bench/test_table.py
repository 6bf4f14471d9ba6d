"""The table says what was measured and whether the budget is kept."""

from __future__ import annotations

from dataclasses import replace

from bench.table import Measure, as_markdown

READING = Measure("a report read", 0.25, "split into words", 0.1, "s", budget=0.5)
WORD = Measure("as .docx", 2.0, "markitdown", 1.0, "s", budget=1.5, budget_is_ratio=True)


def test_table_shows_value_baseline_and_ratio() -> None:
    assert as_markdown([READING, WORD]).splitlines() == [
        "| measure       | value  | baseline                 | ratio | budget         | kept |",
        "|---------------|--------|--------------------------|-------|----------------|------|",
        "| a report read | 0.25 s | 0.1 s (split into words) | 2.50  | 0.5 s          | yes  |",
        "| as .docx      | 2 s    | 1 s (markitdown)         | 2.00  | 1.5 × baseline | NO   |",
    ]


def test_budget_is_kept_up_to_its_edge() -> None:
    assert replace(READING, value=0.5).is_within_budget
    assert not replace(READING, value=0.51).is_within_budget


def test_ratio_budget_looks_at_the_ratio_alone() -> None:
    assert replace(WORD, value=15, baseline=10).is_within_budget
    assert not replace(WORD, value=0.016, baseline=0.01).is_within_budget
