"""History in templates: links to it, and its moments."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from townbook.cities.models import City
from townbook.desk.history.entries import record_address
from townbook.desk.history.permissions import bodies_of_history, may_see_whole_history
from townbook.desk.member_page import member_on_page
from townbook.text.own_digits import own_digits
from townbook.ui import formats

register = template.Library()


@register.simple_tag(takes_context=True)
def history_link(context: RequestContext, record: str, record_id: int = 0) -> SafeString:
    """A link to everything that was done to a record, for who may see it; else nothing. Without a query.

    Without a number it leads to all records of the kind. The people of a body may see what was done to its
    reports.
    """
    member = member_on_page(context.request)
    if member is None:
        return SafeString("")
    is_theirs = record == "report" and bool(bodies_of_history(member.grants))
    if not may_see_whole_history(member.grants) and not is_theirs:
        return SafeString("")
    if record_id:
        address = record_address(member.city, record, record_id)
    else:
        address = f"{reverse('desk:history', args=[member.city.slug])}?{urlencode({'record': record})}"
    return format_html('<a class="history-link" href="{}">{}</a>', address, gettext("History"))


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
