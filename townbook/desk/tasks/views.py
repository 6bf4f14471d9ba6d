"""The first page of a city's staff."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from townbook.desk.member_page import Member, member_page
from townbook.desk.tasks.desk import desk_of
from townbook.plans.permissions import may_edit_plans


@require_safe
@member_page
def home(request: HttpRequest, member: Member) -> HttpResponse:
    """What the person must do next, in this city; how much, in the others they work for."""
    shown = {"city": member.city, "desk": desk_of(member), "may_begin": may_edit_plans(member.grants)}
    return render(request, "desk/tasks.html", shown)
