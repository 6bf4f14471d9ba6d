"""One item of a plan: add it, change its words, move its branch, remove and restore it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from townbook.desk.member_page import Member
from townbook.desk.plans.access import any_item_of, item_of, office_page, plan_of
from townbook.desk.plans.item_forms import ItemForm, MoveForm, ReasonForm, without_branch
from townbook.desk.plans.saying import problems_of, take_in
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Item, Level, Plan
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.selectors.item_links import answers_of, places_of_item
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.selectors.outline import matching, outline
from townbook.plans.services.add_item import add_item
from townbook.plans.services.find_seat import Spot, Step, Where, find_seat, spot_of_step
from townbook.plans.services.move_item import move_item
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.revise_item import ItemChangedMeanwhile, revise_item
from townbook.plans.services.set_level import set_level


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else wrote into the item meanwhile: the fields that differ now, and all it says."""

    changed: tuple[str, ...]
    now: ItemContent


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def item_new(request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """Add an item: ``?under=`` or ``?after=`` the key of another, else at the top."""
    plan = plan_of(member, plan_slug)
    spot = _spot(plan, request)
    form = ItemForm(request.POST if request.method == "POST" else None, plan=plan, levels=())
    problem: ValidationError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            item = add_item(plan=plan, content=form.content, spot=spot, reason=form.why, actor=member.user)
            return redirect("desk:plan-item", member.city.slug, plan.slug, item.key)
        except ValidationError as wrong:
            problem = wrong
    context = {
        "city": member.city,
        "plan": plan,
        "spot": spot,
        "level": find_seat(plan=plan, spot=spot).level,
        "form": form,
        "problems": problems_of(problem, form),
    }
    return render(request, "desk/plans/new_item.html", context, status=422 if form.errors or problem else 200)


def _spot(plan: Plan, request: HttpRequest) -> Spot:
    for where in (Where.UNDER, Where.AFTER, Where.BEFORE):
        if key := request.GET.get(where.value):
            return Spot(where, item_of(plan, key))
    return Spot(Where.TOP)


def _levels(plan: Plan) -> list[Level]:
    return list(Level.objects.filter(plan=plan).order_by("position"))


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def plan_item(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """The item's words, days and level, what hangs on it, and what can be done with it."""
    plan = plan_of(member, plan_slug)
    item = any_item_of(plan, item_key)
    if request.method == "POST" and item.removed_at is not None:
        raise Http404
    levels = _levels(plan)
    if request.method != "POST":
        return _item_page(request, member, item, _form_of(item, levels))
    form = ItemForm(request.POST, plan=plan, levels=levels)
    if not form.is_valid():
        return _item_page(request, member, item, form)
    try:
        _revise(item, form, member)
    except ValidationError as problem:
        return _item_page(request, member, item, form, problem=problem)
    except ItemChangedMeanwhile as other:
        take_in(form, version=other.version)
        return _item_page(request, member, item, form, conflict=Conflict(other.changed, other.current))
    return redirect(reverse("desk:plan-item", args=[member.city.slug, plan.slug, item.key]) + "?saved")


@transaction.atomic
def _revise(item: Item, form: ItemForm, member: Member) -> None:
    version = form.cleaned_data["version"]
    if version is None or version > version_of(item=item):
        raise Http404
    revised = revise_item(
        item=item, content=form.content, expected_version=version, reason=form.why, actor=member.user
    )
    if form.chosen_level is not None and form.chosen_level.pk != revised.level_id:
        set_level(item=revised, level=form.chosen_level, reason=form.why, actor=member.user)


def _form_of(item: Item, levels: list[Level]) -> ItemForm:
    initial = {
        "number": item.number,
        "title": item.title,
        "description": item.description,
        "starts": item.starts,
        "ends": item.ends,
        "level": item.level.key,
        "version": version_of(item=item),
    }
    return ItemForm(plan=item.plan, levels=levels, initial=initial)


def _item_page(
    request: HttpRequest,
    member: Member,
    item: Item,
    form: ItemForm,
    *,
    problem: ValidationError | None = None,
    conflict: Conflict | None = None,
) -> HttpResponse:
    problems = problems_of(problem, form)
    context = {
        "city": member.city,
        "plan": item.plan,
        "item": item,
        "form": form,
        "problems": problems,
        "conflict": conflict,
        "answers": answers_of(item=item),
        "steps": content_of(item=item).milestones,
        "places": places_of_item(item=item),
        "parts": Item.objects.filter(parent=item).order_by("position"),
        "why": ReasonForm(plan=item.plan, prefix="why"),
        "saved": "saved" in request.GET and not form.is_bound,
        "said": request.GET.get("said", ""),
    }
    wrong = bool(form.errors or problems or conflict)
    return render(request, "desk/plans/item.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def item_move(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Choose where the item's branch goes; ``?q=`` narrows the choice by number and title."""
    plan = plan_of(member, plan_slug)
    item = item_of(plan, item_key)
    words = request.GET.get("q", "")[:200].replace("\0", "")
    rows = without_branch(outline(plan=plan), item)
    shown = list(matching(rows, words, plan.language)) if words.strip() and request.method != "POST" else rows
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        plan=plan,
        rows=shown,
        initial={"where": Where.UNDER.value, "parent": item.parent_id},
    )
    problem: ValidationError | None = None
    is_moved_elsewhere = False
    if request.method == "POST" and form.is_valid():
        try:
            move_item(
                item=item,
                spot=form.spot,
                expected_parent=form.cleaned_data["parent"],
                reason=form.why,
                actor=member.user,
            )
            return _to_tree(member, plan, item)
        except ValidationError as wrong:
            problem = wrong
        except ChangedMeanwhile:
            take_in(form, parent=item.parent_id or "")
            is_moved_elsewhere = True
    context = {
        "city": member.city,
        "plan": plan,
        "item": item,
        "form": form,
        "words": words,
        "problems": problems_of(problem, form),
        "is_moved_elsewhere": is_moved_elsewhere,
    }
    wrong_now = bool(form.errors or problem or is_moved_elsewhere)
    return render(request, "desk/plans/move.html", context, status=422 if wrong_now else 200)


@require_POST
@office_page
def item_step(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Move the item by one: up, down, in or out; where there is no further way it stays, and where somebody
    else moved it in this moment.
    """
    plan = plan_of(member, plan_slug)
    item = item_of(plan, item_key)
    try:
        step = Step(request.POST.get("step", ""))
    except ValueError:
        raise Http404 from None
    spot = spot_of_step(item=item, step=step)
    if spot is not None:
        with suppress(ChangedMeanwhile):
            move_item(item=item, spot=spot, expected_parent=item.parent_id, actor=member.user)
    if request.POST.get("from") == "plan":
        return _to_tree(member, plan, item)
    address = reverse("desk:plan-item", args=[member.city.slug, plan.slug, item.key])
    return redirect(address + ("?said=moved" if spot else "?said=stays") + "#steps")


def _to_tree(member: Member, plan: Plan, item: Item) -> HttpResponse:
    return redirect(reverse("desk:plan", args=[member.city.slug, plan.slug]) + f"#item-{item.pk}")


@require_POST
@office_page
def item_remove(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Take the item out of the plan, with all that is part of it."""
    plan = plan_of(member, plan_slug)
    item = item_of(plan, item_key)
    remove_item(item=item, reason=request.POST.get("why-reason", "")[:2_000], actor=member.user)
    return redirect(reverse("desk:plan", args=[member.city.slug, plan.slug]) + "?said=removed#removed")


@require_POST
@office_page
def item_restore(_request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Bring a removed item back, with all that went with it."""
    plan = plan_of(member, plan_slug)
    item = any_item_of(plan, item_key)
    try:
        restore_item(item=item, actor=member.user)
    except ValidationError:
        return redirect(
            reverse("desk:plan-item", args=[member.city.slug, plan.slug, item.key]) + "?said=parent"
        )
    return _to_tree(member, plan, item)
