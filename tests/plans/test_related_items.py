"""Which items are related, and in which order."""

from __future__ import annotations

from townbook.plans.related_items import MOST_RELATED, Related, Relation, alike_ids, related_ids


def test_more_reasons_come_first_then_surer_ones() -> None:
    found = related_ids(own=1, same_place=[1, 2], same_body=[3, 4], alike=[4, 5])
    assert found == (
        Related(4, (Relation.SAME_BODY, Relation.ALIKE)),
        Related(2, (Relation.SAME_PLACE,)),
        Related(3, (Relation.SAME_BODY,)),
        Related(5, (Relation.ALIKE,)),
    )


def test_no_more_are_named_than_can_be_read() -> None:
    assert len(related_ids(own=0, same_place=range(1, 50), same_body=[], alike=[])) == MOST_RELATED


def test_item_twice_at_a_place_is_named_once() -> None:
    assert related_ids(own=0, same_place=[7, 7], same_body=[], alike=[]) == (
        Related(7, (Relation.SAME_PLACE,)),
    )


def test_titles_that_share_half_of_their_words_are_alike() -> None:
    titles = {1: "ремонт міст новий", 2: "ремонт старий міст", 3: "ремонт дорога", 4: "сад верба"}
    assert alike_ids("ремонт старий міст річка", titles) == (2, 1)


def test_family_and_short_words_do_not_count() -> None:
    assert alike_ids("ремонт міст", {1: "ремонт міст", 2: "ремонт міст"}, but={1}) == (2,)
    assert alike_ids("на до", {1: "на до"}) == ()
    assert alike_ids("міст", {1: "міст"}) == ()
