"""The sentences of repairs and doubts, in the four languages.

A remark is written in the document's language: whoever reads the document reads the remark. The
same file so gives the same Draft whatever language the person at the keyboard prefers.
"""

from __future__ import annotations

from townbook.reading.draft import Remark
from townbook.reading.source import Passage

MESSAGES: dict[str, dict[str, str]] = {
    "row shifted": {
        "uk": "Рядок було зсунуто: клітинки повернуто до своїх стовпців («{text}…»).",
        "he": "השורה זזה ממקומה: התאים הוחזרו לעמודות שלהם (״{text}…״).",
        "fa": "ردیف جابه‌جا شده بود؛ خانه‌ها به ستون خود بازگردانده شدند («{text}…»).",
        "en": "The row was shifted: its cells were put back under their columns (“{text}…”).",
    },
    "cells merged": {
        "uk": "Дві клітинки злилися в одну: виконавця і звіт розділено («{text}…»).",
        "he": "שני תאים התמזגו לאחד: הגוף האחראי והדיווח הופרדו (״{text}…״).",
        "fa": "دو خانه در هم ادغام شده بود؛ نهاد مسئول و گزارش از هم جدا شدند («{text}…»).",
        "en": "Two cells had become one: the body and the report were parted (“{text}…”).",
    },
    "row continued": {
        "uk": "Рядок розірвано сторінкою: продовження приєднано до «{title}».",
        "he": "השורה נקטעה במעבר עמוד: ההמשך צורף אל ״{title}״.",
        "fa": "ردیف میان دو صفحه شکسته بود؛ ادامهٔ آن به «{title}» پیوست.",
        "en": "The row was broken by a page: its continuation was joined to “{title}”.",
    },
    "paragraph broken": {
        "uk": "Абзац розірвано посеред речення: частини з’єднано («{title}»).",
        "he": "הפסקה נקטעה באמצע משפט: החלקים חוברו (״{title}״).",
        "fa": "پاراگراف در میان جمله شکسته بود؛ دو بخش آن به هم پیوست («{title}»).",
        "en": "A paragraph was broken within a sentence: its parts were joined (“{title}”).",
    },
    "section without number": {
        "uk": "{level} без рядка з номером: «{title}».",
        "he": "{level} ללא שורת מספר: ״{title}״.",
        "fa": "{level} بدون ردیف شماره: «{title}».",
        "en": "{level} without its number line: “{title}”.",
    },
    "item without number": {
        "uk": "Рядок без номера, хоча сусідні його мають: «{title}».",
        "he": "שורה ללא מספר, אף שלשכנותיה יש: ״{title}״.",
        "fa": "ردیف شماره ندارد، با آنکه ردیف‌های کنارش دارند: «{title}».",
        "en": "A row without a number among numbered ones: “{title}”.",
    },
    "bracket not closed": {
        "uk": "Дужку не закрито: пояснення прочитано до кінця клітинки («{title}»).",
        "he": "הסוגריים לא נסגרו: ההסבר נקרא עד סוף התא (״{title}״).",
        "fa": "پرانتز بسته نشده بود؛ توضیح تا پایان خانه خوانده شد («{title}»).",
        "en": "A bracket was not closed: the description was read to the end of the cell (“{title}”).",
    },
    "group respelt": {
        "uk": "Назву робочої групи «{name}» прочитано як «{known}».",
        "he": "שם הצוות ״{name}״ נקרא ״{known}״.",
        "fa": "نام کارگروه «{name}» به صورت «{known}» خوانده شد.",
        "en": "The working group’s name “{name}” was read as “{known}”.",
    },
    "number used twice": {
        "uk": "{level}: номер {number} вжито двічі.",
        "he": "{level}: המספר {number} מופיע פעמיים.",
        "fa": "{level}: شمارهٔ {number} دو بار به کار رفته است.",
        "en": "{level}: the number {number} is used twice.",
    },
    "title used twice": {
        "uk": "Та сама назва двічі поряд: «{title}».",
        "he": "אותה כותרת מופיעה פעמיים: ״{title}״.",
        "fa": "یک عنوان دو بار آمده است: «{title}».",
        "en": "The same title stands twice: “{title}”.",
    },
    "item without body": {
        "uk": "{level} без виконавця: «{title}».",
        "he": "{level} ללא גוף אחראי: ״{title}״.",
        "fa": "{level} بدون نهاد مسئول: «{title}».",
        "en": "{level} without a responsible body: “{title}”.",
    },
    "body respelt": {
        "uk": "«{name}» прочитано як «{known}»: перевірте, чи це той самий орган.",
        "he": "״{name}״ זוהה כ״{known}״: יש לוודא שזה אותו גוף.",
        "fa": "«{name}» همان «{known}» دانسته شد؛ درستی آن را بررسی کنید.",
        "en": "“{name}” was taken for “{known}”: check that they are one body.",
    },
    "body alike": {
        "uk": "«{name}» схоже на «{known}»: перевірте, чи це різні органи.",
        "he": "״{name}״ דומה ל״{known}״: יש לוודא שאלה גופים שונים.",
        "fa": "«{name}» شبیه «{known}» است؛ بررسی کنید که دو نهاد جداگانه باشند.",
        "en": "“{name}” resembles “{known}”: check that they are two bodies.",
    },
    "body is nobody": {
        "uk": "«{name}» – не назва органу: вкажіть, який орган відповідає.",
        "he": "״{name}״ אינו גוף מסוים: יש לציין את הגוף האחראי.",
        "fa": "«{name}» نهاد مشخصی نیست؛ نهاد مسئول را نام ببرید.",
        "en": "“{name}” is everybody and nobody: name the body that answers.",
    },
    "row without item": {
        "uk": "Рядок не належить до жодної позиції: «{text}…».",
        "he": "שורה שאינה שייכת לשום סעיף: ״{text}…״.",
        "fa": "ردیفی که به هیچ موردی تعلق ندارد: «{text}…».",
        "en": "A row that belongs to no item: “{text}…”.",
    },
    "row repeated": {
        "uk": "Рядок повторює попередній слово в слово: його прочитано один раз («{text}…»).",
        "he": "השורה חוזרת על קודמתה מילה במילה: היא נקראה פעם אחת (״{text}…״).",
        "fa": "ردیف تکرار کلمه‌به‌کلمهٔ ردیف پیش از خود است و یک بار خوانده شد («{text}…»).",
        "en": "The row repeats the one above word for word: it was read once (“{text}…”).",
    },
    "header missing": {
        "uk": "Таблиця без заголовка: стовпці взято з наступної таблиці («{text}…»).",
        "he": "טבלה ללא שורת כותרת: העמודות נלקחו מהטבלה הבאה (״{text}…״).",
        "fa": "جدول سرستون ندارد؛ ستون‌ها از جدول بعدی گرفته شد («{text}…»).",
        "en": "The table has no header: its columns were taken from the next table (“{text}…”).",
    },
    "row of sums": {
        "uk": "Рядок підсумків не прочитано як позицію плану: «{text}».",
        "he": "שורת סיכום לא נקראה כסעיף של התכנית: ״{text}״.",
        "fa": "ردیف جمع به‌عنوان موردی از برنامه خوانده نشد: «{text}».",
        "en": "A row of sums was not read as an item of the plan: “{text}”.",
    },
    "column unknown": {
        "uk": "Стовпець «{name}» не розпізнано: його вміст не прочитано.",
        "he": "העמודה ״{name}״ לא זוהתה: תוכנה לא נקרא.",
        "fa": "ستون «{name}» شناخته نشد و محتوای آن خوانده نشد.",
        "en": "The column “{name}” was not recognised: its content was not read.",
    },
    "shape unknown": {
        "uk": "Ні таблиці виконання, ні огляду, ні переліку цілей, ні протоколу тут не знайдено: "
        "перегляньте документ самостійно.",
        "he": "לא נמצאו כאן טבלת ביצוע, סקירה, רשימת יעדים או פרוטוקול: יש לעיין במסמך עצמו.",
        "fa": "در این سند نه جدول عملکرد یافت شد، نه مرور سالانه، نه فهرست اهداف و نه صورت‌جلسه؛ "
        "خودتان آن را ببینید.",
        "en": "No execution table, review, list of goals or minutes was found here: "
        "look at the document yourself.",
    },
    "period unknown": {
        "uk": "Не сказано, про який рік цей звіт: вкажіть звітний період.",
        "he": "לא נאמר על איזו שנה הדיווח: יש לציין את תקופת הדיווח.",
        "fa": "گفته نشده است که این گزارش دربارهٔ چه سالی است؛ دورهٔ گزارش را مشخص کنید.",
        "en": "It is not said what year this report speaks of: give the period.",
    },
    "goal without a number": {
        "uk": "Рядок без номера серед пронумерованих цілей: його прочитано як окрему ціль.",
        "he": "שורה ללא מספר בין יעדים ממוספרים: היא נקראה כיעד נפרד.",
        "fa": "سطری بی‌شماره میان هدف‌های شماره‌دار است؛ هدفی جداگانه خوانده شد.",
        "en": "A line without a number among numbered goals: it was read as a goal of its own.",
    },
    "goal repeated": {
        "uk": "Ціль повторює сказане раніше: {earlier}.",
        "he": "היעד חוזר על מה שכבר נאמר: {earlier}.",
        "fa": "این هدف تکرار گفتهٔ پیشین است: {earlier}.",
        "en": "The goal repeats what was said before: {earlier}.",
    },
    "number twice": {
        "uk": "Номер {number} вжито двічі.",
        "he": "המספר {number} מופיע פעמיים.",
        "fa": "شمارهٔ {number} دو بار آمده است.",
        "en": "The number {number} is used twice.",
    },
    "number missing": {
        "uk": "Пропущено номер {number}.",
        "he": "חסר המספר {number}.",
        "fa": "شمارهٔ {number} جا افتاده است.",
        "en": "The number {number} is missing.",
    },
    "number inside a title": {
        "uk": "Усередині назви стоїть номер {number}: мабуть, сюди потрапив наступний рядок.",
        "he": "המספר {number} נמצא בתוך הכותרת: כנראה נבלעה בה השורה הבאה.",
        "fa": "شمارهٔ {number} درون عنوان آمده است؛ گویا سطر بعدی در آن ادغام شده است.",
        "en": "The number {number} stands inside a title: it seems to have swallowed the next line.",
    },
    "level does not fit": {
        "uk": "Рівень «{level}» не відповідає номеру {number}.",
        "he": "הרמה ״{level}״ אינה מתאימה למספר {number}.",
        "fa": "سطح «{level}» با شمارهٔ {number} سازگار نیست.",
        "en": "The level “{level}” does not fit the number {number}.",
    },
    "lines run together": {
        "uk": "Два рядки злилися в один: «{before}» і «{after}» розділено.",
        "he": "שתי שורות התחברו לאחת: ״{before}״ ו״{after}״ הופרדו.",
        "fa": "دو سطر به هم چسبیده بود؛ «{before}» و «{after}» از هم جدا شدند.",
        "en": "Two lines had run together: “{before}” and “{after}” were parted.",
    },
    "year not said": {
        "uk": "Не сказано, про який рік ідеться: вкажіть звітний період.",
        "he": "לא נאמר באיזו שנה מדובר: יש לציין את תקופת הדיווח.",
        "fa": "گفته نشده است که سخن از کدام سال است؛ دورهٔ گزارش را مشخص کنید.",
        "en": "The text does not say which year it speaks of: set the period.",
    },
    "sum differs": {
        "uk": "Сума складників ({parts}) не дорівнює названій сумі ({total}): різниця {difference}.",
        "he": "סכום הרכיבים ({parts}) אינו שווה לסכום שנאמר ({total}): ההפרש {difference}.",
        "fa": "جمع اجزا ({parts}) با مبلغ اعلام‌شده ({total}) برابر نیست؛ اختلاف {difference} است.",
        "en": "The parts add up to {parts}, not to the stated {total}: the difference is {difference}.",
    },
    "nobody named": {
        "uk": "Не сказано, хто має це зробити: виконавця взято з того самого розділу.",
        "he": "לא נאמר מי צריך לבצע: הגוף האחראי נלקח מאותו פרק במסמך.",
        "fa": "گفته نشده است که چه کسی باید انجام دهد؛ نهاد مسئول از همان بخش متن گرفته شد.",
        "en": "The sentence does not say who must do this: the body was taken from the same section.",
    },
}


def remark(kind: str, language: str, passage: Passage, **values: str) -> Remark:
    """A repair or doubt of a kind, its sentence filled with ``values``.

    Raises :class:`KeyError` for a kind without a sentence in that language.
    """
    return Remark(kind, MESSAGES[kind][language].format(**values), passage)
