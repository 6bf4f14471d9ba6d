"""Hebrew numbers, units and the words around them."""

from __future__ import annotations

from decimal import Decimal

from townbook.text.packs.numbers import (
    CountWords,
    NameWords,
    NumberPack,
    NumberWords,
    UnitWords,
    by_word,
    phrases,
    words,
)

# Both genders and the construct state.
_FORMS = {
    "0": "אפס",
    "1": "אחד אחת",
    "2": "שניים שתיים שני שתי שנים",
    "3": "שלושה שלוש שלושת",
    "4": "ארבעה ארבע ארבעת",
    "5": "חמישה חמש חמשת חמשה",
    "6": "שישה שש ששה ששת שישת",
    "7": "שבעה שבע שבעת",
    "8": "שמונה שמונת",
    "9": "תשעה תשע תשעת",
    "10": "עשרה עשר עשרת",
    "20": "עשרים",
    "30": "שלושים",
    "40": "ארבעים",
    "50": "חמישים חמשים",
    "60": "שישים ששים",
    "70": "שבעים",
    "80": "שמונים",
    "90": "תשעים",
    "100": "מאה מאת",
    "200": "מאתיים",
}
_MONTHS = "ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
_HEBREW_MONTHS = "תשרי חשוון כסלו טבת שבט אדר ניסן אייר סיוון תמוז אב אלול"

NUMBERS = NumberWords(
    words=by_word(_FORMS),
    multipliers=by_word(
        {
            "100": "מאות",
            "1000": "אלף אלפים אלפי",
            "1000000": "מיליון מליון מיליוני מליוני מיליונים",
            "1000000000": "מיליארד מיליארדי",
            "1000000000000": "טריליון",
        }
    ),
    lone_multipliers=words("אלף מיליון מליון מיליארד"),
    scaled_words=by_word({"2000": "אלפיים"}),
    teens=words("עשר עשרה"),
    halves=words("חצי"),
    glued_conjunction="ו",
    articles=words("אחד אחת אפס חצי מאת מאה שנים"),
    unmaking=words("שלישים רבעים חמישיות עשיריות עשיריה"),
    prefix_letters="והבכלמש",
    approximate_prefix="כ",
    pointing_prefix="ה",
    approximations=phrases(
        "כ, כמעט, מעל, מעל ל, יותר מ, לפחות, עד, בערך, למעלה מ, קרוב ל, פחות מ, לכל היותר, לכל הפחות, בסביבות,"
        " מינימום, מקסימום"
    ),
    range_words=words("עד"),
    range_openers=words("בין מ"),
    range_pairs=frozenset({("בין", "ל")}),
)

UNITS = (
    UnitWords("ILS", "money", ('ש"ח', "שח", "שקל", "שקלים", "שקלי", "ש'ח", "₪", "nis", "ils")),
    UnitWords("ILS", "money", ('אש"ח', 'אלש"ח', 'אלפש"ח'), Decimal(1000)),
    UnitWords("ILS", "money", ('מש"ח', 'מלש"ח', 'מלשש"ח', 'מיליוש"ח'), Decimal(1000000)),
    UnitWords("ILS", "money", ('מלרש"ח', 'מלירש"ח'), Decimal(1000000000)),
    UnitWords("USD", "money", ("דולר", "דולרים", "$", "usd")),
    UnitWords("EUR", "money", ("אירו", "יורו", "€", "eur")),
    UnitWords("CHF", "money", ("פרנק שוויצרי", "פרנק", "פרנקים")),
    UnitWords("GBP", "money", ("ליש\"ט", "£")),
    UnitWords("%", "share", ("%", "אחוז", "אחוזים", "אחוזי", "נקודות האחוז")),
    UnitWords("m", "length", ("מטר", "מטרים", "מ'", "מטר אורך", "מ\"א")),
    UnitWords("km", "length", ('ק"מ', "קילומטר", "קילומטרים")),
    UnitWords("cm", "length", ('ס"מ', "סנטימטר", "סנטימטרים")),
    UnitWords("mm", "length", ('מ"מ', "מילימטר", "מילימטרים")),
    UnitWords("m2", "area", ('מ"ר', "מטר רבוע", "מטרים רבועים", "מטר מרובע", "מטרים מרובעים", 'מטר"ר')),
    UnitWords("km2", "area", ('קמ"ר',)),
    UnitWords("m2", "area", ("דונם", "דונמים", "דונמות"), Decimal(1000)),
    UnitWords("ha", "area", ("הקטר", "הקטרים")),
    UnitWords("m3", "volume", ('מ"ק', "קוב", "קובים", "מטר מעוקב", "מטרים מעוקבים", 'מ"ק')),
    UnitWords("m3", "volume", ('מלמ"ק', 'מיליון מ"ק'), Decimal(1000000)),
    UnitWords("L", "volume", ("ליטר", "ליטרים", "ל'")),
    UnitWords("t", "mass", ("טון", "טונות")),
    UnitWords("kg", "mass", ('ק"ג', "קילוגרם", "קילו")),
    UnitWords("kW", "power", ("קילוואט", "קילו ואט", 'ק"ו', "קילו-ואט", 'קו"ט')),
    UnitWords("MW", "power", ("מגה-ואט", "מגה ואט", "מגוואט", "מגהוואט", "מגה-וואט", "מגה וואט", "מגוו\"ט")),
    UnitWords("kV.A", "power", ("קוו\"א", "קילו-וולט-אמפר")),
    UnitWords("kW.h", "energy", ('קוט"ש', 'קווט"ש', 'קו"טש', "קילוואט שעה", "קילוואט-שעה", "קילוואט שעות")),
    UnitWords("MW.h", "energy", ('מגוט"ש', 'מגווט"ש', "מגה-ואט שעה", "מגוואט שעה")),
    UnitWords("km/h", "speed", ('קמ"ש', 'ק"מ לשעה', "קילומטר לשעה", 'ק"מ בשעה')),
    UnitWords("a", "duration", ("שנה", "שנים", "שנות", "שנתיים")),
    UnitWords("mo", "duration", ("חודש", "חודשים", "חודשי", "חדשים")),
    UnitWords("wk", "duration", ("שבוע", "שבועות")),
    UnitWords("d", "duration", ("יום", "ימים", "ימי", "יממות")),
    UnitWords("h", "duration", ("שעה", "שעות")),
    UnitWords("min", "duration", ("דקה", "דקות")),
)

COUNTS = CountWords(
    noun_endings=("ים", "ות", "ין", "יי", "י"),
    nouns=words(
        "איש נפש תושב תלמיד כיתה דירה דירת חדר יחידה יחידת פעם עץ משרה תקן מקום בית בתי בני בנות חבר רכב",
        "אוטובוס מתקן מבנה מצלמה עובד משפחה בקשה פנייה נכס ספר",
    ),
    bound_endings=("י", "ות"),
    stops=words(
        "של על עם את לא כי זה היה הוא היא הם הן אני אנחנו נגד עד או גם עוד יותר פחות בלבד לפחות כל בכל לכל",
        "בשנה לשנה ביום לחודש בחודש אחרי לפני בין מתוך כולל אבל רק יש אין שלי שלו לי לו אלי אולי כדי מדי",
        "די בעד נמנעים ראשי אחרי לפי עלי פי מפני כלפי שאני שלישי חמישי שישי שביעי",
    ),
    partitives_after=phrases("בלבד, מתוכם, מתוכן, מהם, מהן"),
    partitives_before=phrases("מתוכם, מתוכן, מהם, מהן, לעומת"),
)

NAMES = NameWords(
    labels=words(
        "קו קווים כביש סעיף סעיפים נספח נספחים מספר מספרי מס מס' גוש חלקה מגרש קומה דירה שכונה כיתה טל",
        "טלפון פקס תיק אשכול גיל צו חוק תקנה פרק שלב רובע אזור מתחם ציר שנת שנה לשנים שנים בשנים נושא פריט",
        "עמוד תב\"ר תבר תב'ר ישיבה פרוטוקול חוזר שער בניין מבנה אגף תחנה מיקוד שעה תמ\"א טופס יום",
    ),
    determiners=words("יום ביום באר בקרית קרית קריית כיתה"),
    months=frozenset(
        prefix + month for month in (_MONTHS + " " + _HEBREW_MONTHS).split() for prefix in ("", "ב", "ל", "ה")
    ),
    years=words("שנת לשנת בשנת משנת שנים לשנים בשנים"),
    prepositions=words("ב עד מ ל"),
    year_ranges=((1900, 2100), (5700, 5900)),
)

PACK = NumberPack(
    language="he",
    numbers=NUMBERS,
    units=UNITS,
    counts=COUNTS,
    names=NAMES,
    leading_currencies={"$": "USD", "€": "EUR", "₪": "ILS", "£": "GBP", 'ש"ח': "ILS"},
)
