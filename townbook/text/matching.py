"""One spelling for patterns to look at, character for character.

Documents write one thing with many characters: five dashes, eight apostrophes, two letters for
the Persian "k". A pattern should not have to name them all, and places found in the folded text
must be places in the text as given: so folding keeps every character at its offset.
"""

from __future__ import annotations

from townbook.text.digits import ascii_digits

_SAME = {
    " ": "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u05be\ufe58\ufe63\uff0d",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u05f3\u0060\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033\u05f4\u00ab\u00bb",
    "/": "\u2044\u2215",
    ".": "\u066b",
    ",": "\u066c\u060c",
    "%": "\u066a",
    "ی": "\u064a\u0649\u06d2",
    "ک": "\u0643",
    "ه": "\u06c0\u06c1\u06d5",
}

_FOLD = str.maketrans({other: one for one, others in _SAME.items() for other in others})


def folded(text: str) -> str:
    """``text`` in lower case with ASCII digits and one spelling of a mark, each where it was.

    The length never changes: a capital whose small form is two characters stays a capital.
    """
    plain = ascii_digits(text).translate(_FOLD)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in plain)
