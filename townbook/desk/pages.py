"""The pages of a city's desk, as far as they are there and a person may open them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from townbook.cities.grants import Grants
from townbook.cities.permissions import may_change_city
from townbook.desk.history.permissions import may_see_history
from townbook.desk.member_page import Member
from townbook.desk.permissions import may_see_drafts
from townbook.plans.permissions import may_edit_plans, may_watch_reports

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class _Page:
    """``name`` is that of its address."""

    name: str
    words: StrPromise
    is_for: Callable[[Grants], bool]


_PAGES = (
    _Page("desk:home", _("My desk"), bool),
    _Page("desk:drafts", _("Drafts"), lambda grants: may_see_drafts(grants.all_roles)),
    _Page("desk:periods", _("Reporting periods"), may_watch_reports),
    _Page("desk:plans", _("Plans"), may_edit_plans),
    _Page("desk:bodies", _("Bodies"), may_edit_plans),
    _Page("desk:members", _("Members"), lambda grants: may_change_city(grants.all_roles)),
    _Page("desk:history", _("History"), may_see_history),
    _Page("desk:city", _("Settings"), lambda grants: may_change_city(grants.all_roles)),
)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of the navigation; ``current`` is the value of its ``aria-current``: "page" on the page
    itself, "true" on those below it, else "".
    """

    words: StrPromise
    address: str
    current: str


def page_links(member: Member, path: str) -> tuple[PageLink, ...]:
    """The links for the member on the page at ``path``; without a query."""
    links = []
    home = reverse("desk:home", args=[member.city.slug])
    for page in _PAGES:
        address = address_if_any(page.name, member.city.slug) if page.is_for(member.grants) else ""
        if address:
            is_above = address != home and path.startswith(address)
            links.append(
                PageLink(page.words, address, "page" if path == address else "true" if is_above else "")
            )
    return tuple(links)


def address_if_any(name: str, *arguments: object) -> str:
    """The address of a page of the desk; "" where there is no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
