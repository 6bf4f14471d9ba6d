"""Selections: what an address means, which items it selects, and what each other choice would show."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

from hypothesis import given
from hypothesis import strategies as st

from townbook.portal.plans.selection import (
    FACETS,
    LONGEST_WORDS,
    Asked,
    Criterion,
    Offered,
    Order,
    Selection,
    Traits,
    View,
    count,
    parse,
)

VALUES = ("a", "b", "c")
KEYS = ("верб", "міст", "стежк")
OFFERED = Offered("uk", {"1", "2"}, {facet: set(VALUES) for facet in FACETS})

facet_values = st.dictionaries(
    st.sampled_from(FACETS), st.frozensets(st.sampled_from(VALUES), max_size=2), max_size=6
)
traits = st.builds(Traits, facet_values, st.lists(st.sampled_from(KEYS), max_size=2).map(tuple))
selections = st.builds(
    Selection,
    chosen=st.dictionaries(
        st.sampled_from(FACETS),
        st.lists(st.sampled_from(VALUES), min_size=1, max_size=2, unique=True).map(tuple),
        max_size=3,
    ),
    words=st.just("верби"),
    keys=st.just(("верб",)),
    period=st.sampled_from(["", "1", "2"]),
    view=st.sampled_from(View),
    order=st.sampled_from(Order),
    descending=st.booleans(),
) | st.builds(Selection)


def asked(query: str) -> Asked:
    return parse(parse_qs(query.removeprefix("?"), keep_blank_values=True), OFFERED)


@given(selections)
def test_query_of_a_selection_leads_back_to_it(selection: Selection) -> None:
    again = asked(selection.query_string())
    assert again.left_out == ()
    assert again.selection.query_string() == selection.query_string()
    assert dict(again.selection.chosen) == dict(selection.chosen)
    assert replace(again.selection, chosen={}) == replace(selection, chosen={})


@given(selections, st.lists(traits, max_size=12))
def test_counts_are_what_each_choice_would_show(selection: Selection, items: list[Traits]) -> None:
    counts = count(selection, items)
    assert counts.total == sum(selection.matches(each) for each in items)
    for facet in FACETS:
        for value in VALUES:
            alone = replace(selection, chosen={**selection.chosen, facet: (value,)})
            expected = sum(alone.matches(each) for each in items)
            assert counts.of_value[facet].get(value, 0) == expected


@given(selections, st.lists(traits, max_size=12))
def test_ways_out_find_what_they_promise(selection: Selection, items: list[Traits]) -> None:
    counts = count(selection, items)
    for criterion in Criterion:
        loosened = asked(selection.query_string(without=(criterion,))).selection
        gained = sum(loosened.matches(each) for each in items) - counts.total
        assert counts.without.get(criterion, 0) == gained


@given(
    st.dictionaries(
        st.sampled_from([*Criterion, "period", "view", "sort", "page"]), st.lists(st.text(), max_size=3)
    )
)
def test_any_text_has_a_meaning(query: dict[str, list[str]]) -> None:
    parse(query, OFFERED)


def test_item_needs_one_value_of_every_facet() -> None:
    item = Traits({Criterion.BODY: frozenset("a"), Criterion.STATUS: frozenset("b")}, ())
    assert asked("status=a&status=b&body=a").selection.matches(item)
    assert asked("status=a&body=a").selection.misses(item) == (Criterion.STATUS,)
    assert not asked("reason=a").selection.matches(item)


def test_every_word_begins_a_word_of_the_title() -> None:
    item = Traits({}, ("посадит", "верб"))
    assert asked("q=верби").selection.matches(item)
    assert asked("q=посади+верби").selection.matches(item)
    assert not asked("q=верби+міст").selection.matches(item)


def test_one_value_can_be_taken_away_from_several() -> None:
    selection = asked("status=a&status=b&q=верби").selection
    assert "status=b" in selection.query_string(without=(("status", "a"),))
    assert "status=a" not in selection.query_string(without=(("status", "a"),))
    assert "status" not in selection.query_string(without=("status",))


def test_last_of_several_single_values_holds() -> None:
    assert asked("view=table&view=timeline&sort=title&sort=-ends").selection == Selection(
        view=View.TIMELINE, order=Order.ENDS, descending=True
    )


def test_direction_marks_and_controls_are_no_words() -> None:
    assert asked("q=%E2%80%AE%01верби%00").selection.words == "верби"
    assert asked("q=%E2%80%AE").left_out == ("q",)


def test_text_too_long_is_left_out() -> None:
    assert asked(f"q={'а' * LONGEST_WORDS}").left_out == ()
    assert asked(f"q={'а' * (LONGEST_WORDS + 1)}").left_out == ("q",)
