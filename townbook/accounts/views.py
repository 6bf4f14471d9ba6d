"""Signing in and one's own account. Where allauth's pages are right as they are, the addresses name them."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.account.internal.decorators import login_not_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.mixins import NextRedirectMixin
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

TOO_MANY_REQUESTS = 429


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for somebody who tried something too often."""
    return render(request, "account/too_often.html", status=TOO_MANY_REQUESTS)


class SaysTooOften:
    """A form's page whose status tells what its sentence says."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The page; 429 where the form was refused because it was tried too often."""
        response: HttpResponse = super().render_to_response(context, **kwargs)  # type: ignore[misc]
        form = context.get("form")
        if isinstance(form, Form) and getattr(form, "is_tried_too_often", False):
            response.status_code = TOO_MANY_REQUESTS
        return response


class SignIn(SaysTooOften, account.LoginView):
    """Email address and password."""


class SecondStep(SaysTooOften, mfa.AuthenticateView):
    """A code or a passkey after the password."""


class PasswordOnceMore(SaysTooOften, account.ReauthenticateView):
    """The password once more, before something important."""


class CodeOnceMore(SaysTooOften, mfa.ReauthenticateView):
    """A code once more, before something important."""


@method_decorator([login_not_required, never_cache], name="dispatch")
class PasskeySignIn(NextRedirectMixin, webauthn.LoginWebAuthnView):
    """A passkey and nothing else: a page of its own, for it needs scripts and says so."""

    template_name = "mfa/webauthn/sign_in.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page with what the browser has to sign."""
        if request.user.is_authenticated:
            return redirect(self.get_authenticated_redirect_url())
        page: HttpResponse = self.render_to_response(self.get_context_data())
        return page

    def form_invalid(self, form: Form) -> HttpResponse:
        """The page anew, with something new to sign."""
        page: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return page

    def form_valid(self, form: Form) -> HttpResponse:
        """Signed in, and on to where the person was going."""
        authenticator = form.cleaned_data["credential"]
        login = Login(user=authenticator.user, redirect_url=get_next_redirect_url(self.request))
        response: HttpResponse = perform_passwordless_login(self.request, authenticator, login)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With ``js_data``, which the page's script hands to the browser."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "js_data": {"request_options": auth.begin_authentication(user=None)}}


class AddPasskey(webauthn.AddWebAuthnView):
    """A new passkey, one that opens the account by itself."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what a passkey alone needs: kept on the device, and the person verified by it."""
        context: dict[str, Any] = super(webauthn.AddWebAuthnView, self).get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, "js_data": {"creation_options": options}}

    def form_valid(self, form: Form) -> HttpResponse:
        """Added. The device has just shown who it is: nobody proves it again to see their recovery codes."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, "mfa", type=Authenticator.Type.WEBAUTHN, reauthenticated=True
        )
        return response
