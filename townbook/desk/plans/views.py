"""The city's plans: begin one, see it as its editors do, change what it is called, publish, remove."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from townbook.desk.member_page import Member
from townbook.desk.plans.access import office_page, plan_of
from townbook.desk.plans.done import done_of, done_query
from townbook.desk.plans.folding import Tree, listed, shown_tree, tree_with
from townbook.desk.plans.plan_forms import PlanForm, content_of, level_rows
from townbook.desk.plans.saying import problems_of, take_in
from townbook.desk.row_forms import RowsBase
from townbook.plans.models import Plan
from townbook.plans.plan_content import ChangedMeanwhile, PlanContent, WantedLevel
from townbook.plans.selectors.outline import OutlineRow, matching, outline, removed_branches
from townbook.plans.selectors.plan_content import plan_content
from townbook.plans.selectors.plan_lists import plans_for_editors, removed_plans_of
from townbook.plans.services.change_plan import change_plan
from townbook.plans.services.create_plan import create_plan
from townbook.plans.services.publish_plan import publish_plan
from townbook.plans.services.remove_plan import remove_plan, restore_plan


@require_safe
@office_page
def plan_list(request: HttpRequest, member: Member) -> HttpResponse:
    """The city's plans, those nobody published yet and those that were removed, too."""
    context = {
        "city": member.city,
        "plans": plans_for_editors(city=member.city),
        "removed": removed_plans_of(city=member.city),
        "done": done_of(request, member),
    }
    return render(request, "desk/plans/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def plan_new(request: HttpRequest, member: Member) -> HttpResponse:
    """Begin a plan: its title, language and levels."""
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, asks_why=False, initial={"language": member.city.language})
    rows = level_rows(data, tuple(WantedLevel("", each) for each in (_("Priority"), _("Goal"), _("Task"))))
    problem: ValidationError | None = None
    if data is not None and form.is_valid() and rows.is_valid():
        try:
            plan = create_plan(city=member.city, content=_new(content_of(form, rows)), actor=member.user)
            return redirect("desk:plan", member.city.slug, plan.slug)
        except ValidationError as wrong:
            problem = wrong
    return _plan_page(request, member, None, form, rows, problem)


def _new(content: PlanContent) -> PlanContent:
    """With new levels only, whatever a form says of known ones."""
    levels = tuple(WantedLevel("", level.label) for level in content.levels)
    return PlanContent(content.title, content.language, levels)


@require_safe
@office_page
def plan_editor(request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """The plan as a tree, folded where it is large; what ``?q=`` finds in it by number and title; and what
    was removed. ``?under=`` shows the branch of a key, ``?at=`` as much as shows the line of one, ``?page=``
    the next lines of a long list.
    """
    plan = plan_of(member, plan_slug)
    rows = outline(plan=plan)
    words = request.GET.get("q", "")[:200].replace("\0", "")
    found = matching(rows, words, plan.language) if words.strip() else ()
    context = {
        "city": member.city,
        "plan": plan,
        "words": words,
        "count": len(rows),
        "found": len(found),
        "tree": _tree(request, rows, found, is_search=bool(words.strip())),
        "removed": removed_branches(plan=plan),
        "said": request.GET.get("said", ""),
        "done": done_of(request, member),
    }
    return render(request, "desk/plans/editor.html", context)


def _tree(
    request: HttpRequest, rows: Sequence[OutlineRow], found: Sequence[OutlineRow], *, is_search: bool
) -> Tree:
    asked = request.GET
    page = asked.get("page", "")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    if is_search:
        return listed(found, page=number)
    if "at" in asked:
        return tree_with(rows, asked["at"])
    return shown_tree(rows, under=asked.get("under", ""), page=number)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def plan_settings(request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """Change the plan's title, language and levels."""
    plan = plan_of(member, plan_slug)
    now = plan_content(plan=plan)
    data = request.POST if request.method == "POST" else None
    initial = {"title": now.title, "language": now.language, "seen": now.mark}
    form = PlanForm(data, asks_why=plan.is_published, initial=initial)
    rows = level_rows(data, now.levels)
    problem: ValidationError | None = None
    if data is not None and form.is_valid() and rows.is_valid():
        try:
            change_plan(
                plan=plan,
                content=_known(content_of(form, rows), now),
                expected=form.cleaned_data["seen"],
                reason=form.why,
                actor=member.user,
            )
            return redirect("desk:plan", member.city.slug, plan.slug)
        except ValidationError as wrong:
            problem = wrong
        except ChangedMeanwhile:
            take_in(form, seen=now.mark)
            return _plan_page(request, member, plan, form, rows, None, now)
    return _plan_page(request, member, plan, form, rows, problem)


def _known(content: PlanContent, now: PlanContent) -> PlanContent:
    """A level that is not the plan's, or is not any more, is a new one of that name."""
    keys = {level.key for level in now.levels}
    levels = tuple(WantedLevel(each.key if each.key in keys else "", each.label) for each in content.levels)
    return PlanContent(content.title, content.language, levels)


@require_POST
@office_page
def plan_publish(_request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """Show the plan to the public."""
    plan = plan_of(member, plan_slug)
    try:
        publish_plan(plan=plan, actor=member.user)
    except ValidationError:
        return redirect(reverse("desk:plan", args=[member.city.slug, plan.slug]) + "?said=empty")
    return redirect(reverse("desk:plan", args=[member.city.slug, plan.slug]) + "?said=published")


@require_POST
@office_page
def plan_remove(request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """Take the plan away; it can be brought back from the list."""
    plan = plan_of(member, plan_slug)
    remove_plan(plan=plan, reason=request.POST.get("reason", "")[:2_000], actor=member.user)
    done = done_query(member, "plan", plan.pk)
    return redirect(f"{reverse('desk:plans', args=[member.city.slug])}?{done}")


@require_POST
@office_page
def plan_restore(_request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """Bring a removed plan back."""
    plan = Plan.all_rows.select_related("city").filter(city=member.city, slug=plan_slug).first()
    if plan is None:
        raise Http404
    restore_plan(plan=plan, actor=member.user)
    return redirect("desk:plan", member.city.slug, plan.slug)


def _plan_page(
    request: HttpRequest,
    member: Member,
    plan: Plan | None,
    form: PlanForm,
    rows: RowsBase,
    problem: ValidationError | None,
    conflict: PlanContent | None = None,
) -> HttpResponse:
    wrong = bool(problem or conflict or (form.is_bound and not (form.is_valid() and rows.is_valid())))
    context = {
        "city": member.city,
        "plan": plan,
        "form": form,
        "rows": rows,
        "problems": problems_of(problem, form),
        "conflict": conflict,
        "level_problems": problem.message_dict.get("levels", []) if problem else [],
    }
    return render(request, "desk/plans/settings.html", context, status=422 if wrong else 200)
