"""The words of the outline that ``townbook read`` prints, in the four languages."""

from __future__ import annotations

from townbook.reading.status import Status

STATUS_LABELS: dict[Status, dict[str, str]] = {
    Status.UNREPORTED: {"uk": "без звіту", "he": "לא דווח", "fa": "گزارش‌نشده", "en": "unreported"},
    Status.NOT_STARTED: {"uk": "не розпочато", "he": "טרם החל", "fa": "آغازنشده", "en": "not started"},
    Status.PLANNED: {"uk": "заплановано", "he": "מתוכנן", "fa": "برنامه‌ریزی‌شده", "en": "planned"},
    Status.UNDER_REVIEW: {"uk": "на розгляді", "he": "בדיון", "fa": "در دست بررسی", "en": "under review"},
    Status.IN_PROGRESS: {"uk": "виконується", "he": "בביצוע", "fa": "در حال اجرا", "en": "in progress"},
    Status.ONGOING: {"uk": "постійно", "he": "שוטף", "fa": "مستمر", "en": "ongoing"},
    Status.COMPLETED: {"uk": "виконано", "he": "הושלם", "fa": "پایان‌یافته", "en": "completed"},
    Status.SUSPENDED: {"uk": "призупинено", "he": "הושהה", "fa": "متوقف", "en": "suspended"},
    Status.POSTPONED: {"uk": "відкладено", "he": "נדחה", "fa": "به‌تعویق‌افتاده", "en": "postponed"},
    Status.CANCELLED: {"uk": "скасовано", "he": "בוטל", "fa": "لغوشده", "en": "cancelled"},
}

OUTLINE_LABELS: dict[str, dict[str, str]] = {
    "document": {"uk": "Документ", "he": "מסמך", "fa": "سند", "en": "Document"},
    "shape": {"uk": "Вид", "he": "סוג", "fa": "گونه", "en": "Shape"},
    "characters": {"uk": "Знаків", "he": "תווים", "fa": "نویسه", "en": "Characters"},
    "bodies": {"uk": "Органи", "he": "גופים", "fa": "نهادها", "en": "Bodies"},
    "reports": {"uk": "Звіти", "he": "דיווחים", "fa": "گزارش‌ها", "en": "Reports"},
    "figures": {"uk": "Показники", "he": "נתונים", "fa": "ارقام", "en": "Figures"},
    "statuses": {"uk": "Стани", "he": "סטטוסים", "fa": "وضعیت‌ها", "en": "Statuses"},
    "plan": {"uk": "План", "he": "תכנית", "fa": "برنامه", "en": "Plan"},
    "indicators": {"uk": "Індикатори", "he": "מדדים", "fa": "شاخص‌ها", "en": "Indicators"},
    "agenda": {
        "uk": "Чекає на робочу групу",
        "he": "ממתין לצוות",
        "fa": "در انتظار کارگروه",
        "en": "Waits for a working group",
    },
    "decisions": {"uk": "Рішення", "he": "החלטות", "fa": "مصوبات", "en": "Decisions"},
    "assignments": {"uk": "Доручення", "he": "מטלות", "fa": "تکالیف", "en": "Assignments"},
    "repairs": {
        "uk": "Виправлено під час читання",
        "he": "תוקן בעת הקריאה",
        "fa": "آنچه هنگام خواندن اصلاح شد",
        "en": "Repairs",
    },
    "doubts": {"uk": "Перевірте", "he": "לבדיקה", "fa": "نیازمند بررسی", "en": "Doubts"},
    "number": {"uk": "№", "he": "מס׳", "fa": "شمارهٔ", "en": "No."},
    "until": {"uk": "до", "he": "עד", "fa": "تا", "en": "until"},
    "nothing": {"uk": "немає", "he": "אין", "fa": "هیچ", "en": "none"},
}

SHAPE_LABELS: dict[str, dict[str, str]] = {
    "execution table": {
        "uk": "таблиця виконання",
        "he": "טבלת ביצוע",
        "fa": "جدول عملکرد",
        "en": "execution table",
    },
    "review": {"uk": "річний огляд", "he": "סקירה שנתית", "fa": "مرور سالانه", "en": "review"},
    "goal list": {"uk": "перелік цілей", "he": "רשימת יעדים", "fa": "فهرست اهداف", "en": "goal list"},
    "minutes": {
        "uk": "протокол чи новина",
        "he": "פרוטוקול או ידיעה",
        "fa": "صورت‌جلسه یا خبر",
        "en": "minutes or news",
    },
    "roster": {
        "uk": "завдання за органами",
        "he": "מטלות לפי גופים",
        "fa": "تکالیف به تفکیک نهاد",
        "en": "duties by body",
    },
}
