"""What a staff page shows to whom."""

from __future__ import annotations

from django import template
from django.template.context import RequestContext

from townbook.desk.member_page import member_on_page
from townbook.desk.pages import PageLink, page_links

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_pages(context: RequestContext) -> tuple[PageLink, ...]:
    """The pages of the desk the reader may open; none on a page that is not a member's. Without a query."""
    request = context["request"]
    member = member_on_page(request)
    return page_links(member, request.path) if member else ()
