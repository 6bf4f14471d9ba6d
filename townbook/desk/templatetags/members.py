"""What a staff page shows to whom."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext

from townbook.cities.permissions import may_change_city
from townbook.desk.member_page import roles_on_page

register = template.Library()


@register.simple_tag(takes_context=True)
def may_change_this_city(context: RequestContext) -> bool:
    """Whether the reader changes the settings of the page's city; without a query."""
    return may_change_city(roles_on_page(context["request"]))
