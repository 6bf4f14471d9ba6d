"""What a record of a Draft may be the same as, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from townbook.cities.models import Body
from townbook.intake.body_matching import Aliases, body_key
from townbook.intake.similarity import similarity
from townbook.plans.item_keys import number_path
from townbook.plans.models import Item
from townbook.reading.draft import DraftBody, DraftItem
from townbook.text.search_keys import search_key

MOST = 5
"""Candidates that are shown: more are looked for by their words."""

LEAST = 0.3
"""How similar words are at least to be worth a look."""


class Sign(StrEnum):
    """Why something may be the same."""

    SAME_WORDS = "same words"
    SIMILAR_WORDS = "similar words"
    SAME_NUMBER = "same number"
    SAME_PLACE = "same place"
    """It is part of what the parent is known as."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something known, by its ``key`` in the plan or the city; ``score`` is how alike the words are."""

    key: str
    number: str
    title: str
    score: float
    signs: tuple[Sign, ...]


def item_candidates(
    *, item: DraftItem, known: Iterable[Item], found: Mapping[str, Item], language: str, most: int = MOST
) -> list[Candidate]:
    """The plan's items that the Draft's may be, the likeliest first.

    ``found`` says as what the Draft's other items are known.
    """
    key, path = search_key(item.title, language), number_path(item.number)
    parent = found.get(item.parent) if item.parent else None
    weighed: list[tuple[float, int, Candidate]] = []
    for other in known:
        score = similarity(key, other.title_key)
        same_number = bool(path) and number_path(other.number) == path
        in_place = parent is not None and other.parent_id == parent.pk
        if score < LEAST and not (same_number and (in_place or item.parent is None)):
            continue
        signs = [_sign_of(score)] if score >= LEAST else []
        signs += [Sign.SAME_NUMBER] if same_number else []
        signs += [Sign.SAME_PLACE] if in_place else []
        same_level = other.level.key == item.level
        weight = score + 0.2 * same_number + 0.1 * in_place + 0.1 * same_level
        weighed.append(
            (-weight, len(weighed), Candidate(other.key, other.number, other.title, score, tuple(signs)))
        )
    return [candidate for _, _, candidate in sorted(weighed, key=lambda each: each[:2])[:most]]


def body_candidates(*, body: DraftBody, aliases: Aliases, language: str, most: int = MOST) -> list[Candidate]:
    """The city's bodies that the Draft's may be, by the most similar of their spellings."""
    best: dict[str, tuple[float, Body]] = {}
    for name in (body.name, *body.aliases):
        key = body_key(name, language)
        for alias, known in aliases.items():
            score = similarity(key, alias)
            if score >= LEAST and score > best.get(known.key, (0.0, known))[0]:
                best[known.key] = (score, known)
    likeliest = sorted(best.values(), key=lambda each: (-each[0], each[1].pk))[:most]
    return [Candidate(known.key, "", known.name, score, (_sign_of(score),)) for score, known in likeliest]


def _sign_of(score: float) -> Sign:
    return Sign.SAME_WORDS if score == 1.0 else Sign.SIMILAR_WORDS
