"""The page behind the link of an invitation. Opening it changes nothing: mail programs open links, too."""

from __future__ import annotations

from functools import partial

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from townbook.accounts.models import User
from townbook.cities.models import Invitation
from townbook.cities.selectors.members import InvitationRefused, invitation_of_token
from townbook.cities.services.accept_invitation import accept_invitation
from townbook.desk.invitations.forms import BeginForm
from townbook.ui.interface_language import follow_language


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("password1", "password2")
@sensitive_variables("token")
def invitation_page(request: HttpRequest, token: str) -> HttpResponse:
    """Begin: a name and a password, or a passkey; who has an account already signs in and accepts."""
    try:
        invitation = invitation_of_token(token=token, now=timezone.now())
        follow_language(request, invitation.language)
        response = _answer(request, invitation)
    except InvitationRefused:
        response = render(request, "desk/members/refused.html", status=410)
    # The address is the key: it goes into no search engine. To other sites no page here tells its address.
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _answer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    page = partial(render, request, "desk/members/begin.html")
    context = {"invitation": invitation, "city": invitation.city, "form": None, "is_theirs": True}
    if request.user.is_authenticated or _has_account(invitation.user):
        context["is_theirs"] = request.user == invitation.user
        if request.method != "POST" or not context["is_theirs"]:
            return page(context)
        accept_invitation(invitation=invitation)
        return redirect("desk:home", invitation.city.slug)
    form = BeginForm(request.POST if request.method == "POST" else None, user=invitation.user)
    if not form.is_valid():
        return page({**context, "form": form}, status=422 if form.is_bound else 200)
    said = form.cleaned_data
    accepted = accept_invitation(invitation=invitation, name=said["name"], password=said["password1"])
    get_adapter().login(request, accepted.user)
    if form.prefers_passkey:
        return redirect("mfa_add_webauthn")
    return redirect("desk:home", accepted.city.slug)


def _has_account(user: User) -> bool:
    """Whether the person can sign in already, or ever did: then the link alone opens nothing. Who comes by
    single sign-on alone has neither password nor passkey, and perhaps roles in other cities.
    """
    has_key = user.has_usable_password() or Authenticator.objects.filter(user_id=user.pk).exists()
    return has_key or user.last_login is not None
