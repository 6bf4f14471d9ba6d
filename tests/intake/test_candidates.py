"""What a record may be the same as: the likeliest first, and why."""

from __future__ import annotations

import pytest

from tests.cast import PARKS, ROADS, Manuscript, river_report, verbivka
from townbook.cities.models import City
from townbook.intake.candidates import Candidate, Sign, body_candidates, item_candidates
from townbook.intake.selectors.body_aliases import body_aliases
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item
from townbook.reading.draft import DraftBody

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    city = verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    return city


def candidates(title: str, number: str = "", parent: str | None = None) -> list[Candidate]:
    written = Manuscript("Звіт")
    banks = written.item("1", "Зелені береги")
    written.item(number, title, parent=banks if parent else None)
    known = list(Item.objects.select_related("level").order_by("position", "id"))
    found = {banks: Item.objects.filter(key="1").earliest("id")}
    return item_candidates(item=written.items[-1], known=known, found=found, language="uk")


def test_same_words_number_and_place_come_first(city: City) -> None:
    first, *_ = candidates("Посадити верби", "1.1", "1")
    assert (first.key, first.score) == ("1.1", 1.0)
    assert first.signs == (Sign.SAME_WORDS, Sign.SAME_NUMBER, Sign.SAME_PLACE)


def test_similar_words_are_weighed(city: City) -> None:
    (first, *_) = candidates("Прокласти стежки біля річки", "", "1")
    assert (first.key, first.signs) == ("1.2", (Sign.SIMILAR_WORDS, Sign.SAME_PLACE))
    assert 0.3 <= first.score < 1.0


def test_number_in_the_same_place_is_a_candidate_whatever_its_words(city: City) -> None:
    assert [(each.key, each.signs) for each in candidates("Зовсім інше", "1.2", "1")] == [
        ("1.2", (Sign.SAME_NUMBER, Sign.SAME_PLACE))
    ]


def test_nothing_alike_is_no_candidate(city: City) -> None:
    assert candidates("Ґелґотання ґав") == []


def test_at_most_five_are_shown(city: City) -> None:
    written = Manuscript("Інший план", name="other.txt")
    for number in range(1, 10):
        written.item(str(number), f"Посадити верби {number}")
    accept_draft(draft=written.store(city), actor=None)
    assert len(candidates("Посадити верби")) == 5


def test_bodies_are_found_by_the_most_similar_spelling(city: City) -> None:
    aliases = body_aliases(city=city)
    body = DraftBody("b1", "Управління парків і скверів", ("Упр. доріг",))
    found = body_candidates(body=body, aliases=aliases, language="uk")
    assert [(each.title, each.signs) for each in found] == [
        (PARKS, (Sign.SIMILAR_WORDS,)),
        (ROADS, (Sign.SIMILAR_WORDS,)),
    ]
    same = body_candidates(body=DraftBody("b1", PARKS.upper()), aliases=aliases, language="uk")
    assert (same[0].title, same[0].score, same[0].signs) == (PARKS, 1.0, (Sign.SAME_WORDS,))
