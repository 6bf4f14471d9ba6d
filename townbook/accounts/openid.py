"""Single sign-on by OpenID Connect, with every check that the standard knows.

allauth trusts a token that came over TLS and sends no nonce. Here a token's signature, issuer, audience, age
and nonce are checked wherever it came from (OpenID Connect Core 1.0, 3.1.3.7), and who the service's other
answers speak of, too (5.3.2).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.core.ratelimit import consume_or_429
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from requests import RequestException

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key pair. Those by a shared secret are not taken: whoever reads a token's head chooses."""

CLOCKS_DIFFER_BY = 60
"""Seconds."""

SingleSignOnView = Callable[[HttpRequest, "CheckedOpenID", Any], HttpResponse]

_REQUIRED = ["iss", "sub", "aud", "exp", "iat"]


class SignOnRefused(OAuth2Error):
    """An answer of the service that does not hold; its words are for the log and name nobody."""


class CheckedOpenID(OpenIDConnectOAuth2Adapter):
    """What a service says of a person, believed after all checks."""

    nonce = ""
    """What this browser was sent to the service with, out of its session."""

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Who came back. Raises :class:`SignOnRefused`, and RequestException where the service is silent."""
        try:
            claims = self._checked(kwargs["response"].get("id_token"), app.client_id)
            if "email" not in claims and "userinfo_endpoint" in self.openid_config:
                told = self._fetch_user_info(token.token)
                if told.get("sub") != claims["sub"]:
                    raise SignOnRefused("the answers speak of two people")
                claims = {**told, **claims}
            login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise SignOnRefused("an answer that cannot be read") from error
        login.account.extra_data = {}  # What else the service tells of a person is not kept.
        return login

    def _checked(self, id_token: object, client_id: str) -> dict[str, Any]:
        if not isinstance(id_token, str):
            raise SignOnRefused("no token")
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key=self._key_of(id_token),
                algorithms=ALGORITHMS,
                audience=client_id,
                issuer=self.openid_config["issuer"],
                leeway=CLOCKS_DIFFER_BY,
                options={"require": _REQUIRED},
            )
        except jwt.PyJWTError as error:
            # The name alone: some of these errors repeat what they found.
            raise SignOnRefused(type(error).__name__) from error
        if claims.get("azp", client_id) != client_id:
            raise SignOnRefused("a token for somebody else")
        if not self.nonce or not secrets.compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise SignOnRefused("another nonce")
        return claims

    def _key_of(self, id_token: str) -> jwt.PyJWK:
        """The key that the token names; where it names none, the only one there is."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = [key for key in jwt.PyJWKSet.from_dict(answer.json()).keys if key.public_key_use != "enc"]
        named = jwt.get_unverified_header(id_token).get("kid")
        fitting = [key for key in keys if named is None or key.key_id == named]
        if len(fitting) != 1:
            raise SignOnRefused("an unknown key")
        return fitting[0]


class CameBack(OAuth2CallbackView):
    """The way back from the service."""

    adapter: CheckedOpenID

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, refusal = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = state.get("nonce", "")
        return state, refusal


def _page_of_service(view: SingleSignOnView) -> Callable[[HttpRequest, str], HttpResponse]:
    """A page that asks the service something each time, so nobody may ask for it without end; 404 for a
    service that the settings do not name.
    """

    @wraps(view)
    def answer(request: HttpRequest, provider_id: str) -> HttpResponse:
        refusal: HttpResponse | None = consume_or_429(request, action="single_sign_on", limit_get=True)
        if refusal:
            return refusal
        adapter = CheckedOpenID(request, provider_id)
        try:
            provider = adapter.get_provider()
        except SocialApp.DoesNotExist:
            raise Http404 from None
        try:
            return view(request, adapter, provider)
        except (RequestException, KeyError, TypeError, ValueError) as error:
            page: HttpResponse = get_adapter().refusal(request, provider, error)
            return page

    return answer


@_page_of_service
def provider_sign_in(request: HttpRequest, adapter: CheckedOpenID, provider: Any) -> HttpResponse:
    """On to the service, with a nonce and a challenge (PKCE) of this browser's own."""
    client = adapter.get_client(request, provider.app)
    address = adapter.authorize_url
    nonce = secrets.token_urlsafe(24)
    challenge = provider.get_pkce_params()
    client.state = provider.stash_redirect_state(
        request,
        "login",
        next_url=get_next_redirect_url(request),
        pkce_code_verifier=challenge.pop("code_verifier"),
        nonce=nonce,
    )
    return redirect(client.get_redirect_url(address, provider.get_scope(), {**challenge, "nonce": nonce}))


@_page_of_service
def provider_callback(request: HttpRequest, adapter: CheckedOpenID, _provider: Any) -> HttpResponse:
    """Back from the service."""
    response: HttpResponse = CameBack.adapter_view(adapter)(request)
    return response
