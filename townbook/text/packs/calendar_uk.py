"""Ukrainian dates and lengths of time."""

from __future__ import annotations

from townbook.text.packs.calendar import (
    Calendar,
    CalendarPack,
    DateForms,
    DateTemplate,
    Means,
    MonthName,
)


def _month(name: str, in_date: str, other_forms: str) -> MonthName:
    return MonthName(name, in_date, (name, in_date, *other_forms.split()))


_MONTHS = (
    _month("січень", "січня", "січні січнем січню січ"),
    _month("лютий", "лютого", "лютому лютим лют"),
    _month("березень", "березня", "березні березнем березню бер"),
    _month("квітень", "квітня", "квітні квітнем квітню квіт"),
    _month("травень", "травня", "травні травнем травню трав"),
    _month("червень", "червня", "червні червнем червню черв"),
    _month("липень", "липня", "липні липнем липню лип"),
    _month("серпень", "серпня", "серпні серпнем серпню серп"),
    _month("вересень", "вересня", "вересні вереснем вересню вер"),
    _month("жовтень", "жовтня", "жовтні жовтнем жовтню жовт"),
    _month("листопад", "листопада", "листопаді листопадом листопаду лист"),
    _month("грудень", "грудня", "грудні груднем грудню груд"),
)

_ORDINALS = {
    spelling: number
    for number, spellings in enumerate(
        (
            "перший першого першому першим перше i і 1 1-й 1-го 1-му 1-ше 1-ий i-й і-й i-му i-го i-ше",
            "другий другого другому другим друге ii іі 2 2-й 2-го 2-му 2-ге 2-ий ii-й ii-му ii-го ii-ге",
            "третій третього третьому третім iii ііі 3 3-й 3-го 3-му 3-ій iii-й iii-му iii-го",
            "четвертий четвертого четвертому четвертим iv іv 4 4-й 4-го 4-му 4-ий iv-й iv-му iv-го",
        ),
        start=1,
    )
    for spelling in spellings.split()
}

_DAY_WORDS = {
    spelling: number
    for number, spellings in enumerate(
        (
            "перше першого",
            "друге другого",
            "третє третього",
            "четверте четвертого",
            "п'яте п'ятого",
            "шосте шостого",
            "сьоме сьомого",
            "восьме восьмого",
            "дев'яте дев'ятого",
            "десяте десятого",
        ),
        start=1,
    )
    for spelling in spellings.split()
} | {"п'ятнадцяте": 15, "п'ятнадцятого": 15, "двадцяте": 20, "двадцятого": 20, "тридцятого": 30}

_WEEKDAYS = {
    spelling: number
    for number, spellings in enumerate(
        (
            "понеділок понеділка",
            "вівторок вівторка",
            "середа середу середи",
            "четвер четверга",
            "п'ятниця п'ятницю п'ятниці",
            "субота суботу суботи",
            "неділя неділю неділі",
        )
    )
    for spelling in spellings.split()
}

_YEAR_WORD = r"(?:року|році|роком|рік|роки|років|роках|рр?\.|рр?)"
_YEAR = rf"<year>(?:_{_YEAR_WORD})?"
_QUARTER = r"<ordinal>_(?:квартал|кварталу|кварталі|кварталом)"
_HALF = r"<ordinal>_(?:півріччя|півріччі|півріччю|півріччям|пів-?річчя)"
_SCHOOL = r"(?:навчальний рік|навчального року|навчальному році|навчальні роки|н\._?р\.|навч\. рік)"

_TEMPLATES = (
    DateTemplate(r"<year>-<monthnumber>-<day>", Means.DAY),
    DateTemplate(rf"<number>\.<number2>\.<year>(?:_{_YEAR_WORD})?", Means.NUMERIC),
    DateTemplate(r"<number>/<number2>/<year>", Means.NUMERIC),
    DateTemplate(rf"(?=\d\d\.\d\d\.)<number>\.<number2>\.<yy>(?:_{_YEAR_WORD})?", Means.NUMERIC),
    DateTemplate(rf"<day>_(?:-|по|до)_<day2> <month>(?:\.)?,?(?: {_YEAR})?", Means.DAYS),
    DateTemplate(rf"<day> <month>_(?:-|по|до)_<day2> <month2>,?(?: {_YEAR})?", Means.DAYS),
    DateTemplate(rf"\"?<day>\"? <month>,? {_YEAR}", Means.DAY),
    DateTemplate(rf"<dayword> <month>(?: {_YEAR})?", Means.DAY),
    DateTemplate(r"<day> <month>", Means.DAY),
    DateTemplate(rf"<month>_-_<month2>,? {_YEAR}", Means.MONTHS),
    DateTemplate(rf"(?:з|із|від) [<month> (?:по|до) <month2>(?:,? {_YEAR})?]", Means.MONTHS),
    DateTemplate(rf"<month>,? {_YEAR}", Means.MONTH),
    DateTemplate(rf"(?:<months>(?:-ти|-и)?|<monthsword>) місяц(?:ів|і) {_YEAR}", Means.FIRST_MONTHS),
    DateTemplate(rf"{_QUARTER}(?:,?_{_YEAR})?", Means.QUARTER),
    DateTemplate(rf"<ordinal>_кв\._{_YEAR}", Means.QUARTER),
    DateTemplate(rf"{_HALF}(?:,?_{_YEAR})?", Means.HALF),
    DateTemplate(rf"<year>_(?:-|/)_(?:<year2>|<yy2>)_{_SCHOOL}", Means.SCHOOL_YEAR),
    DateTemplate(rf"<year>(?:_{_YEAR_WORD})?_-_<year2>(?:_{_YEAR_WORD})?", Means.YEARS),
    DateTemplate(rf"<year>_{_YEAR_WORD}", Means.YEAR),
    DateTemplate(r"кінця поточного року|кінця року|кінця цього року", Means.THIS, edge="end"),
    DateTemplate(r"початку року|початку поточного року", Means.THIS, edge="start"),
    DateTemplate(r"кінця наступного року", Means.THIS, offset=1, edge="end"),
    DateTemplate(r"поточн(?:ий рік|ого року|ому році)|цього року|цьому році", Means.THIS),
    DateTemplate(r"наступн(?:ий рік|ого року|ому році)", Means.THIS, offset=1),
    DateTemplate(r"минул(?:ий рік|ого року|ому році)|торік", Means.THIS, offset=-1),
    DateTemplate(r"кінця (?:поточного )?місяця", Means.THIS, unit="month", edge="end"),
    DateTemplate(r"наступного місяця|наступному місяці", Means.THIS, offset=1, unit="month"),
)

_DURATION_WORDS = {
    spelling: amount
    for amount, spellings in {
        "0.5": "пів",
        "1": "один одного одну однієї",
        "1.5": "півтора півтори",
        "2": "два двох дві двома",
        "3": "три трьох трьома",
        "4": "чотири чотирьох",
        "5": "п'ять п'яти",
        "6": "шість шести",
        "7": "сім семи",
        "8": "вісім восьми",
        "9": "дев'ять дев'яти",
        "10": "десять десяти",
        "12": "дванадцять дванадцяти",
        "14": "чотирнадцять чотирнадцяти",
        "15": "п'ятнадцять п'ятнадцяти",
        "20": "двадцять двадцяти",
        "30": "тридцять тридцяти",
        "45": "сорок п'ять",
        "60": "шістдесят шістдесяти",
        "90": "дев'яносто",
    }.items()
    for spelling in (spellings.split() if amount != "45" else (spellings,))
}

_DURATION_UNITS = {
    spelling: unit
    for unit, spellings in {
        "TH": "година годину години годин год",
        "D": "день дня дні днів дн денний денного денному доба добу доби діб",
        "W": "тиждень тижня тижні тижнів",
        "M": "місяць місяця місяці місяців міс",
        "Y": "рік року роки років",
    }.items()
    for spelling in spellings.split()
} | {
    "робочий день": "WD",
    "робочого дня": "WD",
    "робочі дні": "WD",
    "робочих днів": "WD",
    "робочих дні": "WD",
    "календарний день": "D",
    "календарні дні": "D",
    "календарних днів": "D",
}

PACK = CalendarPack(
    language="uk",
    usual_calendar=Calendar.GREGORIAN,
    months={Calendar.GREGORIAN: _MONTHS},
    forms={
        Calendar.GREGORIAN: DateForms(
            long="{day}\u00a0{name_in_date} {year}\u00a0р.",
            short="{day:02}.{month:02}.{year}",
            month="{name} {year}\u00a0р.",
            year="{year} рік",
            half=("I півріччя {year}\u00a0р.", "II півріччя {year}\u00a0р."),
            quarter=(
                "I квартал {year}\u00a0р.",
                "II квартал {year}\u00a0р.",
                "III квартал {year}\u00a0р.",
                "IV квартал {year}\u00a0р.",
            ),
            years="{year}–{last_year} роки",
        )
    },
    date_templates=_TEMPLATES,
    ordinals=_ORDINALS,
    day_words=_DAY_WORDS,
    weekdays=_WEEKDAYS,
    ambiguous_months=frozenset(month.forms[-1] for month in _MONTHS),
    prefixes="",
    refused_before=r"(?:№|#|\$|€|₴|тел\.?:?|паспорт|буд\.|пункт\w{0,3}|п\.|ст\.) ?$",
    refused_after=r" ?(?:%|грн|тис\b|млн|млрд|осіб|кв\b|км\b|га\b|шт\b|одиниц)",
    range_openers=r"(?:з|із|зі|від|починаючи з)",
    range_words=r"по|до",
    range_marks=r"-",
    day_first=True,
    short_year_century=1900,
    short_year_pivot=70,
    school_year=((9, 1), (6, 30)),
    fiscal_year=1,
    duration_units=_DURATION_UNITS,
    duration_words=_DURATION_WORDS,
    duration_pairs={},
    duration_templates=(
        r"<amount>_(?:-|до)_<amount2>_-?_<unit>",
        r"<word>_(?:-|до)_<word2> <unit>",
        r"(?:<amount>|<word>)_<unit>_(?:-|до)_(?:(?:<amount2>|<word2>)_)?<unit2>",
        r"<amount>_-?(?:ти|и|х|ма)?_-?_<unit>",
        r"<word> <unit>",
        r"(?:протягом|упродовж|впродовж) (?!року|дня|години)[<unit>]",
    ),
    deadline_before=(
        r"(?:протягом|упродовж|впродовж|не пізніше(?: ніж)?(?: через| за)?|через"
        r"|[ув] (?:строк|термін)(?: до)?)"
    ),
    deadline_after=r"(?:строк|термін)",
)
