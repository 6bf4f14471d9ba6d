"""Whom the city's own service lets in, and what is said to the others."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from townbook.accounts.models import User
from townbook.accounts.openid import SignOnRefused
from townbook.accounts.services.confirm_address import confirm_address

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin

log = logging.getLogger(__name__)

BAD_REQUEST, FORBIDDEN, BAD_GATEWAY = 400, 403, 502


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """A service opens the account whose address it has verified, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """A stranger stays a stranger, and is told so. Raises :class:`ImmediateHttpResponse`."""
        context = {"provider": sociallogin.provider, "address": sociallogin.user.email}
        page = render(request, "socialaccount/stranger.html", context, status=FORBIDDEN)
        raise ImmediateHttpResponse(page)

    def authenticate_by_email(self, sociallogin: SocialLogin) -> Any:
        """The account of a verified address. Some services say "false" in words: only ``True`` counts."""
        sociallogin.email_addresses = [each for each in sociallogin.email_addresses if each.verified is True]
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        if found and found[0].email == found[1].lower() and not found[0].has_usable_password():
            # Somebody invited who begins this way: the service answers for their address.
            confirm_address(user=found[0])
        return found

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Whoever is signed in adds no other identity: the address alone decides whose account it is."""
        if sociallogin.state.get("process") == "connect":
            raise ImmediateHttpResponse(redirect("mfa_index"))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Say what went wrong, with the status that means it. Raises :class:`ImmediateHttpResponse`."""
        if error == AuthError.CANCELLED:
            return
        if exception is None and "state_id" in (extra_context or {}):
            page = render(request, "socialaccount/used_up.html", {"provider": provider}, status=BAD_REQUEST)
            raise ImmediateHttpResponse(page)
        raise ImmediateHttpResponse(self.refusal(request, provider, exception))

    def refusal(self, request: HttpRequest, provider: Any, error: Exception | None) -> HttpResponse:
        """The page for a service that is silent or says what does not hold; a line of the log says which.

        The line has no address and no token: what a service answers is never repeated.
        """
        reason = str(error) if isinstance(error, SignOnRefused) else type(error).__name__
        log.warning(
            "Single sign-on by %s failed: %s", provider.app.provider_id, reason if error else "refused"
        )
        context = {"provider": provider}
        return render(request, "socialaccount/authentication_error.html", context, status=BAD_GATEWAY)
