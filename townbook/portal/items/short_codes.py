"""Short names for items, to be read off a sign and typed into a telephone.

A code is the item's number in the database, written to the base of 23, and a check character. Of signs that
look alike there is at most one among the 23 (2 but no Z, 8 but no B, V but no U; none of 0 O Q 1 I L 5 S),
and no vowel, so that no code is a word. 23 is a prime number, and each place has a weight of its own in the
check, as in an ISBN-10 (ISO 2108:1992): every single wrong character and every two neighbours that were
swapped are found out.
"""

from __future__ import annotations

ALPHABET = "2346789CDFGHJKMNPRTVWXY"
"""The characters by their value."""

SHORTEST = 4
"""Characters before the check character."""

LONGEST = 15
"""Characters of any code: as many as the largest number of a database needs, and the check."""

_BASE = len(ALPHABET)
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


class MistypedCode(ValueError):
    """The characters are no code at all: something was mistyped."""


def code_of(number: int) -> str:
    """The code of a number. Raises :class:`ValueError` for one that is not positive."""
    if number < 1:
        raise ValueError("only positive numbers have codes")
    digits = ""
    while number:
        number, value = divmod(number, _BASE)
        digits = ALPHABET[value] + digits
    digits = digits.rjust(SHORTEST, ALPHABET[0])
    return digits + _check(digits)


def number_of(code: str) -> int:
    """The number of a code, however its letters are cased and spaced. Raises :class:`MistypedCode`."""
    plain = "".join(code.upper().replace("-", " ").split())
    if not SHORTEST < len(plain) <= LONGEST or any(character not in _VALUES for character in plain):
        raise MistypedCode(code)
    digits, check = plain[:-1], plain[-1]
    is_padded = len(digits) > SHORTEST and digits[0] == ALPHABET[0]
    if is_padded or check != _check(digits):
        raise MistypedCode(code)
    number = 0
    for character in digits:
        number = number * _BASE + _VALUES[character]
    if number < 1:
        raise MistypedCode(code)
    return number


def _check(digits: str) -> str:
    """The character that makes the weighted sum a multiple of 23; weights count from the end, which has 1."""
    total = sum(weight * _VALUES[character] for weight, character in enumerate(reversed(digits), start=2))
    return ALPHABET[-total % _BASE]
