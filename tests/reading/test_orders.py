from datetime import date

import pytest

from townbook.reading.orders import FoundWait, find_decisions, find_waits


def test_decision_gives_issuer_number_and_date() -> None:
    text = "Правила затверджено рішенням міської ради від 22.12.2016 № 1164."
    (found,) = find_decisions(text, "uk")
    assert (found.group, found.number, found.date) == ("міська рада", "1164", date(2016, 12, 22))
    assert text[found.span[0] : found.span[1]] == text


def test_mayors_order_is_a_decision() -> None:
    (found,) = find_decisions("Створено штаб (розпорядження міського голови від 30.06.2022 № 479).", "uk")
    assert (found.group, found.number, found.date) == ("міський голова", "479", date(2022, 6, 30))


def test_what_a_group_decided_is_a_decision_of_that_group() -> None:
    text = (
        'Питання розглянуто на засіданні робочої групи "Зелене місто" 14.01.2020 року. Вирішено висадити сад.'
    )
    (found,) = find_decisions(text, "uk")
    assert (found.group, found.date, found.text) == (
        "Зелене місто",
        date(2020, 1, 14),
        "Вирішено висадити сад.",
    )


def test_the_word_decision_alone_is_none() -> None:
    assert find_decisions("Геопортал допомагає приймати рішення щодо розвитку.", "uk") == []


def test_question_that_waits_for_a_group_is_found_with_its_name() -> None:
    text = 'Розгляд питання планується на засіданні робочої групи з впровадження стратегії "Нове місто".'
    assert find_waits(text, "uk") == [FoundWait("Нове місто", (0, len(text)))]


def test_group_named_in_the_sentence_before_is_the_one_waited_for() -> None:
    text = (
        'Питання розглянуто на засіданні робочої групи "Нове місто". '
        "Заплановано повернутись до розгляду містків."
    )
    assert find_waits(text, "uk") == [FoundWait("Нове місто", (0, len(text)))]


def test_group_without_a_name_makes_no_wait() -> None:
    assert find_waits("Розгляд питання планується на засіданні робочої групи.", "uk") == []


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("fa", "موضوع در کارگروه امور محلات در دست بررسی است.", "کارگروه امور محلات"),
        ("he", "החלופות מובאות לדיון בצוות ההיגוי לרצועת החוף.", "צוות ההיגוי לרצועת החוף"),
        (
            "en",
            "The rent is to be considered by the working group on housing in May.",
            "working group on housing",
        ),
    ],
)
def test_group_named_without_quotation_marks_is_waited_for(language: str, text: str, group: str) -> None:
    assert [wait.group for wait in find_waits(text, language)] == [group]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Затверджено рішенням виконавчого комітету від 12.03.2022 № 5.", "виконавчий комітет"),
        ("Згідно з рішенням виконавчого комітету міської ради № 5.", "виконавчий комітет міської ради"),
        ("Розпорядженням міського голови № 7 створено комісію.", "міський голова"),
        ("Відповідно до рішення міської ради від 1 червня 2022 року № 3.", "міська рада"),
        ("Наказом Департаменту освіти № 9 призначено відповідальних.", "Департаменту освіти"),
    ],
)
def test_usual_issuer_is_named_in_the_nominative(text: str, issuer: str) -> None:
    [decision] = find_decisions(text, "uk")
    assert decision.group == issuer
    assert text[slice(*decision.span)] == text
