"""Moments of history in templates."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from townbook.cities.models import City
from townbook.text.own_digits import own_digits
from townbook.ui import formats

register = template.Library()


@register.simple_tag
def moment_in(moment: datetime, city: City) -> SafeString:
    """The day and minute it was where the city is."""
    local = timezone.localtime(moment, city.zone)
    language = get_language() or "en"
    return format_html(
        '<time datetime="{}">{}{}<bdi>{}</bdi></time>',
        local.isoformat(timespec="seconds"),
        formats.day(local.date(), language),
        pgettext("between the words of a list", ", "),
        own_digits(f"{local:%H:%M}", language),
    )
