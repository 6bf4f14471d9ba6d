"""What is done with an item and all that is part of it: moved elsewhere or by one, removed, restored."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from townbook.desk.member_page import Member
from townbook.desk.plans.access import any_item_of, item_of, office_page, plan_of
from townbook.desk.plans.done import done_query
from townbook.desk.plans.folding import MOST_ROWS, shown_tree
from townbook.desk.plans.item_forms import MoveForm, without_branch
from townbook.desk.plans.item_views import form_of, item_page
from townbook.desk.plans.saying import problems_of, take_in
from townbook.plans.models import Item, Plan
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.selectors.outline import OutlineRow, matching, outline
from townbook.plans.services.find_seat import Step, Where, spot_of_step
from townbook.plans.services.move_item import move_item
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.restore_item import restore_item


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def item_move(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Choose where the item's branch goes; ``?q=`` narrows the choice by number and title."""
    plan = plan_of(member, plan_slug)
    item = item_of(plan, item_key)
    words = request.GET.get("q", "")[:200].replace("\0", "")
    rows = without_branch(outline(plan=plan), item)
    data = request.POST if request.method == "POST" else None
    shown = rows if data is not None else _choices(plan, rows, words)
    initial = {"where": Where.UNDER.value, "parent": item.parent_id}
    form = MoveForm(data, plan=plan, rows=shown, initial=initial)
    problem: ValidationError | None = None
    is_moved_elsewhere = False
    if data is not None and form.is_valid():
        try:
            spot, parent = form.spot, form.cleaned_data["parent"]
            move_item(item=item, spot=spot, expected_parent=parent, reason=form.why, actor=member.user)
            return _to_tree(member, plan, item)
        except ValidationError as wrong:
            problem = wrong
        except ChangedMeanwhile:
            take_in(form, parent=item.parent_id or "", target_parent="")
            is_moved_elsewhere = True
    context = {
        "city": member.city,
        "plan": plan,
        "item": item,
        "form": form,
        "words": words,
        "left_out": len(rows) - len(shown) if not words.strip() else 0,
        "problems": problems_of(problem, form),
        "is_moved_elsewhere": is_moved_elsewhere,
    }
    wrong_now = bool(form.errors or problem or is_moved_elsewhere)
    return render(request, "desk/plans/move.html", context, status=422 if wrong_now else 200)


def _choices(plan: Plan, rows: list[OutlineRow], words: str) -> list[OutlineRow]:
    """What is found; without words, as many levels of the plan as a list of choices can hold."""
    if words.strip():
        return list(matching(rows, words, plan.language))[:MOST_ROWS]
    return [each.row for each in shown_tree(rows).rows]


@require_POST
@office_page
def item_step(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Move the item by one: up, down, in or out. Where there is no further way it stays; and where it is not
    part any more of what it was when the person looked.
    """
    plan = plan_of(member, plan_slug)
    item = item_of(plan, item_key)
    try:
        step = Step(request.POST.get("step", ""))
    except ValueError:
        raise Http404 from None
    said = "stays"
    if request.POST.get("parent", str(item.parent_id or "")) != str(item.parent_id or ""):
        said = "elsewhere"
    elif spot := spot_of_step(item=item, step=step):
        try:
            move_item(item=item, spot=spot, expected_parent=item.parent_id, actor=member.user)
            said = ""
        except (ChangedMeanwhile, ValidationError):  # Its neighbour is part of it since.
            said = "elsewhere"
    if request.POST.get("from") == "plan":
        return _to_tree(member, plan, item, said)
    address = reverse("desk:plan-item", args=[member.city.slug, plan.slug, item.key])
    return redirect(f"{address}?{_said(member, item, said)}#steps")


def _said(member: Member, item: Item, said: str) -> str:
    return f"said={said}" if said else done_query(member, "item", item.pk)


def _to_tree(member: Member, plan: Plan, item: Item, said: str = "") -> HttpResponse:
    address = reverse("desk:plan", args=[member.city.slug, plan.slug])
    key = urlencode({"at": item.key})
    return redirect(f"{address}?{key}&{_said(member, item, said)}#item-{item.pk}")


@require_POST
@office_page
def item_remove(request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Take the item out of the plan, with all that is part of it; not what somebody else moved into it since
    the person looked.
    """
    plan = plan_of(member, plan_slug)
    item = item_of(plan, item_key)
    reason = request.POST.get("why-reason", "")[:2_000]
    try:
        remove_item(item=item, expected=request.POST.get("seen", ""), reason=reason, actor=member.user)
    except ChangedMeanwhile:
        return item_page(request, member, item, form_of(item), has_other_parts=True)
    done = done_query(member, "item", item.pk)
    return redirect(f"{reverse('desk:plan', args=[member.city.slug, plan.slug])}?{done}")


@require_POST
@office_page
def item_restore(_request: HttpRequest, member: Member, plan_slug: str, item_key: str) -> HttpResponse:
    """Bring a removed item back, with all that went with it."""
    plan = plan_of(member, plan_slug)
    item = any_item_of(plan, item_key)
    try:
        restore_item(item=item, actor=member.user)
    except ValidationError:
        address = reverse("desk:plan-item", args=[member.city.slug, plan.slug, item.key])
        return redirect(f"{address}?said=parent")
    return _to_tree(member, plan, item)
