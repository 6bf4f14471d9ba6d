"""Every kind of change has a way back, or a sentence that says why not and what to do instead."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from tests.desk.history.taking_back import address
from tests.house.noted_pairs import noted_pairs
from tests.web_pages import page, words
from tests.year_of_work import YearOfWork
from townbook.cities.models import Change
from townbook.desk.history.no_way_back import SENTENCES, why_not
from townbook.desk.history.restorers import RESTORERS
from townbook.text.languages import LANGUAGES

PAIRS = sorted(noted_pairs())


def test_all_that_services_note_is_known() -> None:
    assert ("item", "moved") in PAIRS  # By an argument's default.
    assert ("item", "restored") in PAIRS  # By what it is called with.
    assert ("report", "taken back") in PAIRS  # By a table.
    assert ("plan", "sheet") in PAIRS  # Many at a time.
    assert set(PAIRS) == set(SENTENCES)


@pytest.mark.parametrize(("record", "action"), PAIRS)
def test_change_without_a_way_back_says_why(record: str, action: str) -> None:
    change = Change(record=record, action=action)
    for language in LANGUAGES:
        with translation.override(language):
            sentence = why_not(change)
            assert sentence.endswith("."), sentence
            assert language == "en" or sentence != str(why_not_in_english(change))


def why_not_in_english(change: Change) -> str:
    with translation.override("en"):
        return why_not(change)


def test_every_restorer_is_of_a_kind_that_is_noted() -> None:
    assert {each.record for each in RESTORERS} <= {record for record, _action in PAIRS}


@pytest.mark.django_db
@pytest.mark.parametrize(("record", "action"), PAIRS)
def test_page_of_the_record_shows_the_sentence_or_the_way(
    administrator: Client, work: YearOfWork, record: str, action: str
) -> None:
    change = Change.objects.create(city=work.city, record=record, record_id=77, action=action, label="А")
    kind = record.replace(" ", "-")
    shown = page(administrator, f"/verbivka/desk/history/{kind}/77/").xpath(
        f"//li[@id='change-{change.pk}']"
    )[0]
    links = shown.xpath(f".//a[@href='{address(change)}']")
    assert len(links) == 1 or why_not_in_ukrainian(change) in words(shown)


def why_not_in_ukrainian(change: Change) -> str:
    with translation.override("uk"):
        return why_not(change)
