"""Settings of signing in: django-allauth's, and the providers of single sign-on from the environment.

A provider is named by what stands in its variables: ``TOWNBOOK_OIDC_CITY_SERVER``, ``…_CLIENT_ID``,
``…_SECRET`` and ``…_NAME`` make one with the key ``city``; ``TOWNBOOK_OIDC_SERVER`` and so on, one with the
key ``sso``. Any number may stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PARTS = ("SERVER", "CLIENT_ID", "SECRET", "NAME")
_VARIABLE = re.compile(r"^TOWNBOOK_OIDC_(?:([A-Z0-9]+)_)?(SERVER|CLIENT_ID|SECRET|NAME)$")

_SAFE_SERVER = re.compile(r"https://|http://(?:localhost|127\.0\.0\.1)(?::|/|$)")

ONLY_PROVIDER = "sso"
"""The key of the provider whose variables name none."""

RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,100/h/ip,5/5m/key,20/d/key",
    "reset_password": "30/h/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "confirm_email": "1/3m/key",
    "single_sign_on": "60/m/ip",
}
"""How often one client (``ip``), one mail address (``key``) or one person (``user``) may try; a whole office
may stand behind one network address."""


def providers_of(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """The providers as allauth wants them, by their keys.

    Raises :class:`ValueError` for one whose server, client id or secret is missing, and for a server that is
    asked without https: its tokens would be for everybody on the way.
    """
    found: dict[str, dict[str, str]] = {}
    for name, value in environment.items():
        if (said := _VARIABLE.match(name)) and value:
            found.setdefault((said[1] or ONLY_PROVIDER).lower(), {})[said[2]] = value
    for key, parts in found.items():
        if missing := [part for part in _PARTS[:3] if part not in parts]:
            raise ValueError(f"The provider {key!r} of single sign-on lacks {', '.join(missing)}")
        if not _SAFE_SERVER.match(parts["SERVER"]):
            raise ValueError(f"The server of the provider {key!r} of single sign-on must begin with https://")
    return [
        {
            "provider_id": key,
            "name": parts.get("NAME", key),
            "client_id": parts["CLIENT_ID"],
            "secret": parts["SECRET"],
            "settings": {"server_url": parts["SERVER"].rstrip("/")},
        }
        for key, parts in sorted(found.items())
    ]


def sign_in_settings(environment: Mapping[str, str], *, tls: bool) -> dict[str, Any]:
    """Django's settings for allauth. ``tls`` says whether visitors come by https."""
    return {
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "ACCOUNT_ADAPTER": "townbook.accounts.adapters.AccountAdapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        # An address that was never confirmed opens nothing, and whether it is known is not told.
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_CHANGE_EMAIL": True,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if tls else "http",
        "ACCOUNT_RATE_LIMITS": RATE_LIMITS,
        "ACCOUNT_FORMS": {
            name: f"townbook.accounts.forms.{form}"
            for name, form in {
                "login": "SignInForm",
                "change_password": "ChangePasswordForm",
                "set_password": "SetPasswordForm",
                "reset_password": "ResetPasswordForm",
                "reset_password_from_key": "NewPasswordForm",
                "add_email": "ChangeEmailForm",
                "reauthenticate": "ReauthenticateForm",
            }.items()
        },
        "MFA_ADAPTER": "townbook.accounts.adapters.MfaAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Townbook",
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_RATE_LIMITS": {"webauthn_login": "30/m/ip"},
        "MFA_FORMS": {
            "authenticate": "townbook.accounts.forms.CodeForm",
            "reauthenticate": "townbook.accounts.forms.CodeAgainForm",
            "activate_totp": "townbook.accounts.forms.AuthenticatorAppForm",
            "add_webauthn": "townbook.accounts.forms.PasskeyForm",
            "edit_webauthn": "townbook.accounts.forms.PasskeyNameForm",
        },
        "SOCIALACCOUNT_ADAPTER": "townbook.accounts.single_sign_on.SingleSignOnAdapter",
        "SOCIALACCOUNT_PROVIDERS": {
            "openid_connect": {"APPS": providers_of(environment), "OAUTH_PKCE_ENABLED": True}
        },
        # A provider that says an address is verified may open the account that has it, and no other.
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
        # By a link: a form that another site answers to is stopped by our own policy (form-action).
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "",
    }
