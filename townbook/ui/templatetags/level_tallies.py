"""How many items a plan has at a level, in words."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from townbook.reading.level_words import counted_level
from townbook.reading.level_words import level_word as counted_word

register = template.Library()


@register.simple_tag
def level_word(label: str, count: int, language: str) -> str:
    """The level's name as it stands under or after its number; as the document has it where no pack knows
    the word. ``language`` is the plan's."""
    return counted_word(label, count, language) or label


@register.simple_tag
def level_tally(label: str, count: int, language: str) -> SafeString:
    """The number with the level's name, in the plan's language: "25 стратегічних цілей"."""
    return format_html('<bdi lang="{}">{}</bdi>', language, counted_level(label, count, language))
