"""Addresses of signing in and of one's own account.

The names are allauth's: its code looks pages up by them. ``sign-in`` and ``sign-out`` are the house's own.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as single_sign_on
from django.urls import include, path, re_path

from townbook.accounts.openid import provider_callback, provider_sign_in
from townbook.accounts.own_pages import person, session_end, sessions, sessions_end
from townbook.accounts.views import (
    AddPasskey,
    CodeOnceMore,
    PasskeySignIn,
    PasswordOnceMore,
    SecondStep,
    SignIn,
)

_overview = mfa.IndexView.as_view(template_name="account/overview.html")

_account = [
    path("", _overview, name="mfa_index"),
    path("sign-up/", account.signup, name="account_signup"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("second-step/", SecondStep.as_view(), name="mfa_authenticate"),
    path("again/", PasswordOnceMore.as_view(), name="account_reauthenticate"),
    path("again/code/", CodeOnceMore.as_view(), name="mfa_reauthenticate"),
    path("again/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("person/", person, name="account_person"),
    path("sessions/", sessions, name="account_sessions"),
    path("sessions/end/", sessions_end, name="account_sessions_end"),
    path("sessions/<int:pk>/end/", session_end, name="account_session_end"),
    path("email/", account.email, name="account_email"),
    path("email/sent/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^email/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/new/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("app/add/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "recovery-codes/download/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("passkeys/", _overview, name="mfa_list_webauthn"),
    path("passkeys/add/", AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("sso/cancelled/", single_sign_on.login_cancelled, name="socialaccount_login_cancelled"),
    path("sso/<str:provider_id>/login/", provider_sign_in, name="openid_connect_login"),
    path("sso/<str:provider_id>/login/callback/", provider_callback, name="openid_connect_callback"),
]

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-in/passkey/", PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-out/", account.logout, name="sign-out"),
    path("account/", include(_account)),
]
