"""English names of places: the kind stands after the name."""

from __future__ import annotations

from townbook.text.packs.places import KindWords, PlacePack

PACK = PlacePack(
    language="en",
    kinds=(
        KindWords("street st", "street"),
        KindWords("avenue ave av", "street"),
        KindWords("road rd", "street"),
        KindWords("boulevard blvd", "street"),
        KindWords("drive dr", "street"),
        KindWords("lane ln", "street"),
        KindWords("highway hwy", "street"),
        KindWords("square plaza", "area street"),
        KindWords("park garden", "area site"),
        KindWords("river lake creek", "area"),
        KindWords("district neighborhood neighbourhood ward quarter", "district area"),
        KindWords("bridge", "site"),
        KindWords("station", "site"),
        KindWords("market", "site"),
        KindWords("school college", "site"),
        KindWords("library", "site"),
        KindWords("museum", "site"),
        KindWords("hospital", "site"),
        KindWords("stadium arena", "site"),
        KindWords("hall", "site"),
    ),
    kind_before=False,
    kind_after=True,
    capitals=True,
    joins=frozenset("and or to".split()),
    common=frozenset(
        "center centre downtown north south east west city central new old first second".split()
    ),
)
