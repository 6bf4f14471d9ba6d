"""Items are recognised though titles are respelt, numbers repeat and lines move."""

from __future__ import annotations

import random

import pytest

from tests.cast import Manuscript, verbivka
from townbook.intake.matching import recognise_items
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item


def known_items(written: Manuscript) -> list[Item]:
    accept_draft(draft=written.store(verbivka()), actor=None)
    return list(Item.objects.select_related("level").order_by("position", "id"))


def recognised(before: Manuscript, now: Manuscript) -> dict[str, str]:
    """The new document's titles and the known titles they are recognised as."""
    found = recognise_items(items=now.items, known=known_items(before), language="uk")
    titles = {item.key: item.title for item in now.items}
    return {titles[key]: item.title for key, item in found.items()}


def goals(*titles: tuple[str, str]) -> Manuscript:
    written = Manuscript("Звіт")
    for number, title in titles:
        written.item(number, title)
    return written


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("now", "known"),
    [
        (("1", "Реконструкція Київського мосту"), "Реконструкція Київського мосту"),
        (("7", "Реконструкція Київського мосту"), "Реконструкція Київського мосту"),
        (("1", "Київський міст: реконструкція"), "Реконструкція Київського мосту"),
        (("9", "Реконструкція Київсього мосту"), "Реконструкція Київського мосту"),
        (("2", "Новий стадіон"), None),
        (("1", "Зовсім інша справа"), None),
    ],
)
def test_item_is_recognised(now: tuple[str, str], known: str | None) -> None:
    before = goals(("1", "Реконструкція Київського мосту"), ("2", "Шкільні обіди"))
    assert recognised(before, goals(now)) == ({now[1]: known} if known else {})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "now", "is_same"),
    [
        ("Капітальний ремонт школи № 5", "Капітальний ремонт школи № 6", False),
        ("Капітальний ремонт школи № 5", "Капітальні ремонти школи № 5", True),
        ("План заходів на 2022 рік", "План заходів на 2023 рік", True),
    ],
)
def test_numbers_in_titles_tell_items_apart(before: str, now: str, is_same: bool) -> None:
    assert recognised(goals(("", before)), goals(("", now))) == ({now: before} if is_same else {})


@pytest.mark.django_db
def test_number_used_twice_is_told_apart_by_title() -> None:
    before = goals(("3", "Доступне житло"), ("3", "Чиста вода"))
    now = goals(("3", "Чиста вода в домі"), ("3", "Доступне житло всім"))
    assert recognised(before, now) == {
        "Чиста вода в домі": "Чиста вода",
        "Доступне житло всім": "Доступне житло",
    }


@pytest.mark.django_db
def test_namesakes_are_paired_in_their_order() -> None:
    before = goals(("", "Інше"), ("", "Інше"))
    known = known_items(before)
    found = recognise_items(items=goals(("", "Інше"), ("", "Інше")).items, known=known, language="uk")
    assert [found["i1"], found["i2"]] == known


@pytest.mark.django_db
def test_same_title_in_another_branch_is_another_item() -> None:
    before, now = Manuscript("Звіт"), Manuscript("Звіт")
    for written, order in ((before, ("Школи", "Лікарні")), (now, ("Лікарні", "Школи"))):
        for number, branch in enumerate(order, 1):
            goal = written.item(str(number), branch)
            written.item(f"{number}.1", "Ремонт дахів", parent=goal)
    found = recognise_items(items=now.items, known=known_items(before), language="uk")
    assert {key: (item.title, item.parent and item.parent.title) for key, item in found.items()} == {
        "i1": ("Лікарні", None),
        "i2": ("Ремонт дахів", "Лікарні"),
        "i3": ("Школи", None),
        "i4": ("Ремонт дахів", "Школи"),
    }


@pytest.mark.django_db
def test_shuffled_plan_is_recognised_whole() -> None:
    titles = [
        (str(number), f"Справа {word}") for number, word in enumerate("міст дах сад парк ліс гай".split())
    ]
    shuffled = random.Random(7).sample(titles, len(titles))  # noqa: S311 - no secret
    assert recognised(goals(*titles), goals(*shuffled)) == {title: title for _, title in titles}
