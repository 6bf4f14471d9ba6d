"""Lists of goals: numbered lines under an announcement, and rows of number, level and name."""

from __future__ import annotations

import pytest

from townbook.reading.draft import DraftItem
from townbook.reading.interpreters import goals
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.readers import read_bytes
from townbook.reading.source import Source

ANNOUNCED = {"uk": "Цілі громади", "he": "יעדי העיר", "fa": "اهداف شهرداری", "en": "Goals of the town"}
LINES = {
    "uk": ("Чисті вулиці та двори", "Безпечні переходи біля шкіл", "Більше тіні на площах"),
    "he": ("רחובות וחצרות נקיים", "מעברים בטוחים ליד בתי ספר", "יותר צל בכיכרות"),
    "fa": ("خیابان‌ها و کوچه‌های پاکیزه", "گذرگاه‌های امن کنار مدرسه‌ها", "سایه بیشتر در میدان‌ها"),
    "en": ("Clean streets and courtyards", "Safe crossings near schools", "More shade on the squares"),
}
LEVELS = {
    "uk": ("Номер\tРівень\tНазва", "Стратегічна ціль", "Завдання"),
    "he": ("מספר\tרמה\tשם", "יעד אסטרטגי", "משימה"),
    "fa": ("شماره\tسطح\tعنوان", "هدف راهبردی", "وظیفه"),
    "en": ("Number\tLevel\tName", "Strategic goal", "Task"),
}
LANGUAGES = sorted(ANNOUNCED)


def read(text: str, language: str = "en") -> Source:
    return read_bytes(text.encode(), "goals.txt", language)


def interpret(text: str, language: str = "en") -> DraftPart:
    return goals.interpret(read(text, language))


def tree(items: tuple[DraftItem, ...]) -> list[tuple[str, str | None]]:
    """Each item's number with that of its parent."""
    numbers = {item.key: item.number for item in items}
    return [(item.number, numbers[item.parent] if item.parent else None) for item in items]


def numbered(language: str) -> str:
    lines = "\n\n".join(f"{number}- {line}" for number, line in enumerate(LINES[language], start=1))
    return f"{ANNOUNCED[language]}\n\n{lines}\n"


def rows(language: str) -> str:
    heading, goal, task = LEVELS[language]
    first, second, third = LINES[language]
    return f"{heading}\n1\t{goal}\t{first}\n1.1\t{task}\t{second}\n1.2\t{task}\t{third}\n2\t{goal}\t{first}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_are_the_numbered_lines_under_their_announcement(language: str) -> None:
    source = read(numbered(language), language)
    part = goals.interpret(source)
    assert goals.recognise(source) > 0.8
    assert part.title == ANNOUNCED[language]
    assert [(item.number, item.title) for item in part.items] == list(
        zip(("1", "2", "3"), LINES[language], strict=True)
    )
    assert len(part.levels) == 1
    assert part.doubts == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_in_rows_take_their_place_by_number_and_level(language: str) -> None:
    source = read(rows(language), language)
    part = goals.interpret(source)
    assert goals.recognise(source) > 0.9
    assert [level.label for level in part.levels] == list(LEVELS[language][1:])
    assert tree(part.items) == [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)]


LABELLED = {
    "uk": ("Стратегічна ціль", "Завдання"),
    "he": ("מטרה", "משימה"),
    "fa": ("هدف راهبردی", "وظیفه"),
    "en": ("Strategic goal", "Task"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_in_lines_that_say_their_level_make_a_tree(language: str) -> None:
    goal, task = LABELLED[language]
    first, second, third = LINES[language]
    text = f"{goal} 1. {first}\n\n{task} 1.1. {second}\n\n{task} 1.2: {third}\n\n{goal} 2\n\n{second}\n"
    source = read(text, language)
    part = goals.interpret(source)
    assert goals.recognise(source) > 0.9
    assert [level.label for level in part.levels] == [goal, task]
    assert tree(part.items) == [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)]
    assert [item.title for item in part.items] == [first, second, third, second]
    assert part.title == ""


def test_goals_in_lines_take_lists_below_them_for_children_and_paragraphs_for_descriptions() -> None:
    text = "Goal 1. Parks\n\nThey are few.\n\n- Benches\n- Lamps\n\nGoal 2. Roads\n\nGoal 3. Schools\n"
    part = interpret(text)
    assert [(item.title, item.description, item.parent) for item in part.items] == [
        ("Parks", "They are few.", None),
        ("Benches", "", "g1"),
        ("Lamps", "", "g1"),
        ("Roads", "", None),
        ("Schools", "", None),
    ]


def test_goals_in_rows_need_no_heading() -> None:
    text = "1\tGoal\tParks\n1.1\tTask\tBenches\n1.2\tTask\tLamps\n2\tGoal\tRoads\n"
    assert tree(interpret(text).items) == [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)]


def test_goals_leave_the_preamble_out() -> None:
    text = (
        "Goals of the town\n\nA town lives by its people.\n\nOur goals:\n\n1. Parks\n2. "
        "Roads\n3. Schools\n\nThank you."
    )
    assert [item.title for item in interpret(text).items] == ["Parks", "Roads", "Schools"]


def test_goals_take_a_line_between_them_for_one_without_a_number() -> None:
    text = "Goals\n\n1- Parks\n\n2- Roads\n\nClean water\n\n3- Schools\n\n4- Trees\n"
    source = read(text)
    part = goals.interpret(source)
    assert [item.number for item in part.items] == ["1", "2", "", "3", "4"]
    assert [(each.kind, source.passage_text(each.passage)) for each in part.doubts] == [
        ("goal without a number", "Clean water")
    ]


def test_goals_each_followed_by_a_paragraph_are_described_by_it() -> None:
    text = "Goals\n\n1. Parks\n\nThe town has three.\n\n2. Roads\n\nMany are worn.\n\n3. Schools\n"
    part = interpret(text)
    assert [(item.title, item.description) for item in part.items] == [
        ("Parks", "The town has three."),
        ("Roads", "Many are worn."),
        ("Schools", ""),
    ]
    assert part.doubts == ()


def test_goals_said_twice_are_doubted_even_within_a_longer_one() -> None:
    text = "Goals\n\n1- Safe homes - Care for the old town\n\n2- Roads\n\n3- Care for the old town\n"
    source = read(text)
    assert [(each.kind, source.passage_text(each.passage)) for each in goals.interpret(source).doubts] == [
        ("goal repeated", "Care for the old town")
    ]


def test_goals_with_dotted_numbers_make_a_tree() -> None:
    text = "Goals\n\n1. Parks\n1.1. Benches for all\n1.2. Lamps by the paths\n2. Roads\n2.1. Bridges\n"
    assert tree(interpret(text).items) == [
        ("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None), ("2.1", "2")
    ]  # fmt: skip


def test_goals_with_bullets_below_have_them_as_children() -> None:
    text = "Goals\n\n1. Parks\n   • Benches\n   • Lamps\n2. Roads\n3. Schools\n   • Roofs\n"
    assert tree(interpret(text).items) == [
        ("1", None),
        ("", "1"),
        ("", "1"),
        ("2", None),
        ("3", None),
        ("", "3"),
    ]


def test_goals_with_letters_below_keep_them() -> None:
    text = "Goals\n\n1. Parks\n   a. Benches\n   b. Lamps\n2. Roads\n   a. Bridges\n"
    assert tree(interpret(text).items) == [("1", None), ("a", "1"), ("b", "1"), ("2", None), ("a", "2")]


def test_goals_numbered_anew_below_each_other_are_not_doubted() -> None:
    part = interpret("Goals\n\n1. Parks\n   1. Benches\n   2. Lamps\n2. Roads\n   1. Bridges\n")
    assert tree(part.items) == [("1", None), ("1", "1"), ("2", "1"), ("2", None), ("1", "2")]
    assert part.doubts == ()


def test_goals_without_any_number_are_taken_by_their_bullets() -> None:
    part = interpret("Goals of the town\n\n • Parks\n • Roads\n   • Bridges\n • Schools\n")
    assert [(item.title, item.parent) for item in part.items] == [
        ("Parks", None), ("Roads", None), ("Bridges", "g2"), ("Schools", None)
    ]  # fmt: skip


def test_goals_doubt_a_number_used_twice_and_one_left_out() -> None:
    part = interpret("Goals\n\n1. Parks\n2. Roads\n2. Trees\n5. Schools\n")
    assert [(each.kind, each.message) for each in part.doubts] == [
        ("number twice", "The number 2 is used twice."),
        ("number missing", "The number 3–4 is missing."),
    ]


def test_goals_doubt_a_number_that_a_title_swallowed() -> None:
    text = (
        "1\tGoal\tParks\n1.1\tAim\tBenches 1.1.1 Paint "
        "them\n1.1.2\tTask\tLamps\n2\tGoal\tRoads\n2.1\tAim\tHills\n"
    )
    source = read(text)
    part = goals.interpret(source)
    assert [(each.kind, source.passage_text(each.passage)) for each in part.doubts] == [
        ("number inside a title", "1.1.1")
    ]
    assert part.items[1].title == "Benches 1.1.1 Paint them"


def test_goals_doubt_a_level_that_does_not_fit_its_number() -> None:
    text = (
        "1\tGoal\tParks\n1.1\tTask\tBenches\n1.2\tTask\tLamps\n1.3\tGoal\tPaint\n"
        "2\tGoal\tRoads\n3\tGoal\tHills\n"
    )
    assert [each.kind for each in interpret(text).doubts] == ["level does not fit"]


@pytest.mark.parametrize(
    "text",
    [
        "A letter to the council about the bus.",
        "1. Opening\n2. Budget\n3. Questions\n",
        "Goals of the town\n\nThe town has none yet.\n",
        "Year\tUnit\tSum\n2020\tkm\t12\n2021\tkm\t13\n2022\tt\t4\n",
    ],
)
def test_goals_of_another_document_are_not_recognised(text: str) -> None:
    assert goals.recognise(read(text)) < 0.5
