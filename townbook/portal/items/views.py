"""A line of a plan: who answers for it, what was reported, on whose word, and what was said before."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from townbook.cities.models import City
from townbook.plans.models import Item
from townbook.plans.selectors.item_history import MOST_CHANGES, item_history
from townbook.plans.selectors.item_page import item_at
from townbook.plans.selectors.removed import is_removed_item, is_removed_number
from townbook.portal.city_page import city_page
from townbook.portal.gone import Gone, gone_page
from townbook.portal.items.card import card_of
from townbook.portal.items.history import history_entries
from townbook.portal.items.sheet import ItemSheet, item_sheet
from townbook.portal.items.short_addresses import (
    LARGEST_NUMBER,
    MISTYPED,
    NO_SUCH_ITEM,
    address_of_number,
    short_address,
)
from townbook.portal.items.short_codes import MistypedCode, code_of, number_of
from townbook.portal.plans.lines import MOST_LINES, lines_of
from townbook.ui.errors import Trouble
from townbook.ui.typesetting import TypesettingFailed

View = Callable[..., HttpResponse]

A_DAY = 24 * 3600

_log = logging.getLogger(__name__)


def _in_the_citys_language(view: View) -> View:
    """What hangs on a fence or is shared speaks the city's language, whoever asked for it."""

    @wraps(view)
    def answer(request: HttpRequest, city: City, **address: str) -> HttpResponse:
        with translation.override(city.language):
            response = view(request, city, **address)
        response.headers["Content-Language"] = city.language
        return response

    return answer


@city_page
def item_page_of_plan(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """The item with its responsibilities, reports and figures, and what hangs below it."""
    sheet = _sheet(city, plan_slug, item_key)
    context = {
        "city": city,
        "plan": sheet.plan,
        "sheet": sheet,
        "branch": sheet.page.branch,
        "item": sheet.item,
        "short": short_address(request, sheet.code),
        "lines": lines_of(sheet.page.branch.children, MOST_LINES),
    }
    return render(request, "portal/item.html", context)


@city_page
def item_history_page(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """What the item and its reports said before, and what was changed."""
    item = _item(city, plan_slug, item_key)
    changes = item_history(item=item)
    context = {
        "city": city,
        "plan": item.plan,
        "item": item,
        "entries": history_entries(changes, item.plan.language),
        "is_cut": len(changes) == MOST_CHANGES,
    }
    return render(request, "portal/item_history.html", context)


@city_page
@_in_the_citys_language
def item_sign(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """A sheet of paper for the fence of a building site."""
    sheet = _sheet(city, plan_slug, item_key)
    short = short_address(request, sheet.code)
    context = {"city": city, "plan": sheet.plan, "sheet": sheet, "item": sheet.item, "short": short}
    return render(request, "portal/item_sign.html", context)


@city_page
def item_qr(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """The item's short address as a QR code (ISO/IEC 18004), a quarter of which may be dirty."""
    item = _item(city, plan_slug, item_key)
    address = request.build_absolute_uri(reverse("portal:short", args=[code_of(item.pk)]))
    drawn = BytesIO()
    code = segno.make_qr(address, error="q")
    code.save(drawn, kind="svg", scale=8, border=4, light="#fff", omitsize=True, xmldecl=False, nl=False)
    response = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


@city_page
@_in_the_citys_language
def item_card(request: HttpRequest, city: City, plan_slug: str, item_key: str) -> HttpResponse:
    """The picture that stands for the item where its address is shared."""
    sheet = _sheet(city, plan_slug, item_key)
    try:
        made = card_of(sheet, city)
    except TypesettingFailed:
        _log.exception("The card %s could not be set", request.path)
        return HttpResponse(status=503)
    response = HttpResponse(made, content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
def short_redirect(request: HttpRequest, code: str) -> HttpResponse:
    """From the address on a sign to the item's page; a typing slip is told from an item that is not there."""
    try:
        number = number_of(code)
    except MistypedCode:
        return _trouble(request, MISTYPED)
    try:
        address = address_of_number(number)
    except Item.DoesNotExist:
        is_gone = number <= LARGEST_NUMBER and is_removed_number(number=number)
        return gone_page(request) if is_gone else _trouble(request, NO_SUCH_ITEM)
    response = HttpResponsePermanentRedirect(address)
    # Should the item's address ever change, browsers that know the old one ask again the next day.
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def _trouble(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    return render(request, "ui/error.html", {"trouble": trouble, "status": 404}, status=404)


def _sheet(city: City, plan_slug: str, key: str) -> ItemSheet:
    try:
        return item_sheet(city=city, plan_slug=plan_slug, key=key)
    except Item.DoesNotExist:
        raise _not_there(city, plan_slug, key) from None


def _item(city: City, plan_slug: str, key: str) -> Item:
    try:
        return item_at(city=city, plan_slug=plan_slug, key=key)
    except Item.DoesNotExist:
        raise _not_there(city, plan_slug, key) from None


def _not_there(city: City, plan_slug: str, key: str) -> Exception:
    return Gone() if is_removed_item(city=city, plan_slug=plan_slug, key=key) else Http404()
