"""Show a spreadsheet's stored number the way its cell does.

Rules: ECMA-376 part 1, 18.8.30 (``numFmt``). Dates are written 01.03.2023, times 14:05, and numbers with
a decimal point and without thousands' separators, whatever the language of whoever made the sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "d.m.yyyy", 15: "d.mmm.yy",
    16: "d.mmm", 17: "mmm.yyyy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "d.m.yyyy h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
}  # fmt: skip
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|([0#?][0#?,.]*)|(General)|(.)', re.DOTALL
)
_DATE_LETTERS = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE | re.DOTALL)
_FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)
_FIRST_DAY_1904 = datetime(1904, 1, 1, tzinfo=UTC)
_MOST_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class _Look:
    """A number format taken apart; ``decimals`` is ``None`` for as many as the number has."""

    has_day: bool = False
    has_month: bool = False
    has_year: bool = False
    has_time: bool = False
    before: str = ""
    after: str = ""
    decimals: int | None = None
    scale: Decimal = Decimal(1)


def shown(stored: str, format_id: int, formats: dict[int, str], *, from_1904: bool) -> str:
    """What a cell shows for a stored number, with the format of that number; the stored text where it
    is no number. ``formats`` are the workbook's own; ``from_1904`` is how old Macs count days."""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return stored
    look = _look(formats.get(format_id) or _BUILT_IN.get(format_id, "General"))
    if look.has_day or look.has_month or look.has_year or look.has_time:
        return _moment(number, look, from_1904=from_1904)
    return f"{look.before}{_digits(number * look.scale, look.decimals)}{look.after}".strip()


@lru_cache(maxsize=1024)
def _look(code: str) -> _Look:
    section = code.split(";", maxsplit=1)[0]
    letters = _DATE_LETTERS.sub("", section).lower().replace("general", "")
    if re.search("[ydhs]|m", letters) and not re.search(
        "[0#?]", letters.replace("s.0", "").replace("s.00", "")
    ):
        has_time = bool(re.search("[hs]", letters))
        has_month = "mmm" in letters or ("m" in letters and bool(re.search("[yd]", letters) or not has_time))
        return _Look(has_day="d" in letters, has_month=has_month, has_year="y" in letters, has_time=has_time)
    before, after, placeholder = "", "", None
    for quoted, escaped, currency, digits, general, other in _TOKEN.findall(section):
        if (digits or general) and placeholder is None:
            placeholder = digits
        elif literal := quoted or escaped or currency or other:
            before, after = (before + literal, after) if placeholder is None else (before, after + literal)
    percent = Decimal(100) ** (before + after).count("%")
    if not placeholder or "/" in after or "E" in after:
        return _Look(before=before, after=after) if placeholder == "" else _Look()
    thousands = len(placeholder) - len(placeholder.rstrip(","))
    _, _, fraction = placeholder.rstrip(",").partition(".")
    decimals = sum(sign in "0#?" for sign in fraction)
    return _Look(before=before, after=after, decimals=decimals, scale=percent / Decimal(1000) ** thousands)


def _digits(number: Decimal, decimals: int | None) -> str:
    if decimals is None:
        number = Decimal(f"{number:.15g}")  # a stored binary fraction has noise from the 16th digit on
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    step = Decimal(1).scaleb(-min(decimals, _MOST_DECIMALS))
    try:
        return f"{number.quantize(step, ROUND_HALF_UP):f}"
    except InvalidOperation:
        return f"{number:f}"


def _moment(number: Decimal, look: _Look, *, from_1904: bool) -> str:
    try:
        moment = (_FIRST_DAY_1904 if from_1904 else _FIRST_DAY) + timedelta(seconds=round(number * 86400))
    except OverflowError:
        return _digits(number, None)
    date = ".".join(
        form
        for form, wanted in (("%d", look.has_day), ("%m", look.has_month), ("%Y", look.has_year))
        if wanted
    )
    time = "%H:%M" if look.has_time else ""
    return moment.strftime(f"{date} {time}".strip())
