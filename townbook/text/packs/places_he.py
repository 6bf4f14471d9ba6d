"""Hebrew names of places: the kind stands before the name."""

from __future__ import annotations

from townbook.text.packs.places import KindWords, PlacePack

PACK = PlacePack(
    language="he",
    kinds=(
        KindWords("רחוב רח ברח", "street"),
        KindWords("שדרות שדרה שד בשד", "street"),
        KindWords("דרך", "street"),
        KindWords("כביש", "street"),
        KindWords("סמטה סמטת", "street"),
        KindWords("כיכר", "area street"),
        KindWords("פארק", "area"),
        KindWords("גן גינה גינת", "area"),
        KindWords("טיילת", "area street"),
        KindWords("חוף", "area"),
        KindWords("מתחם", "area site"),
        KindWords("שכונה שכונת שכ בשכ רובע קריה", "district area"),
        KindWords("גשר", "site"),
        KindWords("שוק", "site"),
        KindWords("תחנה תחנת", "site"),
        KindWords("בית+ספר", "site"),
        KindWords("מרכז", "site area"),
        KindWords("מוזיאון", "site"),
        KindWords("אצטדיון", "site"),
        KindWords("מכון", "site"),
    ),
    kind_before=True,
    kind_after=False,
    capitals=False,
    joins=frozenset("או עד".split()),
    joining_prefix="ו",
    fillers=frozenset("שם ע״ש".split()),
)
