"""The city's people: invite them, give and take roles. Only administrators have this page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from townbook.accounts.models import User
from townbook.cities.models import Membership
from townbook.cities.permissions import may_manage_members
from townbook.cities.selectors.members import colleagues_of, membership_of, person_of
from townbook.cities.selectors.memberships import roles_in_city
from townbook.cities.services.grant_role import grant_role
from townbook.cities.services.invite import ask_again, invite
from townbook.cities.services.revoke_role import close_access, revoke_role
from townbook.desk.letters.sending import site_of
from townbook.desk.member_page import Member, member_page
from townbook.desk.members.forms import InvitationForm, RoleForm
from townbook.desk.members.letters import send_invitation

DONE = frozenset({"invited", "unsent", "granted", "revoked", "closed"})
"""What the page says has just been done."""

MembersView = Callable[..., HttpResponse]


def administrators_page(view: MembersView) -> Callable[..., HttpResponseBase]:
    """A page for those who may manage members; there is none for anybody else."""

    @wraps(view)
    @member_page
    def answer(request: HttpRequest, member: Member, **address: object) -> HttpResponse:
        if not may_manage_members(member.roles):
            raise Http404
        return view(request, member, **address)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_page
def members(request: HttpRequest, member: Member) -> HttpResponse:
    """Everybody with their roles, and the form that invites."""
    if request.method != "POST":
        return _page(request, member)
    form = InvitationForm(request.POST, city=member.city)
    if not form.is_valid():
        return _page(request, member, invitation_form=form)
    said = {name: form.cleaned_data[name] for name in ("email", "name", "language")}
    asked = invite(**said, **form.grant, city=member.city, actor=member.user)
    if asked is None:
        return _done(member, "granted")
    invitation, token = asked
    is_sent = send_invitation(invitation=invitation, token=token, site=site_of(request))
    return _done(member, "invited" if is_sent else "unsent")


@require_POST
@administrators_page
def member_grant(request: HttpRequest, member: Member, user_pk: int) -> HttpResponse:
    """One role more for somebody."""
    person = _person(member, user_pk)
    form = RoleForm(request.POST, city=member.city)
    if not form.is_valid():
        return _page(request, member, role_form=form, person=person)
    grant_role(user=person, city=member.city, actor=member.user, **form.grant)
    return _done(member, "granted")


@require_POST
@administrators_page
def member_revoke(request: HttpRequest, member: Member, membership_pk: int) -> HttpResponse:
    """One role less."""
    try:
        membership = membership_of(city=member.city, pk=membership_pk)
    except Membership.DoesNotExist:
        raise Http404 from None
    try:
        revoke_role(membership=membership, actor=member.user)
    except ValidationError as problem:
        return _page(request, member, problem=problem)
    return _done(member, "revoked")


@require_POST
@administrators_page
def member_close(request: HttpRequest, member: Member, user_pk: int) -> HttpResponse:
    """All roles of a person in this city."""
    try:
        close_access(user=_person(member, user_pk), city=member.city, actor=member.user)
    except ValidationError as problem:
        return _page(request, member, problem=problem)
    return _done(member, "closed")


@require_POST
@administrators_page
def member_ask_again(request: HttpRequest, member: Member, user_pk: int) -> HttpResponse:
    """Another letter with another link, for somebody who has not come yet."""
    person = _person(member, user_pk)
    language = person.language or member.city.language
    invitation, token = ask_again(user=person, city=member.city, language=language, actor=member.user)
    is_sent = send_invitation(invitation=invitation, token=token, site=site_of(request))
    return _done(member, "invited" if is_sent else "unsent")


def _person(member: Member, pk: int) -> User:
    try:
        return person_of(city=member.city, pk=pk)
    except User.DoesNotExist:
        raise Http404 from None


def _done(member: Member, what: str) -> HttpResponse:
    # They may have let go of their own role.
    if not may_manage_members(roles_in_city(user=member.user, city=member.city)):
        return redirect("choose-city")
    return redirect(f"{reverse('desk:members', args=[member.city.slug])}?done={what}")


def _page(
    request: HttpRequest,
    member: Member,
    *,
    invitation_form: InvitationForm | None = None,
    role_form: RoleForm | None = None,
    person: User | None = None,
    problem: ValidationError | None = None,
) -> HttpResponse:
    now = timezone.now()
    done = request.GET.get("done", "")
    context = {
        "city": member.city,
        "people": [
            (each, each.is_late(now), role_form if person == each.user else None)
            for each in colleagues_of(city=member.city)
        ],
        "form": invitation_form
        or InvitationForm(initial={"language": member.city.language}, city=member.city),
        "role_form": RoleForm(city=member.city, auto_id=False),
        "done": done if done in DONE else "",
        "problem": problem.messages if problem else [],
    }
    wrong = invitation_form or role_form or problem
    return render(request, "desk/members/members.html", context, status=422 if wrong else 200)
