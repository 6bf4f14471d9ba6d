"""Who edits plans, and the plan and the item of an address: of the member's own city and no other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from townbook.desk.member_page import Member, MemberView, member_page
from townbook.plans.models import Item, Plan
from townbook.plans.permissions import may_edit_plans

_WRITTEN = frozenset(
    {
        *("number", "title", "description", "starts", "ends", "due", "reached_on", "reason"),
        *("name", "latitude", "longitude", "new_body"),
    }
)
"""Fields that people write into; the last parts of their names."""


class ItemRemoved(Exception):
    """The item is removed: nothing can be done with it but to restore it."""

    def __init__(self, item: Item) -> None:
        super().__init__(item.key)
        self.item = item


def office_page(view: Callable[..., HttpResponse]) -> MemberView:
    """A page of those who edit plans and bodies; to others the city has no such page.

    What somebody else removed while the page was being answered is not there either; who was writing on it
    is told so, and shown what they wrote.
    """

    @wraps(view)
    def answer(request: HttpRequest, member: Member, **address: str) -> HttpResponseBase:
        if not may_edit_plans(member.grants):
            raise Http404
        try:
            return view(request, member, **address)
        except ItemRemoved as gone:
            return _gone(request, member, gone.item)
        except (Plan.DoesNotExist, Item.DoesNotExist):
            if "item_key" in address:
                item = any_item_of(plan_of(member, address["plan_slug"]), address["item_key"])
                return _gone(request, member, item)
            raise Http404 from None

    return member_page(answer)


def _gone(request: HttpRequest, member: Member, item: Item) -> HttpResponse:
    """That it was removed meanwhile, to who sent something; to who only looks there is no page."""
    if request.method != "POST":
        raise Http404
    written = [
        text
        for name, values in request.POST.lists()
        if name.rpartition("-")[2] in _WRITTEN
        for text in values
        if text.strip()
    ]
    context = {"city": member.city, "plan": item.plan, "item": item, "written": written}
    return render(request, "desk/plans/gone.html", context, status=409)


def plan_of(member: Member, slug: str) -> Plan:
    """The plan, published or not. Raises :class:`Http404` for another city's, and for a removed one."""
    try:
        return Plan.objects.select_related("city").get(city=member.city, slug=slug)
    except Plan.DoesNotExist:
        raise Http404 from None


def item_of(plan: Plan, key: str) -> Item:
    """The item of the plan. Raises :class:`Http404` for one that is not there, :class:`ItemRemoved`."""
    item = any_item_of(plan, key)
    if item.removed_at is not None:
        raise ItemRemoved(item)
    return item


def item_at(member: Member, plan_slug: str, key: str) -> Item:
    """The item of an address, removed or not, with its plan, in one query. Raises :class:`Http404`."""
    if "\0" in key:
        raise Http404
    items = Item.all_rows.select_related("plan__city", "parent", "level")
    try:
        return items.get(plan__city=member.city, plan__slug=plan_slug, plan__removed_at__isnull=True, key=key)
    except Item.DoesNotExist:
        raise Http404 from None


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
