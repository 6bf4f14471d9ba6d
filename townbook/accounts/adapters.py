"""What allauth asks the house: whom to let in, in which words, and from where a request comes."""

from __future__ import annotations

import hashlib
import hmac
import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from townbook.accounts.client import client_of
from townbook.accounts.models import User

log = logging.getLogger(__name__)

WRONG_CODE = gettext_lazy("This code is not right, or is too old. Enter the newest one.")
TOO_OFTEN = gettext_lazy("This was tried too often. Wait a few minutes, then try again.")

NOTICES = {
    "account/email/email_changed": gettext_lazy("The email address of your account was changed."),
    "account/email/password_changed": gettext_lazy("The password of your account was changed."),
    "account/email/password_reset": gettext_lazy("The password of your account was set anew by letter."),
    "account/email/password_set": gettext_lazy("A password was set for your account."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made for your account."),
    "mfa/email/totp_activated": gettext_lazy("An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": gettext_lazy("The authenticator app was removed from your account."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added to your account."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed from your account."),
    "socialaccount/email/account_connected": gettext_lazy(
        "Your account was opened by single sign-on for the first time."
    ),
}
"""What a person is told by letter about their own account, by allauth's name of the event."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation. Messages tell nobody whether an account exists."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "duplicate_email": gettext_lazy("This is your address already. Enter another one."),
        "email_password_mismatch": gettext_lazy(
            "The email address and the password do not belong together. Try again."
        ),
        "enter_current_password": gettext_lazy("This is not your present password. Try again."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("This is not your present password. Try again."),
        "rate_limited": TOO_OFTEN,
        "too_many_login_attempts": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account by themselves."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The client as a keyed hash: attempts are counted by it, and no network address is kept."""
        return hmac.new(settings.SECRET_KEY.encode(), client_of(request).encode(), hashlib.sha256).hexdigest()

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A passkey first, for whoever has one: it is quickest, and nobody can be tricked out of it."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a change, the page of one's account."""
        return reverse("mfa_index")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The letter in the person's own language.

        A letter that cannot go out is not told to somebody who is not signed in: it would say that there is
        an account.
        """
        user = context.get("user")
        language = user.language if isinstance(user, User) and user.language else translation.get_language()
        with translation.override(language):
            message = self.render_mail(template_prefix, email, {"request": self.request, **context})
        try:
            message.send()
        except (SMTPException, OSError) as error:
            # Not the traceback: a mail server repeats the address it refuses.
            log.error("A letter could not be sent: %s", type(error).__name__)  # noqa: TRY400
            if self.request.user.is_authenticated:
                sentence = _("The letter could not be sent. Try again later.")
                messages.error(self.request, sentence)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the person what happened to their account."""
        if isinstance(user, User) and template_prefix in NOTICES:
            told = {"user": user, "notice": NOTICES[template_prefix]}
            self.send_mail("account/email/notice", email or user.email, told)


class MfaAdapter(DefaultMFAAdapter):
    """Second steps and passkeys, in the house's words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes come with a passkey or an authenticator app. Add one first."
        ),
        "unverified_email": gettext_lazy("Confirm your email address first, by the link in the letter."),
    }

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """What a passkey is called unless its owner says otherwise."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """For whom passkeys are made: the common host with all below it (WebAuthn Level 2, 5.1.2: a relying
        party is a host name). Cities' own hosts send everybody there who signs in; another name of
        ``ALLOWED_HOSTS`` is a party of its own.
        """
        host = split_domain_port(allauth_context.request.get_host())[0]
        common = settings.COMMON_HOST
        return {"id": common if host.endswith(f".{common}") else host, "name": "Townbook"}
