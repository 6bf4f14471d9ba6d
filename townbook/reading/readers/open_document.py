"""Names and words in OpenDocument's XML (OASIS OpenDocument 1.3), for texts and for sheets."""

from __future__ import annotations

from lxml import etree

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
CONTENT = "content.xml"
_MOST_SPACES = 100


def text(name: str) -> str:
    """A name of text's own."""
    return f"{{{_SPACES.format('text')}}}{name}"


def table(name: str) -> str:
    """A name of tables'."""
    return f"{{{_SPACES.format('table')}}}{name}"


def style(name: str) -> str:
    """A name of styles'."""
    return f"{{{_SPACES.format('style')}}}{name}"


def drawing(name: str) -> str:
    """A name of drawings'."""
    return f"{{{_SPACES.format('drawing')}}}{name}"


def formatting(name: str) -> str:
    """A name that OpenDocument takes from XSL formatting objects."""
    return f"{{{_SPACES.format('xsl-fo-compatible')}}}{name}"


def office(name: str) -> str:
    """A name of the document's frame."""
    return f"{{{_SPACES.format('office')}}}{name}"


NOTE, NOTE_BODY, BOX = text("note"), text("note-body"), drawing("text-box")
_LEFT_OUT = frozenset((NOTE, BOX, office("annotation"), text("ruby-text"), text("tracked-changes")))
_TAB, _BREAK, _SPACE = text("tab"), text("line-break"), text("s")


def whole(value: str | None, otherwise: int) -> int:
    """A count that a file says; ``otherwise`` where it is none or has more than nine digits."""
    return int(value) if value and value.isdecimal() and value.isascii() and len(value) < 10 else otherwise


def words_of(element: etree._Element) -> str:
    """The words of a paragraph or heading, without those of notes, comments and boxes in it."""
    pieces = [_collapsed(element.text)]
    for part in element:
        if part.tag == _TAB:
            pieces.append("\t")
        elif part.tag == _BREAK:
            pieces.append("\n")
        elif part.tag == _SPACE:
            pieces.append(" " * min(whole(part.get(text("c")), 1), _MOST_SPACES))
        elif part.tag not in _LEFT_OUT:
            pieces.append(words_of(part))
        pieces.append(_collapsed(part.tail))
    return "".join(pieces)


def _collapsed(words: str | None) -> str:
    """Words as OpenDocument counts them: a line end in the XML is a space (part 3, 6.1.2)."""
    return (words or "").replace("\n", " ").replace("\t", " ")


def is_bold(style_element: etree._Element) -> bool | None:
    """Whether a style makes letters bold; ``None`` where it says nothing of it."""
    properties = style_element.find(style("text-properties"))
    weight = None if properties is None else properties.get(formatting("font-weight"))
    return None if weight is None else weight in ("bold", "600", "700", "800", "900")
