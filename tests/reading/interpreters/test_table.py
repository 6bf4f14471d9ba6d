"""Execution tables, with everything that conversions of paged tables do to them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.draft import Draft, DraftItem, DraftReport
from townbook.reading.interpreters import interpret, table
from townbook.reading.readers import read_bytes
from townbook.reading.source import Source
from townbook.reading.status import Status

HEADER = (
    "№ з/п\tОпис завдання\tПроєкт\tВиконавчий орган - відповідальний\tІнформація про виконання за 2022 рік"
)
CULTURE, ROADS = "Управління культури міської ради", "Управління доріг міської ради"


def document(
    *rows: str, opening: str = 'Виконання пріоритету "Тихе місто"\nСтратегії розвитку Липового до 2030 року'
) -> Source:
    lines = [f"**{opening}**", "", HEADER, "Стратегічна ціль 1\t\t\t\t", "Доглянуті парки\t\t\t\t", *rows]
    return read_bytes("\n".join(lines).encode(), "lypove-2022.txt", language="uk")


def read(*rows: str, **options: str) -> Draft:
    return interpret(document(*rows, **options))


def titles(draft: Draft, level: str) -> list[str]:
    return [item.title for item in draft.items if item.level == level]


def item(draft: Draft, title: str) -> DraftItem:
    return next(item for item in draft.items if item.title == title)


def report(draft: Draft, title: str) -> DraftReport:
    return next(report for report in draft.reports if report.item == item(draft, title).key)


def kinds(draft: Draft) -> list[str]:
    return [remark.kind for remark in draft.repairs]


def doubts(draft: Draft) -> list[str]:
    return [remark.kind for remark in draft.doubts]


TASK_ROW = f"1\tДоглядати парки\t\t{CULTURE}\tВисаджено 40 лип."
PLAIN_ROW = f"1\tДоглядати парки\tСад літер 2021-2023 роки (алея з табличками)\t{CULTURE}\tВисаджено 40 лип."


def test_plan_has_the_documents_levels_and_their_lines() -> None:
    draft = read(PLAIN_ROW)
    assert [level.label for level in draft.levels] == ["Пріоритет", "Стратегічна ціль", "Завдання", "Проєкт"]
    assert [(each.number, each.title) for each in draft.items] == [
        ("", "Тихе місто"),
        ("1", "Доглянуті парки"),
        ("1", "Доглядати парки"),
        ("", "Сад літер"),
    ]
    assert [each.parent for each in draft.items] == [None, "i1", "i2", "i3"]


def test_project_has_period_description_and_body() -> None:
    draft = read(PLAIN_ROW)
    garden = item(draft, "Сад літер")
    assert (garden.starts, garden.ends, garden.description) == (
        date(2021, 1, 1),
        date(2023, 12, 31),
        "алея з табличками",
    )
    assert [(each.body, each.role) for each in garden.responsibilities] == [("b1", "lead")]
    assert [body.name for body in draft.bodies] == [CULTURE]


def test_report_speaks_of_the_year_in_the_columns_heading() -> None:
    period = report(read(PLAIN_ROW), "Сад літер").period
    assert (period.label, period.starts, period.ends) == ("2022 рік", date(2022, 1, 1), date(2022, 12, 31))


def test_plan_is_called_by_its_name_in_the_heading() -> None:
    assert read(PLAIN_ROW).source.title == "Стратегія розвитку Липового до 2030 року"


def test_every_passage_holds_what_was_read_there() -> None:
    source = document(PLAIN_ROW)
    draft = interpret(source)
    for each in draft.items:
        words = " ".join(source.passage_text(each.passage).split())
        assert each.title in words
        assert each.number in words
    (only,) = draft.reports
    assert source.passage_text(only.passages[0]) == only.text == "Висаджено 40 лип."
    assert source.passage_text(only.figures[0].passage) == "40 лип"


def test_row_without_project_reports_on_its_task() -> None:
    draft = read(f"1\tДоглядати парки\t\t{CULTURE}\tВисаджено 40 лип.")
    assert titles(draft, "project") == []
    assert report(draft, "Доглядати парки").text == "Висаджено 40 лип."


def test_row_without_task_is_a_further_project_of_the_task_above() -> None:
    draft = read(PLAIN_ROW, f"\t\tСонячний двір\t{ROADS}\tВстановлено 3 лавки.")
    assert item(draft, "Сонячний двір").parent == item(draft, "Доглядати парки").key


def test_row_of_text_alone_continues_the_report_above() -> None:
    draft = read(PLAIN_ROW, "", "\t\t\t\tПрокладено 200 м доріжок.")
    continued = report(draft, "Сад літер")
    assert continued.text == "Висаджено 40 лип.\nПрокладено 200 м доріжок."
    assert len(continued.passages) == 2
    assert kinds(draft) == ["row continued"]


def test_paragraph_broken_by_a_page_is_one_again() -> None:
    draft = read(f"1\tДоглядати парки\t\t{CULTURE}\tВисаджено молоді", "", "\t\t\t\tлипи вздовж 200 м алеї.")
    assert report(draft, "Доглядати парки").text == "Висаджено молоді липи вздовж 200 м алеї."
    assert kinds(draft) == ["paragraph broken"]


def test_row_of_body_and_text_is_a_further_body_of_the_item_above() -> None:
    draft = read(PLAIN_ROW, f"\t\t\t{ROADS}\tПідведено дорогу.")
    assert [each.role for each in item(draft, "Сад літер").responsibilities] == ["lead", "contributor"]
    assert report(draft, "Сад літер").text == "Висаджено 40 лип.\nПідведено дорогу."


def test_shifted_row_is_put_back_under_its_columns() -> None:
    draft = read(PLAIN_ROW, f"\tСонячний двір\t{ROADS}\tВстановлено 3 лавки.")
    assert titles(draft, "project") == ["Сад літер", "Сонячний двір"]
    assert report(draft, "Сонячний двір").text == "Встановлено 3 лавки."
    assert kinds(draft) == ["row shifted"]


def test_row_shifted_to_the_left_edge_is_put_back() -> None:
    draft = read(PLAIN_ROW, f"1.2. Лікувати дерева\tЖива кора\t{ROADS}\tОброблено 15 дерев.\t")
    assert (item(draft, "Лікувати дерева").number, item(draft, "Жива кора").parent) == (
        "1.2",
        item(draft, "Лікувати дерева").key,
    )
    assert kinds(draft) == ["row shifted"]


def test_body_and_report_in_one_cell_are_parted() -> None:
    draft = read(PLAIN_ROW, f"2\tМити фонтани\t\t{CULTURE} Відремонтовано 4 фонтани.")
    washed = report(draft, "Мити фонтани")
    assert (washed.text, washed.bodies) == ("Відремонтовано 4 фонтани.", ("b1",))
    assert kinds(draft) == ["cells merged"]


def test_goal_without_its_number_line_takes_the_number_of_its_rows() -> None:
    draft = read(
        PLAIN_ROW, "Чисті береги\t\t\t\t", f"2.\t2.1. Прибирати береги\t\t{ROADS}\tЗібрано 7 т сміття."
    )
    shores = item(draft, "Чисті береги")
    assert (shores.level, shores.number) == ("strategic goal", "2")
    assert item(draft, "Прибирати береги").parent == shores.key
    assert kinds(draft) == ["section without number"]


def test_task_without_number_among_numbered_ones_is_a_repair() -> None:
    draft = read(PLAIN_ROW, f"\tМити фонтани\t\t{CULTURE}\tВідремонтовано 4 фонтани.")
    assert item(draft, "Мити фонтани").number == ""
    assert kinds(draft) == ["item without number"]


def test_number_used_twice_is_a_doubt() -> None:
    draft = read(
        PLAIN_ROW, "Стратегічна ціль 1\t\t\t\t", "Світлі вулиці\t\t\t\t", PLAIN_ROW.replace("Сад", "Двір")
    )
    assert doubts(draft) == ["number used twice"]


def test_task_without_body_is_a_doubt() -> None:
    assert doubts(read("1\tДоглядати парки\t\t\tВисаджено 40 лип.")) == ["item without body"]


def test_collective_body_is_a_doubt_once() -> None:
    row = "{}\t{}\t\tВиконавчі органи міської ради\tВисаджено 40 лип."
    assert doubts(read(row.format(1, "Доглядати парки"), row.format(2, "Мити фонтани"))) == ["body is nobody"]


def test_what_waits_for_a_group_is_on_its_agenda_under_the_groups_right_name() -> None:
    draft = read(
        f"1\tДоглядати парки\t\t{CULTURE}\t"
        'Розгляд питання планується на засіданні робочої групи з впровадження стратегії "Тихе міста".'
    )
    (entry,) = draft.agenda
    assert (entry.item, entry.group) == (item(draft, "Доглядати парки").key, "Тихе місто")
    assert kinds(draft) == ["group respelt"]
    assert report(draft, "Доглядати парки").status.value is Status.UNDER_REVIEW


def test_status_column_is_what_the_city_declares() -> None:
    source = read_bytes(
        "מס'\tמשימה\tאחראי לביצוע\tסטטוס\tתיאור הביצוע בשנת 2020\n"
        "1\tהצבת ספסלים\tאגף הנדסה\tהושלם\tהוצבו 30 ספסלים בטיילת, והעבודות נמשכות בשכונה הצפונית.\n"
        "2\tתאורה בפארק\tאגף הנדסה\tנדחה לשנת 2021\tאין תקציב.\n".encode(),
        "x.txt",
        language="he",
    )
    draft = interpret(source)
    assert [each.status.value for each in draft.reports] == [Status.COMPLETED, Status.POSTPONED]
    assert [source.passage_text(each.status.passage) for each in draft.reports if each.status.passage] == [
        "הושלם",
        "נדחה לשנת 2021",
    ]
    assert draft.reports[0].period.starts == date(2020, 1, 1)


def test_running_numbers_count_the_rows_and_not_the_goals_they_share() -> None:
    source = read_bytes(
        "ردیف\tهدف\tوظیفه\tواحد مسئول\tگزارش عملکرد سال ۱۴۰۲\n"
        "۱\tشهر سبز\tکاشت درخت\tسازمان پارک‌ها\t۴۰۰ اصله درخت کاشته شد.\n"
        "۲\t\tآبیاری\tسازمان پارک‌ها\tکار در حال اجرا است.\n"
        "۳\tشهر پاک\tجمع‌آوری زباله\tسازمان پسماند\tبه پایان رسید.\n".encode(),
        "x.txt",
        language="fa",
    )
    draft = interpret(source)
    assert [(each.level, each.number, each.title) for each in draft.items] == [
        ("goal", "", "شهر سبز"),
        ("task", "1", "کاشت درخت"),
        ("task", "2", "آبیاری"),
        ("goal", "", "شهر پاک"),
        ("task", "3", "جمع‌آوری زباله"),
    ]
    assert draft.reports[0].period.starts == date(2023, 3, 21)
    assert draft.repairs == ()


def test_english_table_is_read_alike() -> None:
    source = read_bytes(
        b"No\tGoal\tAction\tLead department\tTimeline\tProgress in 2024\n"
        b"1\tSafer streets\tRepair pavements\tRoads Department\t2023-2025\t"
        b"Laid 3.5 km of pavement. Work is under way.\n",
        "x.txt",
        language="en",
    )
    draft = interpret(source)
    assert [(each.level, each.title) for each in draft.items] == [
        ("goal", "Safer streets"),
        ("measure", "Repair pavements"),
    ]
    assert (draft.items[1].starts, draft.items[1].ends) == (date(2023, 1, 1), date(2025, 12, 31))
    assert draft.reports[0].status.value is Status.IN_PROGRESS
    assert [(str(figure.value), figure.unit) for figure in draft.reports[0].figures] == [("3.5", "km")]


def test_column_nobody_knows_is_a_doubt() -> None:
    source = read_bytes(
        f"{HEADER}\tШифр кутка\n{TASK_ROW}\tЗ-7\n".encode(),
        "x.txt",
        "uk",
    )
    assert doubts(interpret(source)) == ["column unknown"]


def test_table_without_a_year_is_a_doubt() -> None:
    source = read_bytes(
        f"{HEADER.removesuffix(' за 2022 рік')}\n{TASK_ROW}\n".encode(),
        "x.txt",
        "uk",
    )
    assert doubts(interpret(source)) == ["period unknown"]


def test_table_of_prices_is_no_execution_table() -> None:
    source = read_bytes("Назва\tЦіна\nЛавка\t1200 грн\nУрна\t300 грн\n".encode(), "x.txt", language="uk")
    assert table.recognise(source) == 0.0


@pytest.mark.parametrize("language", ["uk", "he", "fa", "en"])
@given(
    rows=st.lists(
        st.lists(st.text('1.2 аб\u05d0\u0641a,;()"', max_size=12), min_size=1, max_size=7), max_size=8
    )
)
def test_rows_of_any_kind_are_read_without_failing(language: str, rows: list[list[str]]) -> None:
    lines = [HEADER, PLAIN_ROW, *("\t".join(row) for row in rows)]
    source = read_bytes("\n".join(lines).encode(), "x.txt", language=language)
    draft = interpret(source)
    passages = [each.passage for each in draft.items] + [
        each.passage for each in (*draft.repairs, *draft.doubts)
    ]
    for start, end in passages:
        assert 0 <= start <= end <= len(source.text)
