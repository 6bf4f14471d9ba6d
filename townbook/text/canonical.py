"""One form of text for everything that counts characters.

Passages are character ranges; they mean the same to everybody only if everybody holds the same
characters. A reader makes its text canonical before it notes any place in it.
"""

from __future__ import annotations

import unicodedata

_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"

_KEPT_CONTROLS = "\t\n"

# Direction is decided by the page that shows the text, never by characters hidden in it; an
# override can make "12" look like "21" (CVE-2021-42574). Soft hyphens split words for searching.
_DROPPED_FORMATS = (
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)

_LONE_SURROGATES = range(0xD800, 0xE000)


def _replacements() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
    for character in _KEPT_CONTROLS:
        del table[ord(character)]
    table.update({ord(character): None for character in _DROPPED_FORMATS})
    table.update({ord(character): "\n" for character in _LINE_ENDS})
    table.update(dict.fromkeys(_LONE_SURROGATES, "\ufffd"))
    return table


_REPLACEMENTS = _replacements()


def canonical_text(text: str) -> str:
    r"""Return ``text`` in Unicode NFC, with ``\n`` for every kind of line end.

    Control characters (all but tab and line end), byte order marks, soft hyphens, zero-width
    spaces and the marks that embed or override direction are dropped. The zero-width non-joiner,
    which Persian writes inside words, and the no-break space stay. Half of a surrogate pair,
    which no file can store, becomes U+FFFD. Doing it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_REPLACEMENTS))
