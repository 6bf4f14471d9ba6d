"""What was found in a city's plans, in templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from townbook.portal.city.findings import Kind, NamedItem
from townbook.portal.templatetags.places import status_mark
from townbook.sources.models import Passage
from townbook.ui.templatetags.townbook import margin_mark

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

register = template.Library()

WORDS: Mapping[Kind, StrPromise] = {
    Kind.COMPLETED: pgettext_lazy("after a number of items", "completed"),
    Kind.STOPPED: pgettext_lazy("after a number of items", "stopped"),
    Kind.RESUMED: pgettext_lazy("after a number of items", "resumed"),
    Kind.REPORTED: pgettext_lazy("after a number of items", "reported for the first time"),
    Kind.UNDER_WAY: pgettext_lazy("after a number of items", "under way"),
    Kind.LATE: pgettext_lazy("after a number of items", "past their day"),
    Kind.UNREPORTED: pgettext_lazy("after a number of items", "without a report"),
}
"""A kind as it stands under or after its number."""


@register.filter
def kind_word(kind: Kind) -> str:
    """A kind in the language being spoken."""
    return str(WORDS[kind])


@register.simple_tag
def finding_mark(sources: str, named: NamedItem, passages: Mapping[int, Passage]) -> SafeString:
    """The margin note of a named item: of its status, else of where the item itself stands in a document.

    ``sources`` is the address of the city's documents.
    """
    item = named.branch.item
    if not named.needs_passage:
        return status_mark(sources, named.branch.report, item.title)
    passage = passages.get(item.pk)
    if passage is None:
        return SafeString("")
    return margin_mark(f"{sources}{passage.source.key}/", passage.start, passage.end, item.title)
