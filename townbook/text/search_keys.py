"""Keys under which the many spellings and forms of a word meet.

A key is made to be compared with other keys, not to be read: it is neither a stem nor a dictionary
form. "вулицями" and "вулиця", "פרויקטים" and "לפרויקט", "پروژه های" and "پروژههای" have one key each.
The rules are data (:mod:`townbook.text.packs.search`); a dictionary of forms would know more words,
but takes 60 MB of memory and knows no names of places and people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from townbook.text.digits import ascii_digits
from townbook.text.languages import LANGUAGES
from townbook.text.packs.search import Ending, SearchPack, search_pack

_MARKS = (
    *range(0x0300, 0x0370),  # accents that have no letter of their own, such as the Ukrainian stress
    *range(0x0591, 0x05BE),  # Hebrew points and cantillation; the maqaf U+05BE parts words
    *(0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7),
    *(*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)),
)
_APOSTROPHES = "'’‘ʼʹ`´′׳"
_INVISIBLE = "\u00ad\u0640\u200b\u200d\u200e\u200f\u2060\ufeff"
_JOINER = "\u200c"

_DROPPED = dict.fromkeys((*_MARKS, *map(ord, _APOSTROPHES + _INVISIBLE)))

# Gershayim, or a quotation mark typed for it, inside a word: תב״ר.
_QUOTE_INSIDE = re.compile(r"(?<=[^\W\d_])[\"“”„״](?=[^\W\d_])")

_TOKEN = re.compile(rf"[^\W\d_]+(?:{_JOINER}+[^\W\d_]+)*|\d+")

# Every form of a word a city writes fits; a hostile text cannot fill the memory.
_REMEMBERED_WORDS = 65_536
_LONGEST_WORD = 64


def search_tokens(text: str, language: str) -> list[str]:
    """The keys of the words and numbers of ``text``, in order.

    A word is taken for one of ``language`` if it is in its script, else for one of the language that
    uses the script. ``KeyError`` for a language without a pack.
    """
    search_pack(language)
    return [_word_key(word, language) for word in _glued(_TOKEN.findall(_plain(text)), language)]


def typed_words(text: str, language: str) -> list[str]:
    """The words and numbers of ``text`` in one spelling, but with their prefixes and endings.

    For a word that is still being typed, of which an ending cannot be told. ``KeyError`` for a language
    without a pack.
    """
    search_pack(language)
    typed = []
    for word in _glued(_TOKEN.findall(_plain(text)), language):
        pack = _pack_of(word[0], language)
        typed.append(_with_own_letters(word, pack) if pack else word)
    return typed


def search_key(text: str, language: str) -> str:
    """The keys of the words of ``text`` with a space between; the key of a key is itself."""
    return " ".join(search_tokens(text, language))


def same_words(first: str, second: str, language: str) -> bool:
    """Whether two texts are the same words in the same order, whatever their forms and spelling."""
    return search_key(first, language) == search_key(second, language)


def _plain(text: str) -> str:
    """``text`` in lower case, compatibility forms resolved, without marks over and in letters."""
    if text.isascii():
        return text.lower().replace("'", "")
    plain = unicodedata.normalize("NFKC", ascii_digits(text).replace("№", " ")).casefold()
    return _QUOTE_INSIDE.sub("", unicodedata.normalize("NFKC", plain.translate(_folds())))


@cache
def _folds() -> dict[int, str | None]:
    """What goes from any text, and the letters each language's script has for one another."""
    folds = {ord(letter): fold for code in LANGUAGES for letter, fold in search_pack(code).folds.items()}
    return {**folds, **_DROPPED}


def _glued(words: Iterable[str], language: str) -> list[str]:
    """Words with what belongs to them but is written apart, by a space or a joiner, taken in or off."""
    glued: list[str] = []
    waiting = ""
    for spelling in words:
        pack = _pack_of(spelling[0], language)
        word = _without_joiners(spelling, pack)
        if pack and word in pack.glued_to_next and not waiting:
            waiting = word
        elif waiting or not glued or not pack or word not in pack.glued_to_previous:
            glued.append(waiting + word)
            waiting = ""
    return [*glued, waiting] if waiting else glued


def _without_joiners(word: str, pack: SearchPack | None) -> str:
    first, *others = word.split(_JOINER)
    if pack:
        others = [part for part in others if part not in pack.glued_to_previous]
    return "".join((first, *others))


@cache
def _pack_of(letter: str, language: str) -> SearchPack | None:
    for candidate in (language, *LANGUAGES):
        if _letter_pattern(candidate).match(letter):
            return search_pack(candidate)
    return None


@cache
def _letter_pattern(language: str) -> re.Pattern[str]:
    return re.compile(f"[{search_pack(language).letters}]")


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _word_key(word: str, language: str) -> str:
    pack = search_pack(language) if _letter_pattern(language).search(word) else _pack_of(word[0], language)
    if pack is None or len(word) > _LONGEST_WORD:
        return word
    key = _with_own_letters(word, pack)
    while (shorter := _shorter(key, pack)) != key and not _is_glued(shorter, pack):
        key = shorter
    # What remains may be of another script: a Hebrew article before a Latin name.
    return key if key == word else _word_key(key, language)


def _is_glued(word: str, pack: SearchPack) -> bool:
    return word in pack.glued_to_next or word in pack.glued_to_previous


def _with_own_letters(word: str, pack: SearchPack) -> str:
    if word.isascii():
        return word
    if pack.drops_accents:
        letters = unicodedata.normalize("NFD", word)
        word = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if pack.lookalikes:
        word = "".join(pack.lookalikes.get(letter, letter) for letter in word)
    for letter in pack.doubled:
        while letter * 2 in word:
            word = word.replace(letter * 2, letter)
    return word


def _shorter(word: str, pack: SearchPack) -> str:
    """One step towards the key: a known form, a prefix or an ending less, a stem rewritten."""
    if word in pack.irregular:
        return pack.irregular[word]
    if word in pack.whole:
        return word
    stem = _without_ending(word, pack)
    if word[0] in pack.prefixes and stem not in pack.whole and (len(word) > 3 or word[1:] in pack.short):
        return word[1:]
    if stem != word:
        return stem
    for rewrite in pack.rewrites:
        if len(word) >= rewrite.length and word.endswith(rewrite.old):
            return word[: -len(rewrite.old)] + rewrite.new
    return word


def _without_ending(word: str, pack: SearchPack) -> str:
    if not word.endswith(pack.kept_endings):
        for ending in pack.endings:
            if _may_lose(word, ending):
                return word[: -len(ending.text)]
    return word


def _may_lose(word: str, ending: Ending) -> bool:
    stem = len(word) - len(ending.text)
    if stem < ending.stem or not word.endswith(ending.text):
        return False
    return not ending.after or word[stem - 1] in ending.after
