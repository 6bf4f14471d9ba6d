"""Decode the bytes of a text file whose encoding nobody wrote down."""

from __future__ import annotations

import codecs
import re

from townbook.reading.errors import Problem, UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LETTERS_BY_FREQUENCY = {
    "windows-1251": "оанитвіерсклудмпязьгйбчхцжюшєщїфґ",
    "koi8-u": "оанитвіерсклудмпязьгйбчхцжюшєщїфґ",
    "cp866": "оанитвіерсклудмпязьгйбчхцжюшєщїф",
    "windows-1255": "יוהלאתרבשםמנחדפקסעגןךטזצףץ",
    "windows-1256": "ايیردنهمتوسبشكکلگزفقعخپجحآصطغچضذثئژظةأإؤء",
    "cp1252": "éèàçêáíóúñãõâôîüöäßåæøìòùëïœ’“”–",
}
"""The letters outside ASCII that a text in each encoding is made of, commonest first."""

_NON_ASCII = re.compile(r"[^\x00-\x7f\xa0§©«®°±¶·»‐–—―‘’‚“”„†•…‰‹›€№™\ufffd]")
"""Signs of typography are left out: they stand in the same places in all of Windows' encodings."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01
_LEAST_LIKELY = 0.35
_FEW = 0.05
_MANY_NULS = 0.05
_SPOILT = "\ufffd"
_SOUND_FOR_EACH = 20
"""Letters outside ASCII that are sound UTF-8 for each byte that is not: a file with a few spoilt bytes."""
_SAMPLE = 64 * 1024
_LONGEST_CHARACTER = 3
"""Bytes that the end of a cut-off file can leave of a UTF-8 character."""


def decoded(data: bytes) -> str:
    """The text of a file.

    Unicode is recognised by its marks and by its form; of the older encodings the one is taken under
    which the bytes are the commonest letters of a language that was written in it.

    Raises :class:`UnreadableDocument` for bytes that are no text in any of them.
    """
    return decoded_with_encoding(data)[0]


def decoded_with_encoding(data: bytes) -> tuple[str, str]:
    """The text of a file, and the older encoding it is in; "" for one in Unicode.

    An older encoding has no room for many letters: what was saved in one may have lost some.
    Raises :class:`UnreadableDocument` for bytes that are no text in any of them.
    """
    text, encoding = _unicode_text(data), ""
    if text is None:
        text, encoding = _legacy_text(data)
    if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableDocument(Problem.NOT_TEXT)
    return text, encoding


def _unicode_text(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data.count(0) > _MANY_NULS * len(data):
        return _unmarked_utf16(data)
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data, final=False)
    spoilt = text.count(_SPOILT)
    if not spoilt:
        return text
    return text if spoilt * _SOUND_FOR_EACH < len(_NON_ASCII.findall(text[:_SAMPLE])) else None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: its spaces and line ends tell which byte comes first."""
    little = data[1::2].count(0) > data[0::2].count(0)
    try:
        return data[: len(data) // 2 * 2].decode("utf-16-le" if little else "utf-16-be")
    except UnicodeDecodeError:
        return None


def _legacy_text(data: bytes) -> tuple[str | None, str]:
    sample = data[:_SAMPLE]
    likelihoods = {encoding: _likelihood(sample, encoding) for encoding in _LETTERS_BY_FREQUENCY}
    best = max(likelihoods, key=lambda encoding: likelihoods[encoding])
    if likelihoods[best] >= _LEAST_LIKELY:
        return data.decode(best, errors="replace"), best
    mostly_ascii = sum(byte > 0x7F for byte in sample) < _FEW * len(sample)
    return (data.decode("cp1252", errors="replace"), "cp1252") if mostly_ascii else (None, "")


def _likelihood(sample: bytes, encoding: str) -> float:
    """How common, from 0 to 1, the letters are that the bytes would be.

    A capital after a small letter counts nothing: it shows bytes read in a neighbour's encoding.
    """
    text = sample.decode(encoding, errors="replace")
    letters = _LETTERS_BY_FREQUENCY[encoding]
    rank = {letter: 1 - place / len(letters) for place, letter in enumerate(letters)}
    total = sum(
        rank.get(letter.group().lower(), 0.0)
        for letter in _NON_ASCII.finditer(text)
        if letter.group().islower() or not text[max(letter.start() - 1, 0)].islower()
    )
    return total / max(len(_NON_ASCII.findall(text)), 1)
