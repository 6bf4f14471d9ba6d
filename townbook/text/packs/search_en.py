"""English words: plurals and possessives."""

from __future__ import annotations

from townbook.text.packs.search import Ending, Rewrite, SearchPack

PACK = SearchPack(
    language="en",
    letters="A-Za-zªºÀ-ÖØ-öø-ɏ",
    folds={"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"},
    drops_accents=True,
    endings=(
        Ending("es", 3, after="sxzh"),
        Ending("s", 2, after="abcdefghjklmnopqrtvwxyz"),
        Ending("e", 3),
    ),
    rewrites=(Rewrite("ie", "i", 4), Rewrite("y", "i", 4)),
    whole=frozenset({"bus", "gas", "news", "always", "series", "species", "campus", "status", "does", "has"}),
    irregular={
        "children": "child",
        "people": "person",
        "persons": "person",
        "men": "man",
        "women": "woman",
        "feet": "foot",
        "buses": "bus",
        "busses": "bus",
        "roofs": "roof",
        "lives": "lif",
    },
)
