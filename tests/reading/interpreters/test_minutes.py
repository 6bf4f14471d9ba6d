"""Minutes with labels, lists of outcomes, and news of meetings, each in four languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.draft import DraftDue
from townbook.reading.interpreters import goals, minutes, review, roster
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.readers import read_bytes
from townbook.reading.source import Block, BlockKind, Cell, Source
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES

LABELLED = {
    "uk": """Протокол засідання виконавчого комітету Липівської міської ради
14.09.2023

1. Ремонт дитячого садка
Ковальчук: скільки коштує дах?
Бондар: приблизно як торік.
Джерела фінансування: міський бюджет: 500000; обласний бюджет: 1000000
За: 9 проти: 0 утрималися: 0
Вирішили: погодити ремонт. Доручити управлінню освіти підготувати кошторис до 1 жовтня 2023 року.

2. Різне
Ковальчук: усім дякую.
Вирішили: взяти до відома
""",
    "he": """ישיבת מועצת העיר אלון
14/09/2023

1. שיפוץ גן ילדים
כהן: כמה עולה הגג?
לוי: בערך כמו אשתקד.
מקורות מימון: קרנות הרשות: 500000; משרד החינוך: 1000000
בעד: 9 נגד: 0 נמנעים: 0
החלטה: השיפוץ מאושר. להטיל על אגף החינוך להכין אומדן עד 1.10.2023.

2. שונות
כהן: תודה לכולם.
החלטה: נרשם לפרוטוקול
""",
    "fa": """صورت‌جلسه شورای اسلامی شهر سروستان
1402/06/23

1. بازسازی مهدکودک
کریمی: هزینه بام چقدر است؟
رضایی: مانند پارسال.
محل تامین اعتبار: بودجه شهرداری: 500000؛ کمک استان: 1000000
موافق: 9 مخالف: 0 ممتنع: 0
مصوبه: بازسازی تصویب شد. شهرداری سروستان باید برآورد هزینه را تا 9 مهر 1402 تهیه کند.

2. سایر موارد
کریمی: از همه سپاسگزارم.
مصوبه: به اطلاع رسید
""",
    "en": """Minutes of the meeting of Lindenford Town Council
14 September 2023

1. Repair of the kindergarten
Baker: What does the roof cost?
Mason: About the same as last year.
Funding: town budget: 500000; county: 1000000
For: 9 against: 0 abstained: 0
Decision: the repair is approved. The education department must prepare an estimate by 1 October 2023.

2. Other matters
Baker: Thanks to everyone.
Decision: noted
""",
}

UNNUMBERED = {
    "uk": """Протокол засідання виконавчого комітету Липівської міської ради 14.09.2023

Слухали: Про ремонт дороги
Виступили: Бондар.
Вирішили:
1. Затвердити перелік робіт.
2. Доручити управлінню освіти перевірити огорожі протягом 20 днів.
Голосували: за – 9, проти – 0

Слухали: Про різне
Вирішили: взяти до відома
""",
    "he": """פרוטוקול ישיבת מועצת העיר אלון 14/09/2023

נושא: תיקון הכביש
דיון: לוי.
החלטות:
1. לאשר את רשימת העבודות.
2. להטיל על אגף החינוך לבדוק את הגדרות בתוך 20 ימים.
הצבעה: בעד 9, נגד 0

נושא: שונות
החלטה: נרשם לפרוטוקול
""",
    "fa": """صورت‌جلسه شورای اسلامی شهر سروستان 23 شهریور 1402

موضوع: ترمیم راه
گفت‌وگو: رضایی.
مصوبات:
1. فهرست کارها پذیرفته شد.
2. سازمان آموزش موظف است ظرف 20 روز نرده‌ها را بررسی کند.
موافق: 9، مخالف: 0

موضوع: سایر
مصوبه: به اطلاع رسید
""",
    "en": """Minutes of the meeting of Lindenford Town Council, 14 September 2023

Matter: Repair of the road
Debate: Mason.
Resolved:
1. The list of works is adopted.
2. The education department is directed to look at the fences within 20 days.
Vote: for 9, against 0

Matter: Other
Resolved: noted
""",
}

OUTCOMES = {
    "uk": """Засідання Липівської міської ради 14 вересня 2023 року
Результати розгляду:
31. Про ремонт мосту через річку. Прийнято в цілому
32. Про назву скверу. Направлено до комісії з питань культури
33. Про тариф на воду. Відхилено
Стенограма
34. Ковальчук сказав, що воду прийнято пити холодною.
""",
    "he": """ישיבת מועצת העיר אלון 14/09/2023
ריכוז החלטות:
31. תיקון הגשר שעל הנחל. אושר פה אחד
32. שם הגינה. הועבר לוועדת התרבות
33. תעריף המים. נדחה
תמליל
34. כהן: המים אושרו לשתייה.
""",
    "fa": """جلسه شورای اسلامی شهر سروستان 23 شهریور 1402
خلاصه مصوبات:
31. ترمیم پل رودخانه. تصویب شد
32. نام بوستان. به کمیسیون ارجاع شد
33. نرخ آب. رد شد
ختم جلسه
34. کریمی گفت آب خنک تصویب شد.
""",
    "en": """Meeting of Lindenford Town Council, 14 September 2023
Dispositions: 31 Repair of the river bridge (Ordinance) APPROVED Bureau of Roads *32 Name of the square
(Ordinance) REFERRED TO COMMITTEE ON CULTURE Mayor Stone 33 Price of water (Ordinance) REJECTED
Meeting adjourned.
34 Baker: the water was APPROVED for drinking.
""",
}

NEWS = {
    "uk": """Нарада в місті Липове

Міський голова Липового провів нараду з керівниками комунальних служб. Він зазначив: усі разом маємо \
докласти зусиль, щоб місто стало кращим.

Голова сказав: управління освіти має підготувати перелік шкіл протягом 20 днів.

Він додав: запропоновано створити робочу групу з двох сторін: міська рада та поліція.

Кожен має любити своє місто, сказав: голова.
""",
    "he": """ישיבה בעיר אלון

ראש העיר אלון קיים ישיבה עם מנהלי האגפים. הוא אמר: כולנו צריכים לקוות שהעיר תהיה יפה יותר.

ראש העיר ציין: אגף החינוך נדרש להכין רשימת בתי ספר בתוך 20 ימים.

הוא הוסיף: מוצע להקים צוות משותף של שני גופים, עיריית אלון ומשטרת אלון.

ראש העיר הדגיש: כל אחד צריך לאהוב את עירו.
""",
    "fa": """نشست در شهر سروستان

شهردار سروستان با مدیران شهری نشست داشت. وی گفت: همه باید امیدوار باشیم که شهر زیباتر شود.

وی افزود: شهرداری سروستان باید فهرست مدرسه‌ها را ظرف ۲۰ روز تهیه کند.

شهردار بیان کرد: پیشنهاد من این است که کارگروهی شکل بگیرد متشکل از شهرداری و نیروی انتظامی.

وی تاکید کرد: همگان باید شهر خود را دوست بدارند.
""",
    "en": """Meeting in Lindenford

The mayor of Lindenford held a meeting with the heads of departments. She said: everyone must hope for \
a better town.

The mayor added: the education department must prepare a list of schools within 20 days.

She noted: I propose to form a working group of two sides, the town council and the police.

The mayor stressed: let us all be kind, everybody should love the town.
""",
}

WORKS = {
    "uk": (
        'Голова зазначив: 85 % робіт на об\'єкті міст "Кленовий" завершено, відкриття очікується у червні '
        "2024 року.\n\nВін додав: цей проєкт коштує 40 млн грн.\n"
    ),
    "he": (
        "ראש העיר אמר: הושלמו 85% מהעבודות בגשר האורן, והפתיחה צפויה ביוני 2024.\n\n"
        'הוא הוסיף: גשר האורן עולה 40 מיליון ש"ח.\n'
    ),
    "fa": (
        "شهردار گفت: کار ساخت 85 درصد پل سروناز به پایان رسید و پیش‌بینی می‌شود در خرداد 1403 باز شود.\n\n"
        "وی افزود: هزینه پل سروناز 40 میلیارد ریال است.\n"
    ),
    "en": (
        "The mayor said: 85% of the work on Rowan Hill bridge is complete and the opening is expected in "
        "June 2024.\n\nShe added: Rowan Hill bridge costs $40 million.\n"
    ),
}

SUMS = {
    "uk": (
        "Міська рада ухвалила бюджет на 2023 рік загалом 100 млн грн, зазначив: голова.\n\n"
        "Зокрема у 2023 році освіта 50 млн грн, дороги 30 млн грн, культура 10 млн грн, додав: він.\n"
    ),
    "he": (
        'מועצת העיר אישרה את תקציב שנת 2023, סך הכל 100 מיליון ש"ח, אמר: ראש העיר.\n\n'
        'בשנת 2023 חינוך 50 מיליון ש"ח, כבישים 30 מיליון ש"ח, תרבות 10 מיליון ש"ח, הוסיף: הוא.\n'
    ),
    "fa": (
        "شورای شهر بودجه سال 1402 را با جمع مبلغ 100 میلیارد ریال تصویب کرد.\n\n"
        "در سال 1402 آموزش 50 میلیارد ریال، راه 30 میلیارد ریال، فرهنگ 10 میلیارد ریال است.\n"
    ),
    "en": (
        "The town council approved the budget of 2023, in total $100 million.\n\n"
        "In 2023 education gets $50 million, roads $30 million, culture $10 million.\n"
    ),
}

MET = date(2023, 9, 14)


def read(text: str, language: str) -> Source:
    return read_bytes(text.encode(), "minutes.txt", language)


def interpret(text: str, language: str) -> DraftPart:
    return minutes.interpret(read(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("documents", [LABELLED, OUTCOMES, NEWS])
def test_minutes_are_recognised_and_taken_for_nothing_else(language: str, documents: dict[str, str]) -> None:
    source = read(documents[language], language)
    assert minutes.recognise(source) > 0.6
    assert {shape.recognise(source) for shape in (goals, review, roster)} == {0}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labelled_minutes_give_a_decision_for_each_matter(language: str) -> None:
    part = interpret(LABELLED[language], language)
    lines = [line for line in LABELLED[language].splitlines() if line]
    assert [decision.number for decision in part.decisions] == ["1", "2"]
    assert {decision.date for decision in part.decisions} == {MET}
    first, second = (decision.text.splitlines() for decision in part.decisions)
    decided = lines[7].partition(": ")[2]
    assert first == [lines[2].removeprefix("1. "), lines[5], lines[6], decided]
    assert second == [lines[8].removeprefix("2. "), lines[10].partition(": ")[2]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_labelled_minutes_say_who_decided(language: str) -> None:
    group = {
        "uk": "виконавчого комітету Липівської міської ради",
        "he": "מועצת העיר אלון",
        "fa": "شورای اسلامی شهر سروستان",
        "en": "Lindenford Town Council",
    }
    assert {decision.group for decision in interpret(LABELLED[language], language).decisions} == {
        group[language]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_labelled_minutes_give_the_orders_within_decisions(language: str) -> None:
    part = interpret(LABELLED[language], language)
    names = {
        "uk": "управлінню освіти",
        "he": "אגף החינוך",
        "fa": "شهرداری سروستان",
        "en": "education department",
    }
    [order] = part.assignments
    assert [body.name for body in part.bodies if body.key in order.bodies] == [names[language]]
    assert order.due == DraftDue("2023-10-01", "2023-10-01", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labelled_minutes_need_no_numbers_and_keep_the_parts_of_a_decision(language: str) -> None:
    part = interpret(UNNUMBERED[language], language)
    lines = [line.partition(": ")[2] or line for line in UNNUMBERED[language].splitlines() if line]
    first, second = (decision.text.splitlines() for decision in part.decisions)
    assert first[:3] == [lines[1], lines[4].removeprefix("1. "), lines[5].removeprefix("2. ")]
    assert second == [lines[7], lines[8]]
    [order] = part.assignments
    assert order.text == first[2]
    assert order.due == DraftDue("P20D", "P20D", MET.isoformat())


@pytest.mark.parametrize("language", LANGUAGES)
def test_outcomes_end_the_decisions_of_a_list_and_nothing_below_counts(language: str) -> None:
    part = interpret(OUTCOMES[language], language)
    endings = {
        "uk": ("Прийнято в цілому", "Направлено до комісії з питань культури", "Відхилено"),
        "he": ("אושר פה אחד", "הועבר לוועדת התרבות", "נדחה"),
        "fa": ("تصویب شد", "به کمیسیون ارجاع شد", "رد شد"),
        "en": ("APPROVED", "REFERRED TO COMMITTEE ON CULTURE", "REJECTED"),
    }
    assert [decision.number for decision in part.decisions] == ["31", "32", "33"]
    for decision, ending in zip(part.decisions, endings[language], strict=True):
        assert decision.text.endswith(ending)
    assert {decision.date for decision in part.decisions} == {MET}
    assert part.assignments == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_give_the_order_and_the_proposed_group_but_no_hope(language: str) -> None:
    part = interpret(NEWS[language], language)
    order, group = part.assignments
    assert order.due == DraftDue("P20D", "P20D", "meeting")
    assert len(order.bodies) == 1
    assert len(group.bodies) == 2
    assert group.due is None
    assert part.items == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_of_works_give_an_item_with_its_progress(language: str) -> None:
    source = read(WORKS[language], language)
    part = minutes.interpret(source)
    titles = {"uk": 'міст "Кленовий"', "he": "גשר האורן", "fa": "پل سروناز", "en": "Rowan Hill bridge"}
    [item], [report] = part.items, part.reports
    assert item.title == titles[language]
    assert report.status.value is Status.IN_PROGRESS
    assert report.status.until_ends in (date(2024, 6, 30), date(2024, 6, 20), date(2024, 6, 21))
    assert report.status.until in (date(2024, 6, 1), date(2024, 5, 21), date(2024, 5, 22))
    assert Decimal(85) in {figure.value for figure in report.figures}
    assert {figure.value for figure in report.figures if figure.kind == "money"} <= {
        Decimal(40000000),
        Decimal(40000000000),
    }
    assert len(report.passages) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_whose_parts_do_not_make_the_total_are_doubted(language: str) -> None:
    part = interpret(SUMS[language], language)
    scale = Decimal(1000) if language == "fa" else Decimal(1)
    values = [indicator.observations[0].value / scale for indicator in part.indicators]
    assert values == [Decimal(1000000) * n for n in (100, 50, 30, 10)]
    assert [doubt.kind for doubt in part.doubts] == ["sum differs"]


def test_news_whose_parts_make_the_total_are_not_doubted() -> None:
    text = SUMS["en"].replace("$10 million", "$20 million")
    assert interpret(text, "en").doubts == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lindenford\nMinutes of the council\n14 September 2023\n\n", "Minutes of the council"),
        ("Visit of the inspectors\nBridge to open in spring\n\n", "Bridge to open in spring"),
        ("In a meeting of the school board it was noisy.\n\n", "meeting of the school board it was noisy"),
    ],
)
def test_minutes_are_called_by_their_own_line(text: str, title: str) -> None:
    said = "The mayor said: the roads department must mend the bridge, and that is what it is going to do.\n"
    assert interpret(text + said, "en").title == title


@pytest.mark.parametrize(
    ("language", "text", "order"),
    [
        ("uk", "Голова сказав, що управління освіти має подати звіт.", "управління освіти має подати звіт."),
        ("he", "ראש העיר אמר כי אגף החינוך נדרש להגיש דוח.", "אגף החינוך נדרש להגיש דוח."),
        ("fa", "شهردار گفت که سازمان آب باید گزارش ارائه کند.", "سازمان آب باید گزارش ارائه کند."),
        ("en", "The mayor said the roads department must close it.", "the roads department must close it."),
    ],
)
def test_an_order_begins_behind_whoever_said_it(language: str, text: str, order: str) -> None:
    assert [each.text for each in interpret(text, language).assignments] == [order]


def test_orders_need_somebody_or_a_time() -> None:
    text = (
        "The mayor said: the roads must be repaired.\n\nShe added: the roads must be repaired by "
        "1 May 2024.\n"
    )
    assert [each.due for each in interpret(text, "en").assignments] == [
        DraftDue("2024-05-01", "2024-05-01", None)
    ]


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("uk", "Вирішено створити робочу групу з води. Він додав: усе.", "робочу групу з води"),
        ("he", "הוא הוסיף: הוחלט להקים צוות מים של העירייה. הוא ציין: הכול.", "צוות מים של העירייה"),
        ("fa", "وی گفت: کارگروه آب شهر تشکیل شد. وی افزود: همین.", "کارگروه آب شهر"),
        ("en", "She said: a working group on water was formed. She added: all.", "a working group on water"),
    ],
)
def test_a_group_that_is_formed_is_a_decision(language: str, text: str, group: str) -> None:
    assert [decision.group for decision in interpret(text, language).decisions] == [group]


def test_one_body_is_one_however_it_is_called() -> None:
    text = (
        "شهردار تهران گفت: شهرداری تهران باید گزارش تهیه کند.\n\n"
        "وی افزود: در شهر تهران شهرداری باید پارک را نصب کند.\n\n"
        "وی افزود: ناجا باید گزارش تهیه کند.\n\nوی افزود: نیروی انتظامی باید گزارش ارائه کند.\n"
    )
    part = interpret(text, "fa")
    assert [(body.name, body.aliases) for body in part.bodies] == [
        ("شهرداری تهران", ("شهرداری",)),
        ("نیروی انتظامی", ("ناجا",)),
    ]


def test_lost_joiners_do_not_matter() -> None:
    text = "وی گفت: راه‌اندازی سامانه تا 1 مهر 1402 باید انجام شود.\n\nوی افزود: امید داریم.\n"
    kept, lost = (interpret(each, "fa").assignments for each in (text, text.replace("\u200c", "")))
    assert [each.due for each in kept] == [each.due for each in lost]
    assert len(kept) == 1


WORDS = st.sampled_from(
    [
        line
        for documents in (LABELLED, OUTCOMES, NEWS, WORKS, SUMS)
        for text in documents.values()
        for line in text.splitlines()
    ]
    + [
        "1",
        "1.1",
        "•",
        "",
        "Goals",
        "Цілі",
        "What we did in 2022",
        "Plans for next year",
        "אגף החינוך",
        "۱۲ درصد",
        "2019 10 2020 20",
    ]
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A Source of any blocks with any of the words of the documents above."""
    text, blocks = "", []
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(list(BlockKind)))
        marker = (
            draw(st.sampled_from(["•", "1.", "2.", "1.1", "(a)", "۳-"]))
            if kind is BlockKind.LIST_ENTRY
            else ""
        )
        texts = (
            draw(st.lists(WORDS, min_size=1, max_size=4)) if kind is BlockKind.TABLE_ROW else [draw(WORDS)]
        )
        words = "\t".join(texts)
        start = len(text)
        content = start + len(marker) + (1 if marker else 0)
        text += f"{marker} {words}\n" if marker else f"{words}\n"
        cells, at = [], content
        for each in texts if kind is BlockKind.TABLE_ROW else []:
            cells.append(Cell(at, at + len(each)))
            at += len(each) + 1
        level = draw(st.integers(1, 3)) if kind in (BlockKind.HEADING, BlockKind.LIST_ENTRY) else 0
        table = draw(st.integers(1, 2)) if cells else 0
        blocks.append(Block(kind, start, content + len(words), content, level, marker, table, tuple(cells)))
    return Source("any.txt", "0", "text/plain", draw(st.sampled_from(LANGUAGES)), text, tuple(blocks))


@given(sources())
def test_any_blocks_give_a_part_whose_words_are_in_their_passages(source: Source) -> None:
    for shape in (goals, minutes, review, roster):
        assert 0 <= shape.recognise(source) <= 1
        part = shape.interpret(source)
        assert part == shape.interpret(source)
        for item in part.items:
            assert item.title in source.passage_text(item.passage)
        for decision in part.decisions:
            assert all(line in source.passage_text(decision.passage) for line in decision.text.splitlines())
        for assignment in part.assignments:
            assert assignment.text == source.passage_text(assignment.passage)
            assert set(assignment.bodies) <= {body.key for body in part.bodies}
        for report in part.reports:
            assert report.item in {item.key for item in part.items}
            assert report.text == "\n".join(source.passage_text(passage) for passage in report.passages)
