"""A plan's sheet: take it along, send it back, see what it would change, bring it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from townbook.cities.models import Body
from townbook.desk.member_page import Member
from townbook.desk.plans.access import office_page, plan_of
from townbook.desk.sheets.carried import SheetTooLarge, carried, unpacked
from townbook.desk.sheets.preview import preview_of
from townbook.desk.sheets.uploads import TOO_LARGE, SheetRefused, changes_in
from townbook.plans.models import Plan
from townbook.plans.selectors.plan_sheet import plan_sheet
from townbook.plans.services.apply_sheet import PlanChangedMeanwhile, apply_sheet
from townbook.plans.sheets.changes import sheet_changes
from townbook.plans.sheets.columns import EXPLANATIONS, LABELS
from townbook.plans.sheets.lines import PlanSheet, ReadSheet
from townbook.plans.sheets.outcome import SheetChanges
from townbook.plans.sheets.writing import as_csv, as_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("xlsx", "csv")
ALL = "*"
"""What is ticked where very many lines are missing: all of them."""

NEW_BODY = "new"
LONGEST_REASON = 500


@require_safe
@office_page
def sheet_file(request: HttpRequest, member: Member, plan_slug: str, form: str) -> HttpResponse:
    """The plan as a workbook, or as a text file with a delimiter."""
    plan = plan_of(member, plan_slug)
    if form not in FORMS:
        raise Http404
    sheet = plan_sheet(plan=plan)
    data, kind = (as_xlsx(sheet), XLSX) if form == "xlsx" else (as_csv(sheet), "text/csv; charset=utf-8")
    name = f"{member.city.slug}-{plan.slug}-{member.city.today:%Y-%m-%d}.{form}"
    return HttpResponse(
        data,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def sheet_page(request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """Where the sheet is taken and sent back; sent, the answer is what it would change."""
    plan = plan_of(member, plan_slug)
    if request.method != "POST":
        return _page(request, member, plan)
    sheet = plan_sheet(plan=plan)
    try:
        read, changes = changes_in(sheet, request.FILES.get("sheet"))
        return _preview(request, member, plan, sheet, read, changes)
    except SheetRefused as refused:
        return _page(request, member, plan, refused.sentence, refused.status)


@require_POST
@office_page
def sheet_apply(request: HttpRequest, member: Member, plan_slug: str) -> HttpResponse:
    """Bring in what the preview showed, or show it anew where the plan changed meanwhile."""
    plan = plan_of(member, plan_slug)
    try:
        read, seen = unpacked(request.POST.get("carried", ""), plan=plan, user=member.user)
    except BadSignature:
        return _page(request, member, plan, _("This preview is over. Send the sheet once more."), 422)
    sheet = plan_sheet(plan=plan)
    restore = _ticked(request, "restore", sheet_changes(sheet, read).gone)
    changes = sheet_changes(sheet, read, (), (), restore)
    chosen = _chosen(request, changes)
    try:
        applied = apply_sheet(
            plan=plan,
            read=read,
            seen=seen,
            remove=_ticked(request, "remove", changes.missing),
            restore=restore,
            bodies=_bodies(member, chosen),
            reason=request.POST.get("reason", "")[:LONGEST_REASON],
            actor=member.user,
        )
    except PlanChangedMeanwhile:
        said = [_("The plan was changed meanwhile: nothing was brought in. This is what would change now.")]
        return _preview(request, member, plan, sheet, read, changes, wrong=said, chosen=chosen, status=409)
    except ValidationError as problem:
        return _preview(
            request, member, plan, sheet, read, changes, wrong=problem.messages, chosen=chosen, status=422
        )
    counts = f"new={applied.new}&changed={applied.changed}&removed={applied.removed}"
    counts += f"&restored={applied.restored}" if applied.restored else ""
    return redirect(f"{reverse('desk:sheet', args=[member.city.slug, plan.slug])}?{counts}")


def _chosen(request: HttpRequest, changes: SheetChanges) -> dict[str, str]:
    """By unknown name, what was chosen for it."""
    return {
        name: request.POST.get(f"body-{number}", "") for number, name in enumerate(changes.unknown_bodies)
    }


def _bodies(member: Member, chosen: Mapping[str, str]) -> dict[str, Body | None]:
    """The bodies chosen, of this city; a name nothing was chosen for is left out."""
    keys = [
        int(value) for value in chosen.values() if value.isascii() and value.isdecimal() and len(value) < 18
    ]
    known = Body.objects.filter(city=member.city, merged_into=None).in_bulk(keys)
    bodies: dict[str, Body | None] = {}
    for name, value in chosen.items():
        if value == NEW_BODY:
            bodies[name] = None
        elif value.isdecimal() and int(value[:17]) in known:
            bodies[name] = known[int(value[:17])]
    return bodies


def _ticked(request: HttpRequest, name: str, keys: Sequence[str]) -> list[str]:
    ticked = request.POST.getlist(name)
    return list(keys) if ALL in ticked else ticked


def _page(
    request: HttpRequest, member: Member, plan: Plan, problem: str = "", status: int = 200
) -> HttpResponse:
    counts = {name: request.GET.get(name, "") for name in ("new", "changed", "removed")}
    counts["restored"] = request.GET.get("restored", "0")
    context = {
        "city": member.city,
        "plan": plan,
        "problem": problem,
        "columns": [(LABELS[column], EXPLANATIONS[column]) for column in LABELS],
        "applied": {name: int(said) for name, said in counts.items()}
        if all(said.isascii() and said.isdecimal() and len(said) < 6 for said in counts.values())
        else None,
    }
    return render(request, "desk/sheets/sheet.html", context, status=status)


def _preview(
    request: HttpRequest,
    member: Member,
    plan: Plan,
    sheet: PlanSheet,
    read: ReadSheet,
    changes: SheetChanges,
    *,
    wrong: list[str] | None = None,
    chosen: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    left = ReadSheet(changes.lines, read.places)
    try:
        token = carried(left, seen=sheet.fingerprint, plan=plan, user=member.user)
    except SheetTooLarge:
        too_much = _("The sheet changes more at once than can be looked over. Bring it in in parts.")
        raise SheetRefused(too_much, TOO_LARGE) from None
    preview = preview_of(sheet, read, changes, chosen)
    context = {
        "city": member.city,
        "plan": plan,
        "preview": preview,
        "carried": token,
        "wrong": wrong or [],
        "ticked": request.POST.getlist("remove"),
        "coming_back": request.POST.getlist("restore"),
        "reason": request.POST.get("reason", "")[:LONGEST_REASON],
    }
    return render(request, "desk/sheets/preview.html", context, status=422 if preview.problems else status)
