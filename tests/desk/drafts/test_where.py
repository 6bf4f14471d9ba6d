"""Where a reviewer is stands in the address, whole."""

from __future__ import annotations

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from townbook.desk.drafts.where import DOINGS, FILTERS, VIEWS, Where


@given(
    st.builds(
        Where,
        view=st.sampled_from(VIEWS),
        record=st.sampled_from(["", "item:i1", "item:i2+1", "body:b3", "agenda:0"]),
        do=st.sampled_from(DOINGS),
        filter=st.sampled_from(FILTERS),
        words=st.sampled_from(["", "верби & мости", "۱۲", "a=b#c"]),
        sheet=st.integers(0, 99),
    )
)
def test_address_leads_back_to_the_same_place(where: Where) -> None:
    assert Where.of(dict(parse_qsl(where.but(do=where.do)[1:]))) == where


def test_what_makes_no_sense_is_not_said() -> None:
    said = {"view": "x", "record": "<b>", "do": "x", "filter": "x", "words": " \0", "sheet": "-1"}
    assert Where.of(said) == Where()


def test_another_record_turns_the_document_and_ends_the_step() -> None:
    where = Where(record="item:i1", do="edit", passage="1-2", page="3", filter="new")
    assert where.but(record="item:i2") == "?record=item%3Ai2&filter=new"
