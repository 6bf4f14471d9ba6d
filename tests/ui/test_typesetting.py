"""The press: a process that reads nothing and is never waited for too long."""

from __future__ import annotations

import pytest

from townbook.ui.typesetting import TypesettingFailed, typeset

PLAIN = "#set document(title: [T])\n#let data = json(bytes(sys.inputs.data))\n#data.words"


def test_document_is_set() -> None:
    assert typeset(PLAIN, {"words": "Вулиця, רחוב, خیابان"}).startswith(b"%PDF-1.7")


def test_same_data_give_the_same_bytes() -> None:
    template = PLAIN.replace("[T]", "[T], date: none")
    assert typeset(template, {"words": "a"}) == typeset(template, {"words": "a"})


@pytest.mark.parametrize(
    "template", ['#read("/etc/passwd")', '#read("../../etc/passwd")', '#include "@preview/a:1.0.0"', "#let ("]
)
def test_template_reaches_nothing(template: str) -> None:
    with pytest.raises(TypesettingFailed):
        typeset(template, {})


def test_endless_document_is_stopped() -> None:
    with pytest.raises(TypesettingFailed, match="not done within"):
        typeset("#for each in range(20000) { for other in range(20000) {} }", {}, seconds=1)
