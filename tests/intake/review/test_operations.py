"""Operations as JSON, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from tests.intake.review.drafts import operations
from townbook.intake.review.operation_forms import InvalidOperation, operation_from_json, operation_to_json
from townbook.intake.review.operations import Accept, Operation


@given(operations)
def test_every_operation_comes_back_from_its_json(operation: Operation) -> None:
    assert operation_from_json(json.loads(json.dumps(operation_to_json(operation)))) == operation


def test_form_names_its_kind_first() -> None:
    assert operation_to_json(Accept(("item:i1",))) == {"kind": "accept", "records": ("item:i1",)}


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "undo"},
        {"kind": "accept"},
        {"kind": "accept", "records": "item:i1"},
        {"kind": "accept", "records": [1]},
        {"kind": "accept", "records": ["item:i1"], "more": 1},
        {"kind": "accept", "records": ["item:<b>"]},
        {"kind": "resolve", "doubt": True, "note": ""},
        {"kind": "correct", "changes": [{"part": "item:i1", "field": "title"}]},
        {"kind": "correct", "changes": ["title"]},
        {"kind": "match", "record": "report:1/2", "known": None},
    ],
)
def test_what_is_no_operation_is_refused(form: dict[str, Any]) -> None:
    with pytest.raises(InvalidOperation):
        operation_from_json(form)
