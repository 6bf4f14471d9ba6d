from __future__ import annotations

import re

import pytest

from townbook.text.dates import find_dates
from townbook.text.durations import find_durations
from townbook.text.languages import LANGUAGES
from townbook.text.packs.calendar import calendar_pack
from townbook.text.templates import Found, TemplateSearch

WORDS = {"month": ["may", "may day"], "ordinal": []}


def search(*templates: str, prefixes: str = "") -> TemplateSearch:
    return TemplateSearch(templates, WORDS, prefixes)


def test_template_search_tells_template_place_and_slots() -> None:
    found = list(search("<day>_-_<day2> <month>", "<day> <month>").find("on 3 may, 5 -  7 may"))
    assert found == [
        Found(1, 3, 8, {"day": "3", "month": "may"}),
        Found(0, 10, 20, {"day": "5", "day2": "7", "month": "may"}),
    ]


def test_template_search_prefers_the_template_listed_first() -> None:
    assert [found.template for found in search("<month>", "<month> <day>").find("may 5")] == [0]
    assert [found.template for found in search("<month> <day>", "<month>").find("may 5")] == [0]


def test_template_search_finds_only_what_is_in_brackets() -> None:
    assert [(one.start, one.end) for one in search("in [<year>] ad").find("in 2022 ad")] == [(3, 7)]


def test_template_search_prefers_the_longer_word_and_joins_its_spaces() -> None:
    assert [one.slots["month"] for one in search("<month>").find("may \n day")] == ["may day"]


def test_template_search_leaves_parts_of_words_and_numbers_alone() -> None:
    assert list(search("<month>", "<day>").find("maybe dismay 10.5 12-7 №5 2/3 45")) == []


def test_template_search_takes_prefixes_off() -> None:
    assert [one.start for one in search("<year>", prefixes="בל").find("ב-2022 ל2023 כ2024")] == [2, 8]


def test_template_search_never_fills_a_slot_without_words() -> None:
    assert list(search("<ordinal> half").find("1 half half")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_repeat_nothing_without_bound(language: str) -> None:
    """What has no bound could be tried again and again, in time that grows faster than the text."""
    pack = calendar_pack(language)
    templates = [template.template for template in pack.date_templates] + list(pack.duration_templates)
    beside = [
        pack.range_words,
        pack.range_marks,
        pack.range_openers,
        pack.deadline_before,
        pack.deadline_after,
    ]
    for pattern in (*templates, *beside, pack.refused_before, pack.refused_after):
        assert re.search(r"(?<!\\)[*+]|\{\d+,\}", pattern) is None, pattern


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["1", "1.", "1 - ", "2022-", "тра", "מאי ", "سال ", "1 may ", '"', " ", "\n"]
)
def test_hostile_texts_are_read_to_the_end(language: str, piece: str) -> None:
    text = piece * 20_000
    assert all(span.end <= len(text) for span in find_dates(text, language))
    assert all(span.end <= len(text) for span in find_durations(text, language))
