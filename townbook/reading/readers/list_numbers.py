"""Numbers of list entries, in letters, Roman and Hebrew numerals too.

The formats have the names that ECMA-376 part 1, 17.18.59 (``ST_NumberFormat``) gives them.
"""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_LARGEST_IN_LETTERS = 3999
_HEBREW_UNITS = " אבגדהוזחט"
_HEBREW_TENS = " יכלמנסעפצ"
_HEBREW_HUNDREDS = ("", "ק", "ר", "ש", "ת", "תק", "תר", "תש", "תת", "תתק")


def formatted(number: int, style: str) -> str:
    """A number in a format; decimal for a format that is not known."""
    if not 0 < number <= _LARGEST_IN_LETTERS:
        return str(number)
    if style in _ALPHABETS:
        alphabet = _ALPHABETS[style]
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1)
    if style in ("lowerRoman", "upperRoman"):
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    if style == "hebrew1":
        return _hebrew(number)
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        letters += sign * times
    return letters


def _hebrew(number: int) -> str:
    """A number in Hebrew letters; 15 and 16 are written 9+6 and 9+7, not with letters of the Name."""
    hundreds, rest = divmod(number, 100)
    if hundreds >= len(_HEBREW_HUNDREDS):
        return str(number)
    low = {15: "טו", 16: "טז"}.get(rest) or (_HEBREW_TENS[rest // 10] + _HEBREW_UNITS[rest % 10]).strip()
    return _HEBREW_HUNDREDS[hundreds] + low.replace(" ", "")
