"""One plain form of letters, quotes, dashes and spaces, in place.

What is found in the folded text stands at the same place in the text itself.
"""

from __future__ import annotations

from townbook.text.digits import ascii_digits

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200c"
)
_DOUBLE_QUOTES = "“”„‟«»״″"
_APOSTROPHES = "’ʼ`‘ʹ´׳′"
# Written after a Persian word, not within: the hamza of an ezafe and the tanwin of an adverb.
_END_MARKS = "\u0654\u064b"
_DASHES = "‐‑‒–—―−־"

# İ is the one letter whose lower case is two characters. Arabic keyboards and old encodings give
# Persian texts ي and ك. A group mark is told as an apostrophe and the Arabic decimal mark as a full stop,
# which no language of the packs uses otherwise within a number.
_FOLDS = str.maketrans(
    {
        **dict.fromkeys(_SPACES + _END_MARKS, " "),
        **dict.fromkeys(_DOUBLE_QUOTES, '"'),
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_DASHES, "-"),
        "İ": "i",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "٬": "'",
        "٫": ".",
        "٪": "%",
        "﹪": "%",
        "％": "%",
    }
)


def folded(text: str) -> str:
    """``text`` in lower case with plain digits, letters, quotes, dashes and spaces.

    The length stays the same. Line ends and tabs stay; the zero-width non-joiner becomes a space.
    """
    return ascii_digits(text).translate(_FOLDS).lower()
