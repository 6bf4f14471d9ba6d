"""Take stray markup out of a line: tags, entities and Markdown signs that a conversion left behind."""

from __future__ import annotations

import html
import re

_PARAGRAPH_TAG = re.compile(r"</?(?:p|div|li|ul|ol|tr|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br(?:\s[^<>]*)?/?>", re.IGNORECASE)
_OTHER_TAG = re.compile(
    r"</?(?:i|b|u|s|em|strong|span|sup|sub|font|a|small|big|center|del|ins|mark|o:p|td|th|table|tbody)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_STRONG = re.compile(r"(?<!\*)\*\*(?=[^\s*])(.{1,1000}?)(?<=[^\s*])\*\*(?!\*)")
_MOST_EMPHASES = 200
"""Double stars in one line or cell; more are no emphasis."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[a-z]+:|#|/|\.)[^()\s]*(?:\s+\"[^\"]*\")?\)")
_ESCAPE = re.compile(r"\\([*_.#|\[\]()>~`+-])")


def without_markup(text: str) -> str:
    """The words of a line; a line end where a break stood, a blank line where a paragraph began or ended."""
    if "<" in text:
        text = _OTHER_TAG.sub("", _PARAGRAPH_TAG.sub("\n\n", _BREAK_TAG.sub("\n", text)))
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    if 1 < text.count("**") <= _MOST_EMPHASES:
        text = _STRONG.sub(r"\1", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
