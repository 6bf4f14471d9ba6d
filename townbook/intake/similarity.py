"""How alike two titles are, and which of many are alike."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache


@lru_cache(maxsize=50_000)
def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def similarity(first: str, second: str) -> float:
    """How alike two search keys are, between 0 and 1: Dice's coefficient of their trigrams of letters."""
    a, b = _trigrams(first), _trigrams(second)
    return 2 * len(a & b) / (len(a) + len(b))


def alike_pairs(
    first: Sequence[str], second: Sequence[str], least: float
) -> Iterator[tuple[float, int, int]]:
    """Every pair of places whose texts are at least so similar (more than 0), with the similarity.

    Two sets with a Dice coefficient of ``least`` share at least the part ``least / (2 - least)`` of
    either. So when each is sorted by the same order, they share one of the few elements with which
    either begins, and with the rarest first few pairs share one of those: the prefix filter of
    Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins", ICDE 2006.
    """
    rarity = Counter(trigram for text in (*first, *second) for trigram in _trigrams(text))

    def beginning(text: str) -> list[str]:
        trigrams = sorted(_trigrams(text), key=lambda trigram: (rarity[trigram], trigram))
        shared = math.ceil(len(trigrams) * least / (2 - least) - 1e-9)
        return trigrams[: len(trigrams) - shared + 1]

    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(second):
        for trigram in beginning(text):
            places[trigram].append(place)
    for place, text in enumerate(first):
        for other in sorted({other for trigram in beginning(text) for other in places[trigram]}):
            score = similarity(text, second[other])
            if score >= least:
                yield score, place, other
