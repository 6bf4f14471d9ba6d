"""A figure that is a range is shown, corrected and kept with both of its ends."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from tests.cast import river_report, verbivka
from tests.desk.drafts.test_review_page import address, post
from tests.desk.people import signed_in
from townbook.cities.enums import Role
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Figure
from townbook.reading.draft import DraftFigure

pytestmark = pytest.mark.django_db

NAME = "figure:0.0|value"


@pytest.fixture
def draft() -> Draft:
    draft = river_report().store(verbivka())
    draft.content["reports"][0]["figures"][0] |= {"value": None, "low": "20", "high": "30.5"}
    draft.save()
    return draft


@pytest.fixture
def editor(draft: Draft) -> Client:
    return signed_in("olena", draft.city, Role.STRATEGY_EDITOR)


def edited(client: Client, draft: Draft, language: str) -> Any:
    """The page on which the first task is corrected, in that language."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address(draft, "?record=item:i2&do=edit"))
    return html.document_fromstring(answer.content.decode())


def correct(client: Client, draft: Draft, language: str = "uk", **typed: str) -> Any:
    (form,) = edited(client, draft, language).xpath("//form[@data-edit]")
    return client.post(form.get("action"), dict(form.form_values()) | typed)


def figure(draft: Draft) -> DraftFigure:
    return under_review(draft=draft).review.reports[0].figures[0]


def ends(draft: Draft) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    said = figure(draft)
    return said.value, said.low, said.high


@pytest.mark.parametrize(
    ("language", "shown"), [("uk", "20–30,5"), ("he", "20–30.5"), ("fa", "۲۰–۳۰٫۵"), ("en", "20–30.5")]
)
def test_range_is_shown_and_left_as_it_is(editor: Client, draft: Draft, language: str, shown: str) -> None:
    found = edited(editor, draft, language)
    assert found.xpath("//input[@name=$name]/@value", name=NAME) == [shown]
    correct(editor, draft, language, **{"item:i2|title": "Верби"})
    assert ends(draft) == (None, Decimal(20), Decimal("30.5"))
    assert [row.operation["changes"] for row in DraftOperation.objects.all()] == [
        [{"part": "item:i2", "field": "title", "value": "Верби"}]
    ]


def test_both_ends_are_corrected_and_accepted(editor: Client, draft: Draft) -> None:
    correct(editor, draft, **{NAME: "25–40"})
    assert ends(draft) == (None, Decimal(25), Decimal(40))
    accept_draft(draft=draft, actor=None)
    assert list(Figure.objects.values_list("value", "low", "high")) == [(None, Decimal(25), Decimal(40))]


def test_range_becomes_a_number_and_a_number_a_range(editor: Client, draft: Draft) -> None:
    correct(editor, draft, **{NAME: "25"})
    assert ends(draft) == (Decimal(25), None, None)
    correct(editor, draft, **{NAME: "20 до 30"})
    assert ends(draft) == (None, Decimal(20), Decimal(30))


def test_its_unit_is_corrected_alone(editor: Client, draft: Draft) -> None:
    correct(editor, draft, **{"figure:0.0|unit": "USD"})
    assert (figure(draft).unit, ends(draft)) == ("USD", (None, Decimal(20), Decimal("30.5")))


def test_higher_number_first_is_no_range(editor: Client, draft: Draft) -> None:
    answer = correct(editor, draft, **{NAME: "30–20"})
    assert answer.status_code == 422
    assert "Це не число. Напишіть одне або два через тире" in answer.content.decode()
    assert not DraftOperation.objects.exists()


def test_form_no_page_sends_says_no_half_of_a_range(editor: Client, draft: Draft) -> None:
    assert post(editor, draft, "correct", "item:i2", **{NAME: "5–", "item:i2|title": "x"}).status_code == 422
    assert not DraftOperation.objects.exists()
