"""Who edits plans, and the plan and the item of an address: of the member's own city and no other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from townbook.desk.member_page import Member, MemberView, member_page
from townbook.plans.models import Item, Plan
from townbook.plans.permissions import may_edit_plans


def office_page(view: Callable[..., HttpResponse]) -> MemberView:
    """A page of those who edit plans and bodies; to others the city has no such page.

    What somebody else removed while the page was being answered is not there either.
    """

    @wraps(view)
    def answer(request: HttpRequest, member: Member, **address: str) -> HttpResponseBase:
        if not may_edit_plans(member.grants):
            raise Http404
        try:
            return view(request, member, **address)
        except (Plan.DoesNotExist, Item.DoesNotExist):
            raise Http404 from None

    return member_page(answer)


def plan_of(member: Member, slug: str) -> Plan:
    """The plan, published or not. Raises :class:`Http404` for another city's, and for a removed one."""
    try:
        return Plan.objects.select_related("city").get(city=member.city, slug=slug)
    except Plan.DoesNotExist:
        raise Http404 from None


def item_of(plan: Plan, key: str) -> Item:
    """The item of the plan. Raises :class:`Http404` for one that is not there, or was removed."""
    item = any_item_of(plan, key)
    if item.removed_at is not None:
        raise Http404
    return item


def any_item_of(plan: Plan, key: str) -> Item:
    """The item of the plan, removed or not. Raises :class:`Http404`."""
    if "\0" in key:  # No key holds one, and PostgreSQL refuses to look.
        raise Http404
    try:
        item = Item.all_rows.select_related("parent", "level").get(plan=plan, key=key)
    except Item.DoesNotExist:
        raise Http404 from None
    item.plan = plan
    return item
