"""Hebrew dates and lengths of time, by the Gregorian and the Hebrew calendar."""

from __future__ import annotations

from townbook.text.packs.calendar import (
    Calendar,
    CalendarPack,
    DateForms,
    DateTemplate,
    Means,
    MonthName,
)


def _month(name: str, other_spellings: str = "") -> MonthName:
    return MonthName(name, f"ב{name}", (name, *filter(None, other_spellings.split(","))))


_GREGORIAN_MONTHS = (
    _month("ינואר"),
    _month("פברואר"),
    _month("מרץ", "מרס"),
    _month("אפריל"),
    _month("מאי"),
    _month("יוני"),
    _month("יולי"),
    _month("אוגוסט"),
    _month("ספטמבר"),
    _month("אוקטובר"),
    _month("נובמבר"),
    _month("דצמבר"),
)

_HEBREW_MONTHS = (
    _month("ניסן"),
    _month("אייר", "איר"),
    _month("סיוון", "סיון"),
    _month("תמוז"),
    _month("אב", "מנחם אב"),
    _month("אלול"),
    _month("תשרי"),
    _month("חשוון", "חשון,מרחשוון,מרחשון"),
    _month("כסלו", "כסליו"),
    _month("טבת"),
    _month("שבט"),
    _month("אדר", "אדר א',אדר א"),
    _month("אדר ב'", "אדר ב"),
)

_ORDINALS = {
    "ראשון": 1,
    "ראשונה": 1,
    "הראשון": 1,
    "הראשונה": 1,
    "א'": 1,
    "1": 1,
    "שני": 2,
    "שנייה": 2,
    "שניה": 2,
    "השני": 2,
    "השנייה": 2,
    "השניה": 2,
    "ב'": 2,
    "2": 2,
    "שלישי": 3,
    "השלישי": 3,
    "ג'": 3,
    "3": 3,
    "רביעי": 4,
    "הרביעי": 4,
    "ד'": 4,
    "4": 4,
}

_WEEKDAYS = {
    "יום שני": 0,
    "יום ב'": 0,
    "יום שלישי": 1,
    "יום ג'": 1,
    "יום רביעי": 2,
    "יום ד'": 2,
    "יום חמישי": 3,
    "יום ה'": 3,
    "יום שישי": 4,
    "יום ו'": 4,
    "שבת": 5,
    "יום ראשון": 6,
    "יום א'": 6,
}

_IN = r"(?:ב|ל|ה)?-?_"
_YEAR_WORDS = r"(?:שנת|שנה|שנים|שנות)"
_YEAR = rf"(?:,?_(?:ה?ש?ל?_)?(?:(?:ב|ל|ש)?{_YEAR_WORDS} )?<year>)"
_HEBREW_YEAR = r"(?:,? (?:שנת )?ה?<hebrewyear>)"

_TEMPLATES = (
    DateTemplate(r"<year>-<monthnumber>-<day>", Means.DAY),
    DateTemplate(r"<number>_(?:\.|/|-)_<number2>_(?:\.|/|-)_<year>", Means.NUMERIC),
    DateTemplate(r"(?=\d\d/\d\d/)<number>/<number2>/<yy>", Means.NUMERIC),
    DateTemplate(r"(?=\d\d\.\d\d\.)<number>\.<number2>\.<yy>", Means.NUMERIC),
    DateTemplate(r"(?:יום|תאריך|עד) (?:ה|ל)?-?[<number>\.<number2>\.<yy>]", Means.NUMERIC),
    DateTemplate(rf"<hebrewday> {_IN}<month>{_HEBREW_YEAR}", Means.DAY),
    DateTemplate(rf"<day>_-_<day2> {_IN}<month>{_YEAR}?", Means.DAYS),
    DateTemplate(rf"<day> {_IN}<month>_(?:-|עד)_<day2> {_IN}<month2>{_YEAR}?", Means.DAYS),
    DateTemplate(rf"<day> {_IN}<month>{_YEAR}?", Means.DAY),
    DateTemplate(rf"<month>_(?:-|עד|ועד)_<month2>{_YEAR}", Means.MONTHS),
    DateTemplate(
        r"(?:<months>|<monthsword>) ה?חודשים הראשונים (?:של |ל|ב)-?(?:שנת )?<year>", Means.FIRST_MONTHS
    ),
    DateTemplate(rf"<month>{_YEAR}", Means.MONTH),
    DateTemplate(rf"<month>{_HEBREW_YEAR}", Means.MONTH),
    DateTemplate(r"חודש(?:ים)? [<month>]", Means.MONTH),
    DateTemplate(r"<monthnumber>/<year>", Means.MONTH),
    DateTemplate(r"ה?רבעון (?:ה-?)?<ordinal>(?:,? (?:של|ל|ב)?_-?(?:שנת )?<year>)?", Means.QUARTER),
    DateTemplate(r"ה?רבעון (?:ה-?)?<ordinal> (?:ב|ל)-?<year>", Means.QUARTER),
    DateTemplate(r"q<ordinal>(?: |/|-)<year>", Means.QUARTER),
    DateTemplate(r"ה?(?:מחצית|חציון) (?:ה-?)?<ordinal>,? (?:של |ל|ב)?-?(?:שנת )?<year>", Means.HALF),
    DateTemplate(r"(?:שנת|שנה\"ל|שנות) (?:ה?לימודים )<hebrewyear>", Means.SCHOOL_YEAR),
    DateTemplate(r"(?:שנת|שנה\"ל|שנות) (?:ה?לימודים )<year>_(?:-|/)_(?:<year2>|<yy2>)", Means.SCHOOL_YEAR),
    DateTemplate(rf"(?:{_YEAR_WORDS} (?:ה-?)?)?<year>_(?:-|עד|ועד)_<year2>", Means.YEARS),
    DateTemplate(rf"{_YEAR_WORDS} (?:ה-?)?<year>", Means.YEAR),
    DateTemplate(rf"(?:{_YEAR_WORDS} )?<hebrewyear>", Means.YEAR),
    DateTemplate(r"(?:סוף|תחילת|מהלך|תקציב|עד|מאז|לקראת|במהלך|קיץ|אביב|סתיו|חורף) [<year>]", Means.YEAR),
    DateTemplate(r"(?:ב|מ|ל|וב|ול)_-?_[<year>]", Means.YEAR),
    DateTemplate(r"סוף השנה(?: הנוכחית)?", Means.THIS, edge="end"),
    DateTemplate(r"תחילת השנה(?: הנוכחית)?", Means.THIS, edge="start"),
    DateTemplate(r"ה?שנה (?:הנוכחית|זו|הזו|הזאת)", Means.THIS),
    DateTemplate(r"ה?שנה (?:הבאה|הקרובה)", Means.THIS, offset=1),
    DateTemplate(r"ה?שנה (?:הקודמת|שעברה|החולפת)", Means.THIS, offset=-1),
    DateTemplate(r"סוף החודש", Means.THIS, unit="month", edge="end"),
    DateTemplate(r"ה?חודש (?:הבא|הקרוב)", Means.THIS, offset=1, unit="month"),
)

_DURATION_WORDS = {
    spelling: amount
    for amount, spellings in {
        "0.5": "חצי",
        "2": "שני שתי שניים שתיים",
        "3": "שלושה שלוש שלושת",
        "4": "ארבעה ארבע ארבעת",
        "5": "חמישה חמש חמשת",
        "6": "שישה שש ששה ששת",
        "7": "שבעה שבע שבעת",
        "8": "שמונה שמונת",
        "9": "תשעה תשע תשעת",
        "10": "עשרה עשר עשרת",
        "14": "ארבעה-עשר",
        "20": "עשרים",
        "30": "שלושים",
        "45": "ארבעים-וחמישה",
        "60": "שישים",
        "90": "תשעים",
    }.items()
    for spelling in spellings.split()
}

_DURATION_UNITS = {
    "שעה": "TH",
    "שעות": "TH",
    "יום": "D",
    "ימים": "D",
    "ימי עבודה": "WD",
    "יום עבודה": "WD",
    "ימי עסקים": "WD",
    "שבוע": "W",
    "שבועות": "W",
    "חודש": "M",
    "חודשים": "M",
    "חודשי": "M",
    "שנה": "Y",
    "שנים": "Y",
}

_PAIRS = {"שעתיים": "TH", "יומיים": "D", "שבועיים": "W", "חודשיים": "M", "שנתיים": "Y"}

PACK = CalendarPack(
    language="he",
    usual_calendar=Calendar.GREGORIAN,
    months={Calendar.GREGORIAN: _GREGORIAN_MONTHS, Calendar.HEBREW: _HEBREW_MONTHS},
    forms={
        Calendar.GREGORIAN: DateForms(
            long="{day}\u00a0{name_in_date} {year}",
            short="{day}.{month}.{year}",
            month="{name} {year}",
            year="{year}",
            half=("מחצית ראשונה {year}", "מחצית שנייה {year}"),
            quarter=("רבעון ראשון {year}", "רבעון שני {year}", "רבעון שלישי {year}", "רבעון רביעי {year}"),
            years="{year}–{last_year}",
        ),
        Calendar.HEBREW: DateForms(
            long="{day_letters}\u00a0{name_in_date} {year_letters}",
            short="{day_letters} {name_in_date} {year_letters}",
            month="{name} {year_letters}",
            year="{year_letters}",
            half=("", ""),
            quarter=("", "", "", ""),
            years="{year_letters}–{last_year_letters}",
        ),
    },
    date_templates=_TEMPLATES,
    ordinals=_ORDINALS,
    day_words={},
    weekdays=_WEEKDAYS,
    ambiguous_months=frozenset({"אב", "שבט"}),
    prefixes="ובהלכמש",
    refused_before=r"(?:№|#|\$|€|₪|טל'?:?|סעיף|תב\"ר|תיק|מספר|מס'|מנכ\"ל|גוש|חלקה) ?-? ?$",
    refused_after=r" ?(?:%|ש\"ח|₪|אלף|מיליון|מש\"ח|אחוז|מ\"ר|תושבים|תלמידים|פניות|מטר)",
    range_openers=r"(?:מ|מיום|בין|החל מ)ה?-?",
    range_words=r"(?:ו?עד|ל|ול)(?: ?ה)?(?: ?יום)?-?",
    range_marks=r"-",
    day_first=True,
    short_year_century=1900,
    short_year_pivot=70,
    school_year=((9, 1), (6, 30)),
    fiscal_year=1,
    duration_units=_DURATION_UNITS,
    duration_words=_DURATION_WORDS,
    duration_pairs=_PAIRS,
    duration_templates=(
        r"<amount>_(?:-|עד)_<amount2> <unit>",
        r"<word>_(?:-|עד)_<word2> <unit>",
        r"(?:<amount>|<word>) <unit> (?:-|עד|ועד) (?:(?:<amount2>|<word2>) )?<unit2>",
        r"(?:<amount>|<word>) ה?<unit>",
        r"<pair>",
        r"<unit> אחת?",
        r"(?:תוך|בתוך|בעוד) [<unit>]",
    ),
    deadline_before=r"(?:תוך|בתוך|בעוד|לא יאוחר מ-?|עד)",
    deadline_after=r"(?!)",
)
