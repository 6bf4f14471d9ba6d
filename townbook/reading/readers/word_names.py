"""Names in Word's XML (ECMA-376 part 1, WordprocessingML), and reading their values without trust."""

from __future__ import annotations

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    """A WordprocessingML name as lxml spells it."""
    return f"{{{MAIN}}}{name}"


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child with a WordprocessingML name."""
    return None if element is None else element.find(w(name))


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """The value of a WordprocessingML attribute; empty where there is none."""
    return "" if element is None else element.get(w(name)) or ""


def number_of(value: str, otherwise: int = 0) -> int:
    """A whole number that a file says; ``otherwise`` where it is none or has more than nine digits."""
    digits = value.removeprefix("-")
    return int(value) if digits.isdecimal() and digits.isascii() and len(digits) < 10 else otherwise


def indent_of(properties: etree._Element | None) -> int | None:
    """How far in paragraph properties let a paragraph begin, in twentieths of a point."""
    element = child(properties, "ind")
    inwards = attribute(element, "left") or attribute(element, "start")
    return max(number_of(inwards), 0) if inwards else None


def is_on(element: etree._Element | None) -> bool:
    """Whether an on/off property is there and on."""
    return element is not None and attribute(element).lower() not in ("0", "false", "off", "none")
