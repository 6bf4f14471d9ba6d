"""What hangs on an item: who answers for it, its milestones, its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from townbook.cities.models import Body, Place
from townbook.cities.selectors.cities import bodies_of
from townbook.cities.selectors.places import box_of
from townbook.cities.services.add_body import add_body
from townbook.cities.services.add_place import EXCHANGED, add_place
from townbook.desk.member_page import Member
from townbook.desk.plans.access import item_of, office_page, plan_of
from townbook.desk.plans.item_forms import ReasonForm
from townbook.desk.plans.link_forms import (
    AnswersForm,
    PlacesForm,
    PointForm,
    StepsForm,
    answer_rows,
    step_rows,
    steps_of,
)
from townbook.desk.plans.places import chosen_places, found_places
from townbook.desk.plans.saying import problems_of, take_in
from townbook.desk.row_forms import RowsBase
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.selectors.item_links import answers_of, mark_of_answers, mark_of_places, places_of_item
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.change_responsibilities import change_responsibilities
from townbook.plans.services.revise_item import ItemChangedMeanwhile
from townbook.plans.services.set_milestones import set_milestones
from townbook.plans.services.set_places import set_places
from townbook.text.collation import collation_key
from townbook.ui.base_map import allow_tiles, base_map


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def item_answers(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Which bodies answer for the item, in which order; a new body can be named on the way."""
    item = item_of(plan_of(member, plan_slug), item_key)
    answers = answers_of(item=item)
    bodies = sorted(
        bodies_of(city=member.city), key=lambda body: collation_key(body.name, member.city.language)
    )
    data = request.POST if request.method == "POST" else None
    form = AnswersForm(data, plan=item.plan, initial={"seen": mark_of_answers(answers)})
    rows = answer_rows(data, answers, bodies)
    problem: ValidationError | None = None
    conflict = None
    if data is not None and form.is_valid() and rows.is_valid():
        try:
            _save_answers(item, form, rows, bodies, member)
            return _back(member, item)
        except ValidationError as wrong:
            problem = wrong
        except ChangedMeanwhile:
            conflict = answers
            take_in(form, seen=mark_of_answers(answers))
    more = {"rows": rows, "conflict": conflict}
    return _page(request, "desk/plans/answers.html", member, item, form, problem, more)


@transaction.atomic
def _save_answers(
    item: Item, form: AnswersForm, rows: RowsBase, bodies: Sequence[Body], member: Member
) -> None:
    by_key = {body.key: body for body in bodies}
    wanted = [(by_key[row["body"]], ResponsibilityRole(row["role"])) for row in rows.rows]
    if name := form.cleaned_data["new_body"]:
        body = add_body(city=member.city, name=name, actor=member.user)
        wanted.append((body, ResponsibilityRole(form.cleaned_data["new_role"] or ResponsibilityRole.LEAD)))
    change_responsibilities(
        item=item,
        answers=wanted,
        expected=form.cleaned_data["seen"],
        reason=form.why,
        actor=member.user,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def item_milestones(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """The item's milestones, with their days."""
    item = item_of(plan_of(member, plan_slug), item_key)
    steps = content_of(item=item).milestones
    version = version_of(item=item)
    data = request.POST if request.method == "POST" else None
    form = StepsForm(data, plan=item.plan, initial={"version": version})
    rows = step_rows(data, steps, member.city, item.plan.language)
    problem: ValidationError | None = None
    conflict = None
    if data is not None and form.is_valid() and rows.is_valid():
        seen = form.cleaned_data["version"]
        if seen is None or seen > version:
            raise Http404
        try:
            set_milestones(
                item=item,
                milestones=steps_of(rows),
                expected_version=seen,
                reason=form.why,
                actor=member.user,
            )
            return _back(member, item)
        except ValidationError as wrong:
            problem = wrong
        except ItemChangedMeanwhile as other:
            conflict = other.current.milestones
            take_in(form, version=other.version)
    more = {"rows": rows, "conflict": conflict}
    return _page(request, "desk/plans/milestones.html", member, item, form, problem, more)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def item_places(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Where the item happens: places of the city, found by ``?q=``, or a new point."""
    item = item_of(plan_of(member, plan_slug), item_key)
    standing = places_of_item(item=item)
    data = _point_exchanged(request.POST) if request.method == "POST" else None
    form = PlacesForm(data, plan=item.plan, initial={"seen": mark_of_places(standing)})
    point = PointForm(data, label_suffix="")
    problem: ValidationError | None = None
    conflict = None
    if data is not None and form.is_valid() and point.is_valid():
        try:
            _save_places(item, form, point, data.getlist("place"), member)
            return _back(member, item)
        except ValidationError as wrong:
            problem = wrong
        except ChangedMeanwhile:
            conflict = standing
            take_in(form, seen=mark_of_places(standing))
    words = request.GET.get("q", "")[:200].replace("\0", "")
    chosen = chosen_places(member.city, data.getlist("place")) if data else [each.place for each in standing]
    more = {
        "point": point if data else PointForm(label_suffix=""),
        "chosen": chosen,
        "words": words,
        "found": found_places(member.city, words, but=chosen),
        "conflict": conflict,
        "problems": problems_of(problem, point),
        "offers_exchange": _says_exchanged(problem),
        "box": box_of(city=member.city),
        "tiles": (tiles := base_map()),
    }
    return allow_tiles(_page(request, "desk/plans/places.html", member, item, form, None, more), tiles)


def _point_exchanged(sent: QueryDict) -> QueryDict:
    """What was sent; with latitude and longitude in each other's place where that was asked."""
    if "exchange" not in sent:
        return sent
    data = sent.copy()
    data["latitude"], data["longitude"] = sent.get("longitude", ""), sent.get("latitude", "")
    return data


def _says_exchanged(problem: ValidationError | None) -> bool:
    if problem is None or not hasattr(problem, "error_dict"):
        return False
    return any(each.code == EXCHANGED for each in problem.error_dict.get("latitude", ()))


@transaction.atomic
def _save_places(item: Item, form: PlacesForm, point: PointForm, keys: Sequence[str], member: Member) -> None:
    places: list[Place] = chosen_places(member.city, keys)
    if len(places) != len(set(keys)):
        raise Http404
    said = point.cleaned_data
    if any(said.values()):
        places.append(add_place(city=member.city, actor=member.user, **said))
    set_places(
        item=item,
        places=places,
        expected=form.cleaned_data["seen"],
        reason=form.why,
        actor=member.user,
    )


def _back(member: Member, item: Item) -> HttpResponse:
    return redirect(reverse("desk:plan-item", args=[member.city.slug, item.plan.slug, item.key]) + "?saved")


def _page(
    request: HttpRequest,
    template: str,
    member: Member,
    item: Item,
    form: ReasonForm,
    problem: ValidationError | None,
    more: dict[str, Any],
) -> HttpResponse:
    problems = problems_of(problem, form)
    context = {
        "city": member.city,
        "plan": item.plan,
        "item": item,
        "form": form,
        "problems": problems,
        **more,
    }
    rows = more.get("rows")
    wrong = (
        context["problems"]
        or more["conflict"] is not None
        or form.errors
        or (rows is not None and form.is_bound and rows.total_error_count())
        or ("point" in more and more["point"].errors)
    )
    return render(request, template, context, status=422 if wrong else 200)
