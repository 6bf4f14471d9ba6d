from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.digits import ascii_digits
from townbook.text.quantities import Kind, Quantity, find_quantities

LANGUAGES = st.sampled_from(["uk", "he", "fa", "en"])


def told(text: str, language: str) -> list[tuple[str, str]]:
    """What is found: the passage of each quantity, and its value with unit."""
    return [
        (text[quantity.start : quantity.end], f"{said(quantity)} {quantity.unit}")
        for quantity in find_quantities(text, language)
    ]


def said(quantity: Quantity) -> str:
    sign = "~" if quantity.approximate else ""
    if quantity.value is not None:
        return f"{sign}{quantity.value:f}"
    return f"{sign}{quantity.low:f}..{quantity.high:f}"


@pytest.mark.parametrize(
    ("language", "text", "value", "kind"),
    [
        ("uk", "18,1 млн грн", "18100000 UAH", Kind.MONEY),
        ("uk", "125,0 тис. грн", "125000 UAH", Kind.MONEY),
        ("uk", "10 млн євро", "10000000 EUR", Kind.MONEY),
        ("uk", "1,5 млн дол. США", "1500000 USD", Kind.MONEY),
        ("uk", "$5 млн", "5000000 USD", Kind.MONEY),
        ("uk", "40,0%", "40 %", Kind.SHARE),
        ("uk", "двадцять відсотків", "20 %", Kind.SHARE),
        ("uk", "9,5 км", "9.5 km", Kind.LENGTH),
        ("uk", "238,1 тис. пог. м", "238100 m", Kind.LENGTH),
        ("uk", "5,7 тис.м.кв", "5700 m2", Kind.AREA),
        ("uk", "17 тис. м кв", "17000 m2", Kind.AREA),
        ("uk", "114 м ²", "114 m2", Kind.AREA),
        ("uk", "167,0 га", "167 ha", Kind.AREA),
        ("uk", "34,0 тис.куб. м", "34000 m3", Kind.VOLUME),
        ("uk", "12 т", "12 t", Kind.MASS),
        ("uk", "1,8 МВт", "1.8 MW", Kind.POWER),
        ("uk", "160 кВА", "160 kV.A", Kind.POWER),
        ("uk", "30 тис. кВт·год", "30000 kW.h", Kind.ENERGY),
        ("uk", "7 Гкал", "7 Gcal", Kind.ENERGY),
        ("uk", "7 Гкал/год", "7 Gcal/h", Kind.POWER),
        ("uk", "50 км/год", "50 km/h", Kind.SPEED),
        ("uk", "трьох місяців", "3 mo", Kind.DURATION),
        ("he", "1.5 מש״ח", "1500000 ILS", Kind.MONEY),
        ("he", "2,133 אש”ח", "2133000 ILS", Kind.MONEY),
        ("he", "40 מיליון שקל", "40000000 ILS", Kind.MONEY),
        ("he", "1,250,000 ₪", "1250000 ILS", Kind.MONEY),
        ("he", "96%", "96 %", Kind.SHARE),
        ("he", "כ-3.5 דונם", "~3.5 דונם", Kind.AREA),
        ("he", '211 מ"ר', "211 m2", Kind.AREA),
        ("he", "6 שנים", "6 a", Kind.DURATION),
        ("fa", "۸۵ درصد", "85 %", Kind.SHARE),
        ("fa", "11 هزار و 163 ميليارد و 720 ميليون ريال", "11163720000000 IRR", Kind.MONEY),
        ("fa", "حدود 20 هزار ميليارد تومان", "~20000000000000 IRT", Kind.MONEY),
        ("fa", "7 ميليارد دلار", "7000000000 USD", Kind.MONEY),
        ("fa", "۲/۵ درصد", "2.5 %", Kind.SHARE),
        ("fa", "يك ميليون متر مربع", "1000000 m2", Kind.AREA),
        ("fa", "۳٫۵ هکتار", "3.5 ha", Kind.AREA),
        ("fa", "60 ميليون ليتر", "60000000 L", Kind.VOLUME),
        ("fa", "24 كيلومتر در ساعت", "24 km/h", Kind.SPEED),
        ("fa", "بين 3 تا 9 متر", "3..9 m", Kind.LENGTH),
        ("fa", "یک ماه", "1 mo", Kind.DURATION),
        ("en", "$2,445,563", "2445563 USD", Kind.MONEY),
        ("en", "over $66 million", "~66000000 USD", Kind.MONEY),
        ("en", "$5m", "5000000 USD", Kind.MONEY),
        ("en", "5 m", "5 m", Kind.LENGTH),
        ("en", "15-minute", "15 min", Kind.DURATION),
        ("en", "12.5 percent", "12.5 %", Kind.SHARE),
    ],
)
def test_find_quantities_multiplies_measures_out(language: str, text: str, value: str, kind: Kind) -> None:
    [quantity] = find_quantities(f"= {text} ;", language)
    assert f"{said(quantity)} {quantity.unit}" == value
    assert quantity.kind is kind
    assert (quantity.start, quantity.end) == (2, 2 + len(text))


@pytest.mark.parametrize(
    ("language", "text", "value", "of"),
    [
        ("uk", "79 адміністративних послуг", "79 послуг", "адміністративних послуг"),
        ("uk", "майже 4,2 тис. осіб", "~4200 осіб", "осіб"),
        ("uk", "171 майстер-клас", "171 майстер-клас", "майстер-клас"),
        ("uk", "6-ти закладах", "6 закладах", "закладах"),
        ("uk", "вісім збірних команд", "8 команд", "збірних команд"),
        ("uk", "21 підліткового клубу", "21 клубу", "підліткового клубу"),
        ("uk", "7 ОСББ", "7 ОСББ", "ОСББ"),
        ("uk", "27 компаній", "27 компаній", "компаній"),
        ("uk", "31 комунальне підприємство", "31 підприємство", "комунальне підприємство"),
        ("uk", "два десятки дерев", "20 дерев", "дерев"),
        ("he", "מאה תושבים", "100 תושבים", "תושבים"),
        ("fa", "ده نفر", "10 نفر", "نفر"),
        ("fa", "۹ سرعت‌کاه", "9 سرعت‌کاه", "سرعت‌کاه"),
        ("he", "כ- 16 אלף פניות", "~16000 פניות", "פניות תושבים"),
        ("he", "18-24 כיתות", "18..24 כיתות", "כיתות"),
        ("he", "12 גני ילדים", "12 גני ילדים", "גני ילדים"),
        ("he", "12 יחידות", "12 יחידות", "יחידות דיור"),
        ("fa", "450 دستگاه", "450 دستگاه", "دستگاه پل"),
        ("fa", "هفت تا هشت محله", "7..8 محله", "محله"),
        ("fa", "2 میلیون و 800 هزار خودرو", "2800000 خودرو", "خودرو"),
        ("en", "four high crash corridors", "4 corridors", "high crash corridors"),
        ("en", "five Americorps VISTA volunteers", "5 volunteers", "Americorps VISTA volunteers"),
        ("en", "about 800 loans", "~800 loans", "loans"),
    ],
)
def test_find_quantities_counts_nouns(language: str, text: str, value: str, of: str) -> None:
    last_word = of.rpartition(" ")[-1]
    follower = "" if text.endswith(last_word) else last_word
    [quantity] = find_quantities(f"= {text} {follower};", language)
    assert f"{said(quantity)} {quantity.unit}" == value
    assert quantity.of == of
    assert quantity.kind is Kind.COUNT
    assert (quantity.start, quantity.end) == (2, 2 + len(text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "ліцей № 3, 5, 12 та 24 міста"),
        ("uk", "у 2022 році, 2019-2023 роки, лютий 2022, на 2024"),
        ("uk", "24 лютого та 20-25 вересня, з 10 до 20 грудня"),
        ("uk", "2022-23 роки, 2022-2020 роки"),
        ("uk", "з 9 до 18 години, о 10.00 год"),
        ("uk", "25-го гарнізонного будинку, 13 міжнародної виставки, 25 гарнізонному будинку"),
        ("uk", "розпорядження від 01.02.2021 № 89 створено"),
        ("uk", "для учнів 1-11 класів"),
        ("uk", "один із закладів, сотні осіб, кілька десятків дерев"),
        ("he", "במאה הקודמת, יום שני בערב"),
        ("uk", "до 50-річчя закладу"),
        ("uk", "ДБН В.2.2-40:2018, COVID-19, КАТП-0628"),
        ("uk", "2.1. Організація навчання"),
        ("he", "עובר קו 7 גם ברחובות, כביש 461 לכביש עירוני"),
        ("he", "סעיף 339 לפקודת העיריות"),
        ("he", "תב״ר 833 סלילת רחוב"),
        ("he", "בעד: 9 נגד: 0 נמנעים: 0"),
        ("he", "20 לפברואר ומ-29.6 שנה זו"),
        ("he", "פטור של שני שלישים"),
        ("fa", "سال 1383 شهرداري و سال هاي 82 و 81 تهران"),
        ("fa", "منطقه ۳ شهرداری"),
        ("fa", "سه ماهه اول سال، سه‌ماههٔ نخست"),
        ("fa", "بيست و چهارم اسفند، پنجاه و چهارمين جلسه"),
        ("fa", "روز سه شنبه"),
        ("en", "item 38 of the agenda, Contract No. 32000289"),
        ("en", "January 19, 2011 at 9:30 AM"),
        ("en", "56 Accept a grant"),
        ("en", "one of the best"),
    ],
)
def test_find_quantities_leaves_names_years_and_ordinals(language: str, text: str) -> None:
    assert told(text, language) == []


def test_find_quantities_joins_ends_in_different_units_of_time() -> None:
    [quantity] = find_quantities("ظرف ۲۰ روز تا یک ماه آتی", "fa")
    assert quantity == Quantity(
        None, Decimal(20), Decimal(30), approximate=True, unit="d", kind=Kind.DURATION, of="", start=4, end=20
    )


def test_find_quantities_joins_ends_that_each_have_their_unit() -> None:
    [quantity] = find_quantities("зросте від 5 % до 10 % бюджету", "uk")
    assert (said(quantity), quantity.unit, quantity.of) == ("5..10", "%", "бюджету")
    assert (quantity.start, quantity.end) == (7, 22)


def test_find_quantities_gives_one_noun_to_several_numbers() -> None:
    text = "3 спортивних та 6 мистецьких шкіл"
    assert told(text, "uk") == [("3 спортивних", "3 шкіл"), ("6 мистецьких шкіл", "6 шкіл")]


def test_find_quantities_reads_counts_whose_noun_was_said_before() -> None:
    text = "встановлено 3500 контейнерів об'ємом 1,1 куб. м, з них 426 – для сміття"
    assert told(text, "uk")[-1] == ("426", "426 контейнерів")
    assert told("Збудовано 17 колодязів, відремонтовано - 36.", "uk")[-1] == ("36", "36 колодязів")
    assert told("62 учні з 24 закладів, 50 з яких стали призерами", "uk")[-1] == ("50", "50 учні")
    assert told("Мережа налічує 412 камер, з них 40 нових.", "uk")[-1] == ("40 нових", "40 камер")
    assert told("Відловлено 665 тварин, 660 повернуто", "uk")[-1] == ("660", "660 тварин")
    assert told("15.5 אלף פניות, לעומת כ 10,000 בלבד", "he")[-1] == ("כ 10,000", "~10000 פניות")
    assert told("Збудовано 17 колодязів. Етап 2 - 36.", "uk") == [("17 колодязів", "17 колодязів")]


def test_find_quantities_tells_what_a_measure_measures() -> None:
    [area, volume] = find_quantities("5241 кв. м асфальтобетонного покриття, 70 куб. м сміття", "uk")
    assert (area.of, volume.of) == ("асфальтобетонного покриття", "сміття")


@pytest.mark.parametrize(
    ("language", "text", "of"),
    [
        ("uk", "Потужність котельні становить 6 МВт.", "Потужність котельні"),
        ("uk", "загальна площа квартир - 20,5 кв. м", "площа квартир"),
        ("uk", "забезпечила економію електроенергії на рівні 69,0%.", "економію електроенергії"),
        ("he", "סך ההגדלה: 2 מש״ח", "סך ההגדלה"),
        ("he", '4 ק"מ של שבילי אופניים', "שבילי אופניים"),
        ("fa", "عوارض بر ساختمانها و اراضي 5 هزار ريال", "عوارض بر ساختمانها و اراضي"),
        ("en", "12 km of water mains were laid", "water mains"),
        ("en", "gross revenues to the City of over $66,000,000", "revenues to the City"),
        ("uk", "на суму 18,1 млн грн", ""),
    ],
)
def test_find_quantities_tells_what_is_measured_from_the_words_around(
    language: str, text: str, of: str
) -> None:
    [quantity] = find_quantities(text, language)
    assert quantity.of == of


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("uk", "Кількість отриманих звернень – 1 245.", "1245 звернень"),
        ("he", "מספר הפניות עמד על כ-15,000.", "~15000 הפניות"),
        ("fa", "تعداد پروژه‌ها ۴۵ است", "45 پروژه‌ها"),
        ("en", "Number of trees planted: 450", "450 trees"),
    ],
)
def test_find_quantities_reads_a_count_after_its_noun(language: str, text: str, count: str) -> None:
    [quantity] = find_quantities(text, language)
    assert f"{said(quantity)} {quantity.unit}" == count
    assert quantity.kind is Kind.COUNT


def test_find_quantities_counts_fractions_of_what_can_be_divided() -> None:
    assert told("зросло у 1,5 рази, 2,5 учні", "uk") == [("1,5 рази", "1.5 рази")]


def test_find_quantities_lets_a_year_begin_no_list_of_names() -> None:
    assert told("In 2022, 345 residents came", "en") == [("345 residents", "345 residents")]
    assert told("у 2021 та 2022 роках", "uk") == []


def test_find_quantities_counts_thousands_that_might_be_years() -> None:
    assert told("садок на 2000 місць, близько 2022 осіб", "uk") == [
        ("2000 місць", "2000 місць"),
        ("близько 2022 осіб", "~2022 осіб"),
    ]


def test_find_quantities_ends_a_phrase_with_the_sentence() -> None:
    assert told("Облаштовано 12. Дерева висаджено", "uk") == []
    assert told("встановлено 5 м. Збудовано", "uk") == [("5 м", "5 m")]


@given(
    st.decimals(Decimal("0.1"), 99_999, places=1),
    st.sampled_from([("", 0), ("тис. ", 3), ("млн ", 6)]),
    st.sampled_from([("грн", "UAH"), ("кв. м", "m2"), ("кВт·год", "kW.h"), ("%", "%")]),
)
def test_find_quantities_reads_back_what_was_written(
    number: Decimal, multiplier: tuple[str, int], unit: tuple[str, str]
) -> None:
    text = f"разом {number:,.1f} {multiplier[0]}{unit[0]}".replace(",", "\u00a0").replace(".", ",", 1)
    [quantity] = find_quantities(text, "uk")
    assert quantity.value == number * 10 ** multiplier[1]
    assert quantity.unit == unit[1]
    assert text[quantity.start : quantity.end] == text[len("разом ") :]


WORDS = {
    "uk": "осіб грн тис. млн № вул. до від 24 2022 1,5 - , . та п'ять перший м. кв з них % « (",
    "he": 'פניות ש"ח אלף מיליון קו כ- ב- 24 2022 1.5 - , . ו שלושה ראשון מ"ר מהם % ( :',
    "fa": "نفر ریال هزار میلیون منطقه حدود ۲۴ ۱۴۰۲ 1/5 - ، . و سه سوم متر مربع تا ٪ ( ماه روز",
    "en": "people dollars thousand million No about 24 2022 1.5 - , . and three third square metres to % $ (",
}


@given(LANGUAGES, st.data())
def test_find_quantities_stays_ordered_within_any_text(language: str, data: st.DataObject) -> None:
    word = st.sampled_from(WORDS[language].split()) | st.text(max_size=3)
    text = data.draw(st.lists(word, max_size=20).map(" ".join) | st.lists(word, max_size=20).map("".join))
    end = 0
    for quantity in find_quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert (quantity.value is None) == (quantity.low is not None) == (quantity.high is not None)
        assert quantity.unit
        end = quantity.end


@given(st.integers(2, 999_999), st.sampled_from(["осіб", "дерев", "км", "грн", "га"]))
def test_find_quantities_keeps_the_value_findable(number: int, noun: str) -> None:
    text = f"Загалом {number} {noun}."
    [quantity] = find_quantities(text, "uk")
    assert str(quantity.value) in ascii_digits(text[quantity.start : quantity.end])


def test_find_quantities_keeps_a_number_within_a_noun_apart() -> None:
    assert told("12 سرعت‌پنج‌کاه است", "fa") == [("12 سرعت‌پنج‌کاه", "12 سرعت‌پنج‌کاه")]


def test_find_quantities_bears_the_greatest_number_it_reads() -> None:
    [quantity] = find_quantities(f"{'9' * 15} трлн осіб", "uk")
    assert quantity.value == Decimal("9" * 15) * 10**12


def test_find_quantities_refuses_a_language_without_a_pack() -> None:
    with pytest.raises(KeyError):
        find_quantities("5 km", "de")
