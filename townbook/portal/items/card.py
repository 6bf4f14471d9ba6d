"""The picture that stands for an item where its address is shared."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache as once
from pathlib import Path

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.translation import get_language
from lxml import html

from townbook.cities.models import City
from townbook.portal.items.sheet import ItemSheet
from townbook.portal.templatetags.places import period_words
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.languages import direction
from townbook.ui.charts.distribution import style_name
from townbook.ui.templatetags.townbook import bar_words
from townbook.ui.typesetting import typeset_picture

WIDTH, HEIGHT = 1200, 630
"""Pixels: what the networks cut nothing from."""

KEPT_FOR = 24 * 3600
"""Seconds a card is kept: its key is made of all that stands on it, so it is never out of date."""

LONGEST_TITLE = 170
LONGEST_STATUS = 60
"""Characters that fit."""

ACCENT = "#1d4d63"
"""Townbook's own colour, where a city has chosen none."""

_TEMPLATE = Path(__file__).with_name("card.typ")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SHADES = {
    Status.COMPLETED: "#256b3c",
    Status.ONGOING: "#1f7a78",
    Status.IN_PROGRESS: "#2a5f9e",
    Status.PLANNED: "#5d7187",
    Status.UNDER_REVIEW: "#6a4a9c",
    Status.POSTPONED: "#a1520f",
    Status.SUSPENDED: "#8a6100",
    Status.CANCELLED: "#962222",
    Status.NOT_STARTED: "#77705f",
    Status.UNREPORTED: "#6d675a",
}
"""The colours of ``ui/tokens.css`` on paper."""


def card_of(sheet: ItemSheet, city: City) -> bytes:
    """The card as a PNG, in the language being spoken; made the first time it is asked for.

    Raises :class:`~townbook.ui.typesetting.TypesettingFailed`.
    """
    template = _TEMPLATE.read_text(encoding="utf-8")
    manuscript = card_manuscript(sheet, city)
    words = json.dumps([template, manuscript], ensure_ascii=False, sort_keys=True)
    key = f"item-card-{hashlib.sha256(words.encode()).hexdigest()}"
    made: bytes | None = caches["pressed"].get(key)
    if made is None:
        made = typeset_picture(template, manuscript)
        caches["pressed"].set(key, made, KEPT_FOR)
    return made


def card_manuscript(sheet: ItemSheet, city: City) -> Mapping[str, str]:
    """All that ``card.typ`` sets: words in the reader's language, the status also as a shape."""
    language = get_language() or "en"
    latest = sheet.latest
    status = Status(latest.status) if latest else Status.UNREPORTED
    is_branch = latest is None and bool(sheet.page.branch.children)
    period = latest.period if latest else sheet.page.period
    counts = sheet.page.branch.standing.counts
    return {
        "language": language,
        "direction": direction(language),
        "plan_language": sheet.plan.language,
        "city": city.name_in(language),
        "title": shortened(sheet.item.title, LONGEST_TITLE),
        "status": shortened(bar_words(counts), LONGEST_STATUS)
        if is_branch
        else STATUS_LABELS[status][language],
        "style": "" if is_branch else style_name(status),
        "shape": "" if is_branch else status_shape(status),
        "period": period_words(period, city.calendar) if period else "",
        "accent": city.accent if _COLOUR.fullmatch(city.accent) else ACCENT,
    }


def shortened(words: str, most: int) -> str:
    """The words, at most ``most`` characters of them: cut after a whole word, an ellipsis at the end."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    whole = cut.rpartition(" ")[0] or cut
    return whole.rstrip(" ,;:.–-(«„“") + "…"


@once
def status_shape(status: Status) -> str:
    """The status's shape as an SVG document, from the drawing all pages share."""
    shapes = html.fragment_fromstring(
        render_to_string("ui/components/status_shapes.html"), create_parent=True
    )
    (symbol,) = shapes.xpath(".//symbol[@id=$name]", name=f"status-{style_name(status)}")
    drawn = "".join(html.tostring(child, encoding="unicode", method="xml") for child in symbol)
    coloured = drawn.replace("currentColor", _SHADES[status])
    cut = coloured.replace('class="shape-cut"', 'stroke="#fbfaf6"')
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{cut}</svg>'
