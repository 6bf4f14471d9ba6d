from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.stitching import Stitcher


def test_passage_within_one_part_is_that_place() -> None:
    stitcher = Stitcher()
    stitcher.add("Збудовано міст.", (100, 115))
    stitcher.add("Завдовжки 40 м.", (200, 215))
    stitched = stitcher.stitched()
    assert stitched.text == "Збудовано міст.\nЗавдовжки 40 м."
    assert stitched.passage(26, 30) == (210, 214)
    assert stitched.passage(10, 14) == (110, 114)


def test_passage_over_a_join_takes_in_what_lies_between() -> None:
    stitcher = Stitcher()
    stitcher.add("вартість 18,1", (10, 23))
    stitcher.add("млн грн", (40, 47), glue=" ")
    stitched = stitcher.stitched()
    assert stitched.text == "вартість 18,1 млн грн"
    assert stitched.passage(9, 21) == (19, 47)


@given(st.lists(st.text("абв ", min_size=1, max_size=12), min_size=1, max_size=6), st.data())
def test_passage_finds_the_same_words_in_the_source(parts: list[str], data: st.DataObject) -> None:
    source, stitcher = "", Stitcher()
    for part in parts:
        source += "…"
        stitcher.add(part, (len(source), len(source) + len(part)))
        source += part
    stitched = stitcher.stitched()
    which = data.draw(st.integers(0, len(parts) - 1))
    start = data.draw(st.integers(0, len(parts[which]) - 1))
    end = data.draw(st.integers(start + 1, len(parts[which])))
    offset = stitched.offsets[which]
    place = stitched.passage(offset + start, offset + end)
    assert source[place[0] : place[1]] == parts[which][start:end]


def test_passage_over_parts_joined_out_of_order_takes_in_both() -> None:
    stitcher = Stitcher()
    stitcher.add("Збудовано", (200, 209))
    stitcher.add("міст.", (100, 105))
    assert stitcher.stitched().passage(0, 15) == (104, 201)
