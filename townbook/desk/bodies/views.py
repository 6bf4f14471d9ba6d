"""The bodies of a city: who they are, where they are written to, and which of them are one."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from townbook.cities.models import Body, BodyContact, City
from townbook.cities.selectors.cities import bodies_of, body_by_key
from townbook.cities.services.add_body import add_body
from townbook.cities.services.change_body import BodyChangedMeanwhile, change_body
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.cities.services.set_contacts import (
    ContactsChangedMeanwhile,
    mark_of_contacts,
    set_contacts,
)
from townbook.desk.bodies.forms import BodyForm, MergeForm, NewBodyForm, contact_rows, contacts_of
from townbook.desk.member_page import Member
from townbook.desk.plans.access import office_page
from townbook.desk.plans.done import done_of, done_query
from townbook.desk.plans.saying import problems_of, take_in
from townbook.plans.selectors.bodies_of_editors import bodies_for_editors, holdings_of, spellings_of
from townbook.plans.services.hasten_letters import hasten_letters_to
from townbook.text.collation import collation_key
from townbook.text.search_keys import search_key


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def body_list(request: HttpRequest, member: Member) -> HttpResponse:
    """All bodies with what they answer for; ``?q=`` finds among them; and the form that adds one."""
    form = NewBodyForm(request.POST if request.method == "POST" else None, label_suffix="")
    problem: ValidationError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            body = add_body(city=member.city, name=form.cleaned_data["name"], actor=member.user)
            return redirect("desk:body", member.city.slug, body.key)
        except ValidationError as wrong:
            problem = wrong
    words = request.GET.get("q", "")[:200].replace("\0", "")
    wanted = search_key(words, member.city.language).split()
    bodies = [
        body
        for body in _by_name(member.city, bodies_for_editors(city=member.city))
        if all(word in search_key(body.name, member.city.language) for word in wanted)
    ]
    context = {
        "city": member.city,
        "bodies": bodies,
        "form": form,
        "words": words,
        "problems": problems_of(problem, form),
    }
    return render(request, "desk/bodies/list.html", context, status=422 if problem or form.errors else 200)


def _by_name(city: City, bodies: Iterable[Body]) -> list[Body]:
    return sorted(bodies, key=lambda body: (collation_key(body.name, city.language), body.pk))


def _body(member: Member, key: str) -> Body:
    """The body; one that was merged is not there any more for its editors."""
    try:
        body = body_by_key(city=member.city, key=key)
    except Body.DoesNotExist:
        raise Http404 from None
    if body.merged_into_id is not None:
        raise Http404
    return body


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def body_edit(request: HttpRequest, member: Member, body_key: str) -> HttpResponse:
    """What the body is called and part of; where it is written to; and the way to merge it."""
    body = _body(member, body_key)
    others = _others(member.city, body)
    initial = {
        "name": body.name,
        "parent": body.parent.key if body.parent else "",
        "seen_name": body.name,
        "seen_parent": body.parent_id,
    }
    form = BodyForm(request.POST if request.method == "POST" else None, bodies=others, initial=initial)
    problem: ValidationError | None = None
    conflict: BodyChangedMeanwhile | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            change_body(
                body=body,
                name=said["name"],
                parent=form.chosen_parent,
                expected=(said["seen_name"], said["seen_parent"]),
                actor=member.user,
            )
            return redirect(reverse("desk:body", args=[member.city.slug, body.key]) + "?saved")
        except ValidationError as wrong:
            problem = wrong
        except BodyChangedMeanwhile as other:
            conflict = other
            take_in(form, seen_name=body.name, seen_parent=body.parent_id or "")
    context = {
        "city": member.city,
        "body": body,
        "form": form,
        "problems": problems_of(problem, form),
        "conflict": conflict,
        "spellings": spellings_of(body=body),
        "contacts": BodyContact.objects.filter(body=body),
        "saved": "saved" in request.GET,
        "done": done_of(request, member),
    }
    wrong_now = bool(form.errors or problem or conflict)
    return render(request, "desk/bodies/body.html", context, status=422 if wrong_now else 200)


def _others(city: City, body: Body) -> list[Body]:
    return _by_name(city, bodies_of(city=city).exclude(pk=body.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def body_contacts(request: HttpRequest, member: Member, body_key: str) -> HttpResponse:
    """Where the body is written to: its reporters get the link to its form, its head hears of delays."""
    body = _body(member, body_key)
    known = list(BodyContact.objects.filter(body=body))
    data = request.POST if request.method == "POST" else None
    rows = contact_rows(data, known)
    problems: list[str] = []
    conflict: ContactsChangedMeanwhile | None = None
    if data is not None and rows.is_valid():
        try:
            set_contacts(body=body, contacts=contacts_of(rows), actor=member.user, seen=data.get("seen"))
            hasten_letters_to(body=body)
            return redirect(reverse("desk:body", args=[member.city.slug, body.key]) + "?saved")
        except ValidationError as wrong:
            problems = wrong.messages
        except ContactsChangedMeanwhile as other:
            conflict = other
    # Words that are not right yet are still written over what was seen, not over what is there now.
    seen = data.get("seen", "") if data is not None and conflict is None else mark_of_contacts(known)
    context = {
        "city": member.city,
        "body": body,
        "rows": rows,
        "problems": problems,
        "conflict": conflict,
        "seen": seen,
    }
    is_wrong = data is not None and (problems or conflict or not rows.is_valid())
    return render(request, "desk/bodies/contacts.html", context, status=422 if is_wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page
def body_merge(request: HttpRequest, member: Member, body_key: str) -> HttpResponse:
    """Choose the body that this one is in truth, see what moves, and merge them."""
    body = _body(member, body_key)
    form = MergeForm(request.POST if request.method == "POST" else None, bodies=_others(member.city, body))
    problem: ValidationError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            into = merge_bodies(
                body=body, into=form.chosen, reason=form.cleaned_data["reason"], actor=member.user
            )
            done = done_query(member, "body", into.pk)
            return redirect(f"{reverse('desk:body', args=[member.city.slug, into.key])}?{done}")
        except ValidationError as wrong:
            problem = wrong
    context = {
        "city": member.city,
        "body": body,
        "form": form,
        "problems": problems_of(problem, form),
        "holdings": holdings_of(body=body),
    }
    return render(request, "desk/bodies/merge.html", context, status=422 if form.errors or problem else 200)
