"""The order of letters in each language's alphabet, and the letters that count as others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """Letters in their order; ``same_as`` sorts a letter as another one."""

    letters: str
    same_as: Mapping[str, str] = field(default_factory=dict)


LATIN = Alphabet(
    "abcdefghijklmnopqrstuvwxyz",
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"},
)

CYRILLIC = Alphabet(
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    {"ё": "е", "ы": "и", "э": "е", "ъ": "ь", "ў": "у"},
)

HEBREW = Alphabet(
    "אבגדהוזחטיכלמנסעפצקרשת",
    {"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "װ": "וו", "ױ": "וי", "ײ": "יי"},
)

PERSIAN = Alphabet(
    "ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    {
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ئ": "ی",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "ە": "ه",
    },
)

# A language's own alphabet comes first, then Latin, then the others.
ORDER = {
    "uk": (CYRILLIC, LATIN, HEBREW, PERSIAN),
    "he": (HEBREW, LATIN, CYRILLIC, PERSIAN),
    "fa": (PERSIAN, LATIN, HEBREW, CYRILLIC),
    "en": (LATIN, CYRILLIC, HEBREW, PERSIAN),
}

IGNORED = "'’‘ʼʹ`´′׳\"“”„״«»\u0640"
