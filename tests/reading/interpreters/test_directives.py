"""Sentences that are orders, and sentences that only sound like them, in four languages."""

from __future__ import annotations

import pytest

from townbook.reading.draft import DraftAssignment, DraftBody, DraftDue
from townbook.reading.interpreters.directives import OrderReader
from townbook.reading.interpreters.parties import Parties
from townbook.reading.interpreters.speech import statements
from townbook.reading.readers import read_bytes

TWENTY_DAYS = DraftDue("P20D", "P20D", "meeting")
FIRST_OF_MAY = DraftDue("2024-05-01", "2024-05-01", None)

ORDERS = [
    (
        "uk",
        "Доручити департаменту освіти підготувати звіт до 1 травня 2024 року.",
        "департаменту освіти",
        FIRST_OF_MAY,
    ),
    ("uk", "Голова доручив начальнику управління культури провести конкурс.", "управління культури", None),
    ("uk", "КП «Водоканал» має протягом 20 днів замінити насоси.", "КП «Водоканал»", TWENTY_DAYS),
    ("uk", "Відділ закупівель повинен оголосити тендер.", "Відділ закупівель", None),
    ("uk", "Департаменту фінансів доручено виділити кошти.", "Департаменту фінансів", None),
    (
        "uk",
        "Зобов'язати управління житлового господарства скласти графік.",
        "управління житлового господарства",
        None,
    ),
    ("he", "להטיל על אגף החינוך להגיש דוח עד 1.5.2024.", "אגף החינוך", FIRST_OF_MAY),
    ("he", "ראש העיר הנחה את אגף ההנדסה להכין תכנית.", "אגף ההנדסה", None),
    ("he", "אגף הרווחה נדרש לפתוח מרכז בתוך 20 ימים.", "אגף הרווחה", TWENTY_DAYS),
    ("he", "מחלקת התרבות תציג תכנית אירועים.", "מחלקת התרבות", None),
    ("he", "על מחלקת הגינון לטפל בעצים.", "מחלקת הגינון", None),
    ("he", "אחריות: אגף התפעול", "אגף התפעול", None),
    ("fa", "سازمان پارک‌ها باید گزارش را تا 12 اردیبهشت 1403 ارائه کند.", "سازمان پارک‌ها", FIRST_OF_MAY),
    ("fa", "مقرر شد معاونت عمرانی ظرف ۲۰ روز طرح را تهیه کند.", "معاونت عمرانی", TWENTY_DAYS),
    ("fa", "شهردار از سازمان آب خواست لوله‌ها را عوض کند.", "سازمان آب", None),
    ("fa", "اداره آموزش موظف شد فهرست را اعلام کند.", "اداره آموزش", None),
    ("fa", "شهردار به معاونت فرهنگی دستور داد جشنواره برگزار شود.", "معاونت فرهنگی", None),
    ("fa", "به گفته او باید ناجا در طرح همکاری کند.", "ناجا", None),
    (
        "en",
        "The education department must submit a report by 1 May 2024.",
        "education department",
        FIRST_OF_MAY,
    ),
    (
        "en",
        "Council directed the Bureau of Parks to plant trees within 20 days.",
        "Bureau of Parks",
        TWENTY_DAYS,
    ),
    ("en", "The finance division is requested to publish the accounts.", "finance division", None),
    ("en", "The housing service shall open a shelter.", "housing service", None),
    ("en", "It was agreed to instruct the roads department to close the bridge.", "roads department", None),
    ("en", "Action: public works", "public works", None),
]

HOPES = [
    ("uk", "Усі ми маємо докладати зусиль заради міста."),
    ("uk", "Управління освіти має гарні результати."),
    ("uk", "Необхідно любити своє місто."),
    ("uk", "Сподіваємося, що департамент освіти матиме кошти."),
    ("he", "כולנו צריכים לשמור על העיר."),
    ("he", "אגף החינוך עשה עבודה יפה."),
    ("he", "יש לקוות לימים טובים יותר."),
    ("fa", "همه باید برای شهر تلاش کنند."),
    ("fa", "باید بتوانیم شهر را بهتر کنیم."),
    ("fa", "شهرداری کارهای بسیاری انجام داده است."),
    ("fa", "امید است سازمان‌ها باید همکاری کنند."),
    ("en", "Everyone must do their part."),
    ("en", "The education department did well."),
    ("en", "We must all be kind."),
    ("en", "Streets should be pleasant."),
]


def read(language: str, sentence: str) -> tuple[list[DraftAssignment], tuple[DraftBody, ...]]:
    source = read_bytes(sentence.encode(), "order.txt", language)
    parties = Parties(source)
    reader = OrderReader(source, parties, met=None)
    found = [reader.read(each) for each in statements(source, (0, len(source.text)))]
    orders = [order for order in found if order]
    return orders, parties.bodies({key for order in orders for key in order.bodies})


@pytest.mark.parametrize(("language", "sentence", "body", "due"), ORDERS)
def test_order_names_who_must_act_and_by_when(
    language: str, sentence: str, body: str, due: DraftDue | None
) -> None:
    [order], [named] = read(language, sentence)
    assert (named.name, order.due) == (body, due)
    assert order.text == sentence


@pytest.mark.parametrize(("language", "sentence"), HOPES)
def test_hope_and_praise_are_no_orders(language: str, sentence: str) -> None:
    assert read(language, sentence) == ([], ())
