from townbook.reading.bodies import (
    body_directory,
    is_collective,
    leading_bodies,
    looks_like_bodies,
    split_bodies,
    trailing_bodies,
)


def names(text: str, language: str = "uk") -> list[str]:
    return [body.name for body in split_bodies(text, language)]


def test_split_bodies_parts_at_commas_before_a_head_only() -> None:
    assert names(
        "Управління у справах сім'ї, молоді та спорту міської ради, департамент освіти міської ради"
    ) == [
        "Управління у справах сім'ї, молоді та спорту міської ради",
        "департамент освіти міської ради",
    ]


def test_split_bodies_gives_the_place_of_each() -> None:
    cell = 'Департамент освіти, КП "Парк" міської ради.'
    bodies = split_bodies(cell, "uk", start=50)
    assert [(body.passage[0] - 50, body.passage[1] - 50) for body in bodies] == [(0, 18), (20, len(cell) - 1)]
    assert [cell[body.passage[0] - 50 : body.passage[1] - 50] for body in bodies] == [
        body.name for body in bodies
    ]


def test_split_bodies_in_hebrew_and_persian() -> None:
    assert names("אגף החינוך, מחלקת הנדסה", "he") == ["אגף החינוך", "מחלקת הנדסה"]
    assert names("معاونت فنی و عمرانی، سازمان پارک‌ها", "fa") == ["معاونت فنی و عمرانی", "سازمان پارک‌ها"]


def test_looks_like_bodies_refuses_a_report() -> None:
    assert looks_like_bodies("Департамент освіти міської ради", "uk")
    assert not looks_like_bodies("Проведено ремонт даху школи", "uk")
    assert not looks_like_bodies("", "uk")


def test_leading_bodies_finds_where_the_report_begins() -> None:
    text = "Департамент освіти міської ради Відкрито новий клас"
    known = frozenset({"департамент освіти міської ради"})
    assert leading_bodies(text, "uk", known) == len("Департамент освіти міської ради")
    assert leading_bodies("Департамент освіти міської ради\nВідкрито новий клас", "uk", frozenset()) == 31
    assert leading_bodies("Відкрито новий клас", "uk", known) is None


def test_directory_knows_one_body_in_its_spellings() -> None:
    directory = body_directory(
        ["Управління культури міської ради"] * 3 + ["управління культури", "Департамент освіти міської ради"],
        "uk",
    )
    assert [(body.name, body.aliases) for body in directory.bodies] == [
        ("Управління культури міської ради", ("управління культури",)),
        ("Департамент освіти міської ради", ()),
    ]
    assert directory.key("управління культури") == directory.key("Управління культури міської ради") == "b1"
    assert directory.slips == ()


def test_directory_takes_a_rare_spelling_for_the_common_body_and_says_so() -> None:
    directory = body_directory(
        ["Управління транспорту та зв'язку міської ради"] * 4 + ["управління транспорту міської ради"], "uk"
    )
    assert len(directory.bodies) == 1
    assert directory.slips == (
        ("управління транспорту міської ради", "Управління транспорту та зв'язку міської ради"),
    )


def test_directory_keeps_bodies_of_different_subjects_apart() -> None:
    directory = body_directory(
        ["Управління житлового господарства міської ради"] * 4
        + ["Управління комунального господарства міської ради"],
        "uk",
    )
    assert len(directory.bodies) == 2


def test_collective_names_are_nobody() -> None:
    assert is_collective("Виконавчі органи міської ради", "uk")
    assert not is_collective("Департамент освіти міської ради", "uk")


def test_leading_bodies_may_be_several() -> None:
    text = "Департамент освіти міської ради, управління доріг міської ради Відкрито школу, управління триває"
    known = frozenset({"департамент освіти міської ради", "управління доріг міської ради"})
    assert leading_bodies(text, "uk", known) == text.index(" Відкрито")


def test_split_bodies_parts_at_a_joiner_between_two_bodies_only() -> None:
    assert names("КП «Джерело» та управління доріг") == ["КП «Джерело»", "управління доріг"]
    assert names("Департамент економіки та управління майном") == [
        "Департамент економіки та управління майном"
    ]
    assert names("אגף חינוך ומחלקת נוער", "he") == ["אגף חינוך", "מחלקת נוער"]
    assert names("معاونت خدمات و روابط عمومی", "fa") == ["معاونت خدمات", "روابط عمومی"]
    assert names("Water Authority and Public Works Department", "en") == [
        "Water Authority",
        "Public Works Department",
    ]
    assert names("Parks and Recreation Department", "en") == ["Parks and Recreation Department"]


def test_split_bodies_parts_at_semicolons_and_between_persons() -> None:
    assert names("Відділ освіти; ліцей № 2") == ["Відділ освіти", "ліцей № 2"]
    assert names("Бойко О.В., Мороз І.П.") == ["Бойко О.В.", "Мороз І.П."]


def test_trailing_bodies_begin_behind_the_words_of_an_item() -> None:
    known = frozenset({"відділ освіти", "кп джерело"})
    text = "Новий клас КП Джерело, відділ освіти"
    assert trailing_bodies(text, known) == len("Новий клас ")
    assert trailing_bodies("відділ освіти", known) is None
    assert trailing_bodies("Новий клас", known) is None
