"""Persian dates and lengths of time, by the Jalali and the Gregorian calendar.

Spellings have the Persian ی and ک; a space where a zero-width non-joiner is written, for so text is folded.
"""

from __future__ import annotations

from townbook.text.packs.calendar import (
    Calendar,
    CalendarPack,
    DateForms,
    DateTemplate,
    Means,
    MonthName,
)


def _month(name: str, *other_spellings: str) -> MonthName:
    spellings = (name, *other_spellings)
    return MonthName(name, name, (*spellings, *(f"{spelling} ماه" for spelling in spellings)))


_JALALI_MONTHS = (
    _month("فروردین"),
    _month("اردیبهشت"),
    _month("خرداد"),
    _month("تیر"),
    _month("مرداد", "امرداد"),
    _month("شهریور"),
    _month("مهر"),
    _month("آبان"),
    _month("آذر"),
    _month("دی"),
    _month("بهمن"),
    _month("اسفند"),
)

_GREGORIAN_MONTHS = (
    _month("ژانویه"),
    _month("فوریه"),
    _month("مارس"),
    _month("آوریل", "اوریل"),
    _month("مه", "می"),
    _month("ژوئن"),
    _month("ژوئیه", "جولای"),
    _month("اوت", "آگوست"),
    _month("سپتامبر"),
    _month("اکتبر"),
    _month("نوامبر"),
    _month("دسامبر"),
)

_ORDINALS = {
    "اول": 1,
    "نخست": 1,
    "یکم": 1,
    "دوم": 2,
    "سوم": 3,
    "چهارم": 4,
    "پایانی": 4,
}

_ONES = ("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه")
_ONES_ORDINAL = ("یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم")

_DAY_WORDS = (
    {"اول": 1}
    | {spelling: number for number, spelling in enumerate(_ONES_ORDINAL, start=1)}
    | {
        "دهم": 10,
        "یازدهم": 11,
        "دوازدهم": 12,
        "سیزدهم": 13,
        "چهاردهم": 14,
        "پانزدهم": 15,
        "شانزدهم": 16,
        "هفدهم": 17,
        "هجدهم": 18,
        "هیجدهم": 18,
        "نوزدهم": 19,
        "بیستم": 20,
        "سی ام": 30,
        "سیام": 30,
        "سی و یکم": 31,
    }
    | {f"بیست و {spelling}": 20 + number for number, spelling in enumerate(_ONES_ORDINAL, start=1)}
)

_WEEKDAYS = {
    "دوشنبه": 0,
    "دو شنبه": 0,
    "سه شنبه": 1,
    "سهشنبه": 1,
    "چهارشنبه": 2,
    "چهار شنبه": 2,
    "پنجشنبه": 3,
    "پنج شنبه": 3,
    "جمعه": 4,
    "شنبه": 5,
    "یکشنبه": 6,
    "یک شنبه": 6,
}

_YEAR_WORD = r"(?:سال|سالهای|سال های)"
_YEAR = rf"(?:،?_(?:ماه )?(?:{_YEAR_WORD} )?(?:<year>|<yy>))"
_FULL_YEAR = r"(?:،?_(?:ماه )?(?:سال )?<year>)"

_TEMPLATES = (
    DateTemplate(r"<year>(?:/|-|\.)<monthnumber>(?:/|-|\.)<day>", Means.DAY),
    DateTemplate(r"<day>(?:/|-|\.)<monthnumber>(?:/|-|\.)<year>", Means.DAY),
    DateTemplate(r"<yy>/<monthnumber>/(?=\d\d)<day>", Means.DAY),
    DateTemplate(rf"<day>_(?:-|تا|الی)_<day2> <month>{_FULL_YEAR}?", Means.DAYS),
    DateTemplate(rf"<day> <month>_(?:-|تا|الی)_<day2> <month2>{_FULL_YEAR}?", Means.DAYS),
    DateTemplate(rf"(?:<day>|<dayword>) <month>{_FULL_YEAR}", Means.DAY),
    DateTemplate(r"(?:<day>|<dayword>) <month>،? سال <yy>", Means.DAY),
    DateTemplate(r"(?:<day>|<dayword>) <month>", Means.DAY),
    DateTemplate(rf"<month>_(?:-|تا|الی)_<month2>{_FULL_YEAR}", Means.MONTHS),
    DateTemplate(rf"<month>{_FULL_YEAR}", Means.MONTH),
    DateTemplate(r"<month>،? سال <yy>", Means.MONTH),
    DateTemplate(rf"(?:سه ماهه|سهماهه|3 ماهه) <ordinal>{_YEAR}?", Means.QUARTER),
    DateTemplate(
        rf"(?:نیم سال|نیمسال|شش ماهه|ششماهه|6 ماهه) <ordinal>{_YEAR}?",
        Means.HALF,
    ),
    DateTemplate(rf"نیمه <ordinal>{_YEAR}", Means.HALF),
    DateTemplate(rf"(?:<months> ماهه|<monthsword> ماهه)(?: (?:اول|نخست))?{_YEAR}", Means.FIRST_MONTHS),
    DateTemplate(r"سال تحصیلی <year>_(?:-|/|تا)_(?:<year2>|<yy2>)", Means.SCHOOL_YEAR),
    DateTemplate(rf"(?:{_YEAR_WORD} )?<year>_(?:-|تا|الی)_(?:{_YEAR_WORD} )?<year2>", Means.YEARS),
    DateTemplate(rf"{_YEAR_WORD} <year>_(?:-|تا|الی)_<yy2>", Means.YEARS),
    DateTemplate(rf"{_YEAR_WORD} <yy>_(?:-|تا|الی)_(?:{_YEAR_WORD} )?<yy2>", Means.YEARS),
    DateTemplate(r"(?:سالهای|سال های) <yy> و <yy2>", Means.YEARS),
    DateTemplate(r"(?:سالهای|سال های) <year> و (?:<year2>|<yy2>)", Means.YEARS),
    DateTemplate(rf"{_YEAR_WORD} <year>", Means.YEAR),
    # "در سال 20 پروژه" is twenty projects a year: short years that are said are of the last decades.
    DateTemplate(rf"{_YEAR_WORD} (?=0|5|6|7|8|9)<yy>", Means.YEAR),
    DateTemplate(r"(?:پایان|آغاز|ابتدای|افق|بودجه|تا|بهار|تابستان|پاییز|زمستان|از) [<year>]", Means.YEAR),
    DateTemplate(r"(?:پایان|آخر) (?:امسال|سال(?: جاری)?)", Means.THIS, edge="end"),
    DateTemplate(r"(?:ابتدای|آغاز|اول) (?:امسال|سال جاری)", Means.THIS, edge="start"),
    DateTemplate(r"پایان سال (?:آینده|بعد)", Means.THIS, offset=1, edge="end"),
    DateTemplate(r"سال جاری|امسال", Means.THIS),
    DateTemplate(r"سال (?:آینده|آتی|بعد)", Means.THIS, offset=1),
    DateTemplate(r"سال (?:گذشته|قبل)|پارسال", Means.THIS, offset=-1),
    DateTemplate(r"(?:پایان|آخر) (?:این ماه|ماه جاری)", Means.THIS, unit="month", edge="end"),
    DateTemplate(r"ماه (?:آینده|آتی|بعد)", Means.THIS, offset=1, unit="month"),
)

_TENS_WORDS = {"بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "نود": 90}

_DURATION_WORDS = (
    {spelling: str(number) for number, spelling in enumerate(_ONES, start=1)}
    | {"نیم": "0.5", "ده": "10", "دوازده": "12", "پانزده": "15", "چهل و پنج": "45"}
    | {spelling: str(number) for spelling, number in _TENS_WORDS.items()}
)

_DURATION_UNITS = {
    "ساعت": "TH",
    "روز": "D",
    "روزه": "D",
    "روز کاری": "WD",
    "هفته": "W",
    "هفته ای": "W",
    "ماه": "M",
    "ماهه": "M",
    "سال": "Y",
    "ساله": "Y",
}

PACK = CalendarPack(
    language="fa",
    usual_calendar=Calendar.JALALI,
    months={Calendar.JALALI: _JALALI_MONTHS, Calendar.GREGORIAN: _GREGORIAN_MONTHS},
    forms={
        Calendar.JALALI: DateForms(
            long="{day}\u00a0{name} {year}",
            short="{year}/{month:02}/{day:02}",
            month="{name} {year}",
            year="سال {year}",
            half=("نیمهٔ اول {year}", "نیمهٔ دوم {year}"),
            quarter=("سه‌ماههٔ اول {year}", "سه‌ماههٔ دوم {year}", "سه‌ماههٔ سوم {year}", "سه‌ماههٔ چهارم {year}"),
            years="سال‌های {year} تا {last_year}",
        ),
        Calendar.GREGORIAN: DateForms(
            long="{day}\u00a0{name} {year}",
            short="{year}/{month:02}/{day:02}",
            month="{name} {year}",
            year="سال {year} میلادی",
            half=("نیمهٔ اول {year} میلادی", "نیمهٔ دوم {year} میلادی"),
            quarter=(
                "سه‌ماههٔ اول {year} میلادی",
                "سه‌ماههٔ دوم {year} میلادی",
                "سه‌ماههٔ سوم {year} میلادی",
                "سه‌ماههٔ چهارم {year} میلادی",
            ),
            years="سال‌های {year} تا {last_year} میلادی",
        ),
    },
    date_templates=_TEMPLATES,
    ordinals=_ORDINALS,
    day_words=_DAY_WORDS,
    weekdays=_WEEKDAYS,
    ambiguous_months=frozenset({"می", "مه"}),
    prefixes="",
    refused_before=r"(?:№|#|\$|€|شماره|تلفن:?|ماده|بند|پلاک|کد) ?$",
    refused_after=r" ?(?:%|درصد|ریال|تومان|میلیون|میلیارد|هزار|کیلومتر|متر|نفر|دستگاه|مورد|هکتار|واحد|تن\b)",
    range_openers=r"(?:از|بین)",
    range_words=r"(?:تا|الی)",
    range_marks=r"-|تا|الی",
    day_first=True,
    short_year_century=1300,
    short_year_pivot=20,
    school_year=((7, 1), (3, 31)),
    fiscal_year=1,
    duration_units=_DURATION_UNITS,
    duration_words=_DURATION_WORDS,
    duration_pairs={},
    duration_templates=(
        r"<amount>_(?:-|تا|الی)_<amount2> <unit>",
        r"<word>_(?:-|تا|الی)_<word2> <unit>",
        r"(?:<amount>|<word>) <unit>_(?:-|تا|الی)_(?:<amount2>|<word2>) <unit2>",
        r"<amount>_<unit>",
        r"<word> <unit>",
    ),
    deadline_before=r"(?:ظرف|طی|تا|حداکثر(?: ظرف| طی| تا)?|در مدت|ظرف مدت|در مهلت|در عرض|مهلت)",
    deadline_after=r"(?:مهلت|فرصت)",
)
