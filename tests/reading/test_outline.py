from townbook.reading.interpreters import interpret
from townbook.reading.outline import outline
from townbook.reading.readers import read_bytes

TABLE = (
    "№ з/п\tЗавдання\tВиконавець\tІнформація про виконання за 2022 рік\n"
    "1\tДоглядати парки 2021-2023 роки\tДепартамент освіти міської ради\t"
    "Висаджено близько 1500 лип. Роботи призупинено у зв'язку із запровадженням воєнного стану.\n"
    "1\tМити фонтани\t\tВідремонтовано 4 фонтани на 2,5 млн грн.\n"
)


def lines(text: str, language: str, answer_in: str) -> list[str]:
    return outline(
        interpret(read_bytes(text.encode(), "парки.txt", language=language)), answer_in
    ).splitlines()


def test_outline_tells_counts_tree_and_remarks() -> None:
    assert lines(TABLE, "uk", "uk")[1:] == [
        "Документ: парки.txt (uk)",
        "Вид: таблиця виконання",
        "Знаків: 275",
        "Завдання: 2",
        "Органи: 1",
        "Звіти: 2",
        "Показники: 3",
        "Стани:",
        "  призупинено: 1",
        "  виконано: 1",
        "",
        "План",
        "  1. Доглядати парки [2021–2023 роки] — Департамент освіти міської ради",
        "      2022 рік: призупинено (у зв'язку із запровадженням воєнного стану) · ≈1500 лип",
        "  1. Мити фонтани",
        "      2022 рік: виконано · 4 фонтани · 2 500 000 грн",
        "",
        "Виправлено під час читання: 0",
        "",
        "Перевірте: 2",
        "  [219–233] Завдання: номер 1 вжито двічі.",
        "  [219–233] Завдання без виконавця: «Мити фонтани».",
    ]


def test_outline_answers_in_the_persons_digits_and_calendar() -> None:
    said = lines(TABLE, "uk", "fa")
    assert "نویسه: ۲۷۵" in said
    assert any("[۱۲ دی ۱۳۹۹ – ۱۰ دی ۱۴۰۲]" in line for line in said)


def test_outline_says_until_when_as_precisely_as_the_text() -> None:
    table = (
        "№ з/п\tЗавдання\tВиконавець\tІнформація про виконання за 2022 рік\n"
        "1\tМіст\tДепартамент доріг міської ради\tВиконання перенесено на 2026 рік.\n"
        "2\tПарк\tДепартамент доріг міської ради\tРозгляд відкладено до 15 березня 2024 року.\n"
    )
    said = [line.strip() for line in lines(table, "uk", "uk") if "відкладено" in line and "до:" in line]
    assert [line.replace("\xa0", " ") for line in said] == [
        "2022 рік: відкладено до: 2026 рік",
        "2022 рік: відкладено до: 15 березня 2024 р.",
    ]
