"""Sources and the places in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Manuscript, verbivka
from townbook.reading.source import Block, BlockKind, Cell
from townbook.sources.blocks import block_from_json, block_to_json
from townbook.sources.models import Passage, Source
from townbook.sources.selectors.sources import blocks_of
from townbook.sources.services.add_source import add_source
from townbook.sources.services.keep_passages import keep_passages

places = st.integers(0, 10**6)


@given(
    st.builds(
        Block,
        kind=st.sampled_from(BlockKind),
        start=places,
        end=places,
        content_start=places,
        level=st.integers(0, 9),
        marker=st.text(max_size=5),
        table=st.integers(0, 99),
        cells=st.lists(st.builds(Cell, places, places), max_size=5).map(tuple),
        page=st.none() | st.integers(1, 500),
    )
)
def test_block_is_read_back_as_it_was_written(block: Block) -> None:
    assert block_from_json(block_to_json(block)) == block


def two_pages() -> Manuscript:
    written = Manuscript("Звіт")
    written.write("Перша сторінка.", page=1)
    written.write("Друга сторінка.", page=2)
    return written


@pytest.mark.django_db
def test_source_keeps_text_and_blocks() -> None:
    written = two_pages()
    source = Source.objects.get(pk=written.store(verbivka()).source.pk)
    assert (source.text, source.characters) == (written.text, len(written.text))
    assert blocks_of(source) == tuple(written.blocks)
    assert (source.key, len(source.key)) == (source.sha256[:12], 12)


@pytest.mark.django_db
def test_source_of_another_file_is_refused() -> None:
    source = two_pages().store(verbivka()).source
    other = replace(two_pages().source(), sha256="0" * 64)
    with pytest.raises(ValueError, match="not the one that was read"):
        add_source(city=source.city, file=source.file, read=other, title="", actor=None)


@pytest.mark.django_db
def test_passages_are_kept_once_and_know_their_page() -> None:
    source = two_pages().store(verbivka()).source
    first = keep_passages(source=source, places=[(5, 10), (21, 30), (5, 10), (7, 7)])
    again = keep_passages(source=source, places=[(5, 10), (0, 4)])
    assert (again[5, 10], again[21, 30]) == (first[5, 10], first[21, 30])
    assert list(Passage.objects.values_list("start", "end", "page")) == [
        (0, 4, None),
        (5, 10, 1),
        (21, 30, 2),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("place", [(0, 10_000), (-1, 3)])
def test_place_outside_of_the_text_is_refused(place: tuple[int, int]) -> None:
    source = two_pages().store(verbivka()).source
    with pytest.raises(ValueError, match="is not in the text"):
        keep_passages(source=source, places=[place])
    assert Passage.objects.count() == 0


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_passages() -> None:
    written = Manuscript("а" * 400)
    source = written.store(verbivka()).source
    counts = []
    for number in (5, 200):
        with CaptureQueriesContext(connection) as captured:
            keep_passages(source=source, places=[(place, place + 1) for place in range(number)])
        counts.append(len(captured))
    assert counts[0] == counts[1]
