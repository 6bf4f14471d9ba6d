"""The rows of other towns' tables: sections without level words, sums, signatures, repetitions, codes."""

from townbook.reading.draft import Draft
from townbook.reading.interpreters import interpret
from townbook.reading.readers import read_bytes

HEADER = "№ | Захід | Виконавець | Виконання"
PUMPS = "{} | Насоси | КП «Джерело» | Закуплено."
PIPES = "{} | Труби | КП «Джерело» | Прокладено."


def read(*lines: str, language: str = "uk") -> Draft:
    text = "\n".join("\t".join(cell.strip() for cell in line.split("|")) for line in lines)
    return interpret(read_bytes(text.encode(), "table.txt", language=language))


def plan(draft: Draft) -> list[tuple[str, str, str, str | None]]:
    titles = {item.key: item.title for item in draft.items}
    return [
        (item.level, item.number, item.title, titles[item.parent] if item.parent else None)
        for item in draft.items
    ]


def kinds(draft: Draft) -> list[str]:
    return [remark.kind for remark in (*draft.repairs, *draft.doubts) if remark.kind != "period unknown"]


def test_line_of_one_cell_opens_a_section_where_the_plan_names_no_levels() -> None:
    draft = read(HEADER, "Вода | | | ", PUMPS.format(1), "2. Дороги | | | ", PIPES.format(2))
    assert plan(draft) == [
        ("section", "", "Вода", None),
        ("measure", "1", "Насоси", "Вода"),
        ("section", "2", "Дороги", None),
        ("measure", "2", "Труби", "Дороги"),
    ]


def test_heading_between_rows_opens_a_section() -> None:
    assert plan(read(HEADER, PUMPS.format(1), "ДОРОГИ", PIPES.format(2))) == [
        ("measure", "1", "Насоси", None),
        ("section", "", "ДОРОГИ", None),
        ("measure", "2", "Труби", "ДОРОГИ"),
    ]


def test_numbered_heading_with_a_level_word_opens_a_goal() -> None:
    draft = read(
        "1. Мета: Чиста вода", "", HEADER, PUMPS.format("1.1"), "", "Ціль ІІ. Дороги", "", PIPES.format("2.1")
    )
    assert plan(draft) == [
        ("goal", "1", "Чиста вода", None),
        ("measure", "1.1", "Насоси", "Чиста вода"),
        ("goal", "ІІ", "Дороги", None),
        ("measure", "2.1", "Труби", "Дороги"),
    ]


def test_bare_row_above_the_rows_of_its_number_is_their_section() -> None:
    draft = read(HEADER, "1 | Вода | | ", PUMPS.format("1.1"), "2 | Дороги | | ", PIPES.format("2.1"))
    assert plan(draft) == [
        ("section", "1", "Вода", None),
        ("measure", "1.1", "Насоси", "Вода"),
        ("section", "2", "Дороги", None),
        ("measure", "2.1", "Труби", "Дороги"),
    ]


def test_sums_signatures_and_footnotes_are_no_items() -> None:
    draft = read(
        "№ | Захід | Виконавець | Кошти, тис. грн | Виконання",
        "1 | Насоси | КП «Джерело» | 50,7 | Закуплено.",
        "Разом | | | 50,7 | ",
        "* Без доставки | | | | ",
        "Секретар міської ради | | | | Олена БОЙКО",
    )
    assert [item.title for item in draft.items] == ["Насоси"]
    assert kinds(draft) == ["row of sums", "row without item", "row without item"]


def test_row_said_twice_is_read_once() -> None:
    draft = read(HEADER, PUMPS.format(1), PUMPS.format(1), PIPES.format(2))
    assert [item.title for item in draft.items] == ["Насоси", "Труби"]
    assert kinds(draft) == ["row repeated"]


def test_codes_under_the_first_heading_are_numbers() -> None:
    draft = read(
        "Policy area | Action | Lead | Progress",
        "H1 | Pumps | Water Authority | Bought.",
        "H2 | Pipes | Water Authority | Laid.",
        language="en",
    )
    assert plan(draft) == [("measure", "H1", "Pumps", None), ("measure", "H2", "Pipes", None)]


def test_shared_goal_repeated_in_every_row_is_one_and_the_rows_have_the_numbers() -> None:
    draft = read(
        "کد | برنامه | فعالیت | واحد مجری | عملکرد",
        "۱-۱ | آب | پمپ | شرکت آبفا | خریداری شد",
        "۱-۲ | آب | لوله | شرکت آبفا | نصب شد",
        language="fa",
    )
    assert plan(draft) == [
        ("programme", "", "آب", None),
        ("measure", "1-1", "پمپ", "آب"),
        ("measure", "1-2", "لوله", "آب"),
    ]


def test_item_and_bodies_in_one_cell_are_parted() -> None:
    draft = read(HEADER, PUMPS.format(1), "2 | Труби КП «Джерело» | Прокладено.")
    assert plan(draft)[1] == ("measure", "2", "Труби", None)
    assert [len(item.responsibilities) for item in draft.items] == [1, 1]
    assert kinds(draft) == ["cells merged"]


def test_table_of_other_things_is_no_continuation() -> None:
    draft = read(
        "Завдання | Виконавець | Стан",
        "Насоси | КП «Джерело» | виконано",
        "Дякуємо всім, хто допоміг.",
        "Показник | Одиниця | 2022 | 2023",
        "Населення | осіб | 54000 | 53200",
    )
    assert [item.title for item in draft.items] == ["Насоси"]


def test_tables_of_different_levels_do_not_hang_on_each_other() -> None:
    draft = read(
        "Завдання | Виконавець | Виконання",
        "Насоси | КП «Джерело» | Закуплено.",
        "",
        "Проєкт | Партнери | Виконання",
        "Сонячний дах | ГО «Промінь» | Встановлено.",
    )
    assert plan(draft) == [("task", "", "Насоси", None), ("project", "", "Сонячний дах", None)]


def test_latin_letters_in_a_heading_are_taken_for_the_cyrillic_ones() -> None:
    draft = read("№ | Заxід | Вiдповідальний | Стaн виконання", "1 | Насоси | КП «Джерело» | Закуплено.")
    assert plan(draft) == [("measure", "1", "Насоси", None)]


def test_table_above_the_first_header_is_read_under_that_one() -> None:
    draft = read(PUMPS.format(1), PIPES.format(2), "", "Звіт за другий рік", "", HEADER, PUMPS.format(3))
    assert [item.number for item in draft.items] == ["1", "2", "3"]
    assert kinds(draft)[0] == "header missing"


def test_header_of_which_two_cells_became_one_takes_the_columns_of_another() -> None:
    merged = HEADER.replace("Виконавець | Виконання", "Виконавець Виконання")
    draft = read(HEADER, PUMPS.format(1), "", merged, PIPES.format(2), PUMPS.format(3))
    assert [report.text for report in draft.reports] == ["Закуплено.", "Прокладено.", "Закуплено."]
    assert kinds(draft)[0] == "row shifted"
