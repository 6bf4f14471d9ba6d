"""Ukrainian names of places: the kind stands before the name, or after an adjective."""

from __future__ import annotations

from townbook.text.packs.places import KindWords, PlacePack

PACK = PlacePack(
    language="uk",
    kinds=(
        KindWords("вулиця вул", "street"),
        KindWords("проспект просп пр", "street"),
        KindWords("бульвар бул бульв", "street"),
        KindWords("провулок пров", "street"),
        KindWords("шосе", "street"),
        KindWords("узвіз", "street"),
        KindWords("проїзд", "street"),
        KindWords("набережна наб", "street"),
        KindWords("площа майдан пл", "area street"),
        KindWords("парк лісопарк", "area"),
        KindWords("сквер", "area"),
        KindWords("річка озеро", "area"),
        KindWords("район р+н р+ні р+ну мікрорайон м+н мкр мкрн квартал масив житломасив", "district area"),
        KindWords("село селище хутір", "district area"),
        KindWords("міст мости шляхопровід", "site"),
        KindWords("ринок", "site"),
        KindWords("вокзал", "site"),
        KindWords("автовокзал автостанція", "site"),
        KindWords("аеропорт", "site"),
        KindWords("стадіон", "site"),
        KindWords("кінотеатр театр", "site"),
        KindWords("бібліотека", "site"),
        KindWords("музей", "site"),
        KindWords("завод фабрика комбінат", "site"),
        KindWords("лікарня поліклініка амбулаторія", "site"),
        KindWords("школа ліцей гімназія", "site"),
        KindWords("садок садочок", "site"),
        KindWords("вежа башта", "site"),
        KindWords("будинок", "site"),
    ),
    kind_before=True,
    kind_after=True,
    capitals=True,
    joins=frozenset("та і й або до".split()),
    fillers=frozenset("імені ім".split()),
    # A town is no bridge.
    no_kinds=frozenset("місто міста місту містом місті містам містами містах".split()),
    common=frozenset(
        "центр середмістя північ південь схід захід місто центральний північний південний східний західний "
        "новий старий перший другий міський державний обласний промисловий".split()
    ),
)
