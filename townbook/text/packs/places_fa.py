"""Persian names of places: the kind stands before the name."""

from __future__ import annotations

from townbook.text.packs.places import KindWords, PlacePack

PACK = PlacePack(
    language="fa",
    kinds=(
        KindWords("خیابان", "street"),
        KindWords("بلوار", "street"),
        KindWords("بزرگراه آزادراه", "street"),
        KindWords("کوچه", "street"),
        KindWords("معبر گذر", "street"),
        KindWords("جاده", "street"),
        KindWords("میدان فلکه", "area street"),
        KindWords("بوستان پارک", "area"),
        KindWords("ساحل", "area"),
        KindWords("کمربند", "area"),
        KindWords("منطقه", "district"),
        KindWords("ناحیه", "district"),
        KindWords("محله کوی شهرک", "district area"),
        KindWords("پل", "site"),
        KindWords("تونل", "site"),
        KindWords("ایستگاه", "site"),
        KindWords("بازار", "site"),
        KindWords("کارخانه", "site"),
        KindWords("خانه سرا", "site"),
        KindWords("مجموعه مجتمع", "site area"),
        KindWords("بیمارستان", "site"),
        KindWords("مدرسه", "site"),
        KindWords("مسجد", "site"),
        KindWords("قلعه", "site"),
        KindWords("دریاچه رود رودخانه", "area"),
    ),
    kind_before=True,
    kind_after=False,
    capitals=False,
    joins=frozenset("و یا تا".split()),
    fillers=frozenset("شهید".split()),
)
