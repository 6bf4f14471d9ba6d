"""Take a plan line apart: number, title, period, bracketed description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from townbook.text.dates import Precision, find_dates
from townbook.text.digits import ascii_digits

_OUTLINE_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)(?:[.)]\s*|\s+(?=\D)|\s*$)")
_CODE = re.compile(r"((?:[^\W\d_]{1,2}[.-]?)?\d{1,3}(?:[./-]\d{1,3})*(?:\.?[^\W\d_])?)[.)]?")
_LEADING_NUMBER = re.compile(
    r"\s*(?:(\d{1,3}(?:\.\d{1,3})+)[.)]?|(\d{1,2}|[^\W\d_]{1,2}-?\d{1,3})[.)])\s+(?=\D)"
)
_ABBREVIATION = re.compile(r"[^\W\d_]{1,6}")
_EDGES = " \t\n,;:–—-"


@dataclass(frozen=True, slots=True)
class TitleParts:
    """What a cell that names an item says. ``unclosed`` tells of a bracket never closed."""

    number: str
    title: str
    description: str
    starts: date | None
    ends: date | None
    unclosed: bool = False


def outline_number(text: str) -> str:
    """The number of a number cell: "2.", "2)", "۲" give "2"; "" where it is none."""
    match = _OUTLINE_NUMBER.fullmatch(ascii_digits(text.strip()))
    return match.group(1) if match else ""


def row_code(text: str) -> str:
    """The number of a table's row, which may hold letters too: "A-1", "3.1a"; "" where it is none."""
    match = _CODE.fullmatch(ascii_digits(text.strip()))
    return match.group(1) if match else ""


def title_parts(text: str, language: str) -> TitleParts:
    """Number, title, description and period of an item's cell.

    The description is what stands in the brackets that close the cell, or that stand right before
    the period; brackets within the title stay in it, and so does an abbreviation of the title's
    own ("Туристично-інформаційний центр (ТІ)"). Line ends count as spaces.
    """
    line = " ".join(text.split())
    match = _LEADING_NUMBER.match(ascii_digits(line))
    number, rest = (match[1] or match[2], line[match.end() :]) if match else ("", line)
    rest, starts, ends = _without_period(rest, language)
    title, description, unclosed = _without_description(rest)
    return TitleParts(number, title, description, starts, ends, unclosed)


def _without_period(text: str, language: str) -> tuple[str, date | None, date | None]:
    """Cut the years that stand at the end of the title, or right before or behind its brackets."""
    for span in reversed(find_dates(text, language)):
        if span.precision not in (Precision.YEAR, Precision.RANGE):
            continue
        before, after = text[: span.start].rstrip(_EDGES), text[span.end :].strip(_EDGES)
        if not before or _depth(text[: span.start]) > 0:
            continue
        if not after or (after.startswith("(") and _without_description(f"{before} {after}")[1]):
            return f"{before} {after}".strip(), span.starts, span.ends
    return text.strip(_EDGES), None, None


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _without_description(text: str) -> tuple[str, str, bool]:
    opening = _last_outer_bracket(text)
    if opening is None:
        return text.strip(_EDGES), "", False
    title, inner = text[:opening].rstrip(_EDGES), text[opening + 1 :].rstrip(" .")
    unclosed = _depth(text[opening:]) > 0
    inner = inner if unclosed else inner.removesuffix(")")
    if not title or (_ABBREVIATION.fullmatch(inner) and inner.isupper()):
        return text.strip(_EDGES), "", False
    return title, inner.strip(), unclosed


def _last_outer_bracket(text: str) -> int | None:
    """Where the brackets that close the text begin; ``None`` where it closes with none."""
    depth, opening = 0, None
    for position, character in enumerate(text):
        if character == "(":
            if depth == 0:
                opening = position
            depth += 1
        elif character == ")" and depth:
            depth -= 1
    if opening is None:
        return None
    closing = _matching(text, opening)
    return opening if closing is None or not text[closing + 1 :].strip(" .;,") else None


def _matching(text: str, opening: int) -> int | None:
    depth = 0
    for position in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        if depth == 0:
            return position
    return None
