"""Persian words: plural and other endings written on, with a joiner, or apart; Arabic letters."""

from __future__ import annotations

from townbook.text.packs.search import Ending, Rewrite, SearchPack

_PLURALS = ("هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایت", "هایی", "های", "ها")

_AFTER_SILENT_HE = ("ای", "ام", "اش", "اند", "ایم", "اید")

# Persons take -ان; what ends so otherwise (خیابان، سازمان) does not come apart.
_PERSONS = ("وند", "مند", "گر", "گذار", "مدیر", "کار", "دار", "بر", "ون", "شناس", "اموز", "سوول", "سیول")

PACK = SearchPack(
    language="fa",
    letters="ء-غف-يٱ-ۓەۮۯۺ-ۼ",
    folds={
        "ي": "ی",
        "ى": "ی",
        "ئ": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "ە": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ء": "",
    },
    glued_to_next=frozenset({"می", "نمی"}),
    glued_to_previous=frozenset((*_PLURALS, *_AFTER_SILENT_HE, "تر", "ترین", "ی")),
    endings=(
        *(Ending(text) for text in _PLURALS),
        *(Ending(text, after="ه") for text in _AFTER_SILENT_HE),
        Ending("ترین", 4),
        Ending("تر", 4),
        Ending("ات", 4),
        Ending("ی"),
    ),
    rewrites=tuple(Rewrite(f"{end}{plural}", end, 6) for end in _PERSONS for plural in ("ان", "ین")),
    kept_endings=("داری", "یاری", "کاری", "گری", "سازی", "گذاری", "رسانی", "بندی", "متر", "یوتر", "یات"),
    irregular={
        "مسوول": "مسیول",
        "جلسات": "جلسه",
        "مصوبات": "مصوبه",
        "مطالعات": "مطالعه",
        "محلات": "محله",
        "خدمت": "خدمات",
        "منابع": "منبع",
        "افراد": "فرد",
        "اهداف": "هدف",
        "معابر": "معبر",
        "مناطق": "منطقه",
        "مراکز": "مرکز",
        "موارد": "مورد",
        "مدارس": "مدرسه",
        "وظایف": "وظیفه",
        "نواحی": "ناحیه",
        "اعضا": "عضو",
    },
)
