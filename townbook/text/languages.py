"""The languages Townbook reads and speaks, and telling which one a text is written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Literal

from townbook.text.packs.languages import PROFILES, SCRIPTS, LanguageProfile

LANGUAGES = ("uk", "he", "fa", "en")

Direction = Literal["ltr", "rtl"]

_RIGHT_TO_LEFT = frozenset({"he", "fa", "ar", "ur", "yi", "ckb", "ps"})

# Enough to tell a language with certainty, little enough to be free on a long document.
_SAMPLE_PART = 4_000

# With fewer words than this a text need not hold a single common word of its language.
_FEW_WORDS = 8

# In running text every third word is a common one; in a table of names and sums one in thirty is.
_LEAST_SHARE = 0.03

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")

# Letters that some keyboards write differently, and marks over and under letters.
_FOLD = str.maketrans("يىكۀ", "ییکه", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")


def direction(language: str) -> Direction:
    """The writing direction of a language, given its code."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def detect_language(text: str) -> str | None:
    """The code of the language ``text`` is mostly written in, one of :data:`LANGUAGES`.

    ``None`` where it is a language without a pack (Russian, Arabic, German, Chinese …) or where
    nothing can be told. A text of a few words with no telling one among them is taken for the
    language of its script. Beginning, middle and end are looked at, so the time does not grow
    with the text.
    """
    sample = _sample(text)
    script = _dominating_script(sample)
    if script is None:
        return None
    words = [word for word in _WORD.findall(sample.translate(_FOLD).lower()) if _is_in(script, word)]
    scores = {profile.language: _score(profile, words) for profile in _profiles_of(script)}
    best = max(scores, key=lambda language: scores[language])
    if len(words) >= _FEW_WORDS and SCRIPTS[script].of_many_languages:
        if scores[best] < _LEAST_SHARE * len(words):
            return None
    elif scores[best] <= 0:
        best = SCRIPTS[script].usual_language
    return best if best in LANGUAGES else None


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE_PART:
        return text
    middle = len(text) // 2
    parts = text[:_SAMPLE_PART], text[middle : middle + _SAMPLE_PART], text[-_SAMPLE_PART:]
    return "\n".join(parts)


def _dominating_script(text: str) -> str | None:
    counts = {name: len(_letters_of(name).findall(text)) for name in SCRIPTS}
    name = max(counts, key=lambda script: counts[script])
    known = counts[name]
    others = sum(character.isalpha() for character in text) - sum(counts.values())
    return name if known and known > others else None


@cache
def _letters_of(script: str) -> re.Pattern[str]:
    return re.compile(f"[{SCRIPTS[script].letters}]")


def _is_in(script: str, word: str) -> bool:
    return _letters_of(script).match(word) is not None


@cache
def _profiles_of(script: str) -> tuple[LanguageProfile, ...]:
    return tuple(profile for profile in PROFILES if profile.script == script)


def _score(profile: LanguageProfile, words: Iterable[str]) -> float:
    """How well the words fit a language: its common words and own letters for it, others against."""
    counts = Counter(words)
    common = sum(number for word, number in counts.items() if word in profile.common_words)
    letters = Counter[str]()
    for word, number in counts.items():
        for letter in word:
            letters[letter] += number
    own = sum(letters[letter] for letter in profile.own_letters)
    foreign = sum(letters[letter] for letter in profile.foreign_letters)
    return common + 0.5 * own - foreign
