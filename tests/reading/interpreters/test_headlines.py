"""What a long line is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.interpreters.headlines import headline
from townbook.reading.source import Source

LONG = "and so on, for many more words than a heading could ever hold, until nobody remembers its beginning, "


def called(text: str) -> str:
    source = Source("line.txt", "0", "text/plain", "en", text, ())
    return source.passage_text(headline(source, (0, len(text))))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A bridge", "A bridge"),
        ("A bridge.", "A bridge"),
        ("A bridge - old and new", "A bridge - old and new"),
        (f"A bridge - {LONG * 2}", "A bridge"),
        (f"A bridge: {LONG * 2}", "A bridge"),
        ("A bridge was built. It is long.", "A bridge was built"),
        (
            f"A bridge for the people who live beyond the river, {LONG * 2}",
            "A bridge for the people who live beyond the river",
        ),
    ],
)
def test_a_line_is_called_by_its_beginning(text: str, title: str) -> None:
    assert called(text) == title


@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_a_headline_is_short_and_begins_the_line(text: str) -> None:
    title = called(text)
    assert text.startswith(title)
    assert len(title) <= 160
