"""The document a publication makes: whatever is written, every place in it holds the words it stands for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.plans.published_document import Statement, compose
from townbook.reading.source import BlockKind

LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)
TEXTS = st.lists(LINES, max_size=4).map("\n".join)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    text = draw(TEXTS)
    place = st.none() | st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda ends: (min(ends), max(ends))
    )
    return Statement(
        heading=draw(LINES),
        text=text,
        status=draw(LINES),
        reason=draw(TEXTS),
        bodies=tuple(draw(st.lists(LINES, max_size=2))),
        figures=tuple(draw(st.lists(place, max_size=3))) if text else (),
    )


def test_document_of_one_statement() -> None:
    statement = Statement(
        heading="1.1 Repair of the bridge",
        text="Repaired 3 km.\nPaid.",
        status="Postponed",
        reason="no tender",
        bodies=("Roads", "Parks"),
        figures=((9, 13), None),
    )
    document = compose(title="Plan", lead="2025. Published today.", statements=[statement])
    assert document.text == (
        "Plan\n2025. Published today.\n1.1 Repair of the bridge\nRoads; Parks\nPostponed. no tender\n"
        "Repaired 3 km.\nPaid.\n"
    )
    (placed,) = document.placed
    assert document.text[slice(*placed.status)] == "Postponed. no tender"
    assert placed.figures[1] is None
    assert placed.figures[0] is not None
    assert document.text[slice(*placed.figures[0])] == "3 km"
    assert [block.kind for block in document.blocks[:3]] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
    ]


@given(st.lists(statements(), max_size=4))
def test_every_place_holds_what_it_stands_for(said: list[Statement]) -> None:
    document = compose(title="Plan", lead="Lead", statements=said)
    text = document.text
    for statement, placed in zip(said, document.placed, strict=True):
        whole = text[slice(*placed.whole)]
        assert whole.startswith(statement.heading)
        assert whole.endswith(statement.text)
        assert text[slice(*placed.status)].startswith(f"{statement.status}.")
        for place, in_document in zip(statement.figures, placed.figures, strict=True):
            if place is None:
                assert in_document is None
            else:
                assert in_document is not None
                assert text[slice(*in_document)] == statement.text[slice(*place)]
    ends = [block.end for block in document.blocks]
    assert [text[end] for end in ends] == ["\n"] * len(ends)
    assert len(text) == ends[-1] + 1
