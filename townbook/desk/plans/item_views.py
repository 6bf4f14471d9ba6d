"""One item of a plan: add it, change what it says and its level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from townbook.desk.member_page import Member
from townbook.desk.plans.access import ItemRemoved, any_item_of, item_at, item_of, office_page, plan_of
from townbook.desk.plans.done import done_of
from townbook.desk.plans.item_forms import ItemForm, ReasonForm
from townbook.desk.plans.saying import problems_of, take_in
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Item, Level, Plan
from townbook.plans.selectors.branches import branch_below
from townbook.plans.selectors.item_links import answers_of, places_of_item
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.add_item import add_item
from townbook.plans.services.find_seat import Spot, Where, find_seat
from townbook.plans.services.revise_item import ItemChangedMeanwhile, revise_item
from townbook.plans.services.set_level import set_level


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else wrote into the item meanwhile: the fields that differ now, and all it says.

    ``level`` is the one it stands at now, "" where nobody else changed that.
    """

    changed: tuple[str, ...]
    now: ItemContent
    level: str = ""


class LevelChangedMeanwhile(Exception):
    """Somebody put the item to another level since the person looked, who wants a third one."""


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
        except Item.DoesNotExist:
            if spot.target is None:
                raise
            raise ItemRemoved(any_item_of(plan, spot.target.key)) from None
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
    item = item_at(member, plan_slug, item_key)
    plan = item.plan
    if request.method == "POST" and item.removed_at is not None:
        raise ItemRemoved(item)
    levels = _levels(plan)
    if request.method != "POST":
        return item_page(request, member, item, form_of(item, levels))
    form = ItemForm(request.POST, plan=plan, levels=levels)
    if not form.is_valid():
        return item_page(request, member, item, form)
    try:
        _revise(item, form, member)
    except ValidationError as problem:
        return item_page(request, member, item, form, problem=problem)
    except LevelChangedMeanwhile:
        take_in(form, seen_level=item.level.key)
        conflict = Conflict((), content_of(item=item), item.level.label)
        return item_page(request, member, item, form, conflict=conflict)
    except ItemChangedMeanwhile as other:
        take_in(form, version=other.version)
        return item_page(request, member, item, form, conflict=Conflict(other.changed, other.current))
    return redirect(reverse("desk:plan-item", args=[member.city.slug, plan.slug, item.key]) + "?saved")


@transaction.atomic
def _revise(item: Item, form: ItemForm, member: Member) -> None:
    version = form.cleaned_data["version"]
    if version is None or version > version_of(item=item):
        raise Http404
    revised = revise_item(
        item=item, content=form.content, expected_version=version, reason=form.why, actor=member.user
    )
    seen, chosen = form.cleaned_data["seen_level"] or item.level.key, form.chosen_level
    if chosen is not None and chosen.key != seen and chosen.pk != revised.level_id:
        if item.level.key != seen:
            raise LevelChangedMeanwhile
        set_level(item=revised, level=chosen, reason=form.why, actor=member.user)


def form_of(item: Item, levels: Sequence[Level] | None = None) -> ItemForm:
    """The form with what the item says now."""
    initial = {
        "number": item.number,
        "title": item.title,
        "description": item.description,
        "starts": item.starts,
        "ends": item.ends,
        "level": item.level.key,
        "seen_level": item.level.key,
        "version": version_of(item=item),
    }
    return ItemForm(plan=item.plan, levels=_levels(item.plan) if levels is None else levels, initial=initial)


def item_page(
    request: HttpRequest,
    member: Member,
    item: Item,
    form: ItemForm,
    *,
    problem: ValidationError | None = None,
    conflict: Conflict | None = None,
    has_other_parts: bool = False,
) -> HttpResponse:
    """The item's page; 422 where something is wrong in what was typed, or changed meanwhile."""
    problems = problems_of(problem, form)
    branch = branch_below(item=item)
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
        "parts": branch.parts,
        "why": ReasonForm(plan=item.plan, prefix="why"),
        "saved": "saved" in request.GET and not form.is_bound,
        "said": request.GET.get("said", ""),
        "done": done_of(request, member),
        "branch_mark": branch.mark,
        "has_other_parts": has_other_parts,
    }
    wrong = bool(form.errors or problems or conflict or has_other_parts)
    return render(request, "desk/plans/item.html", context, status=422 if wrong else 200)
