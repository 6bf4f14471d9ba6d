"""allauth's forms with the house's labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LABELS: dict[str, StrPromise] = {
    "code": _("Code"),
    "email": _("Email address"),
    "login": _("Email address"),
    "name": _("Name of the passkey"),
    "oldpassword": _("Present password"),
    "password": _("Password"),
    "password1": _("New password"),
    "password2": _("New password once more"),
}
"""What a field is called, by allauth's name of it."""

NO_ADDRESS = _("This is no email address. Write it like name@city.example.")
ONE_PASSWORD_IS_ANOTHER = _("The two passwords are not the same. Enter both once more.")


class HouseForm(forms.Form):
    """Labels instead of placeholders, which vanish when one begins to write; and no help of allauth's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NO_ADDRESS
                # The field's own check says it in words that Django has not in every language.
                field.validators = [EmailValidator(message=NO_ADDRESS)]
            if isinstance(field, forms.EmailField) or name == "code":
                field.widget.attrs["dir"] = "ltr"

    @property
    def is_tried_too_often(self) -> bool:
        """Whether what is wrong is that somebody tried too often."""
        found = {error.code for errors in self.errors.as_data().values() for error in errors}
        return not found.isdisjoint({"too_many_login_attempts", "rate_limited"})


class TwicePassword(HouseForm):
    """A password entered twice."""

    def clean(self) -> dict[str, Any]:
        """Both are the same. allauth says otherwise in words of its own."""
        cleaned: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data
        one, other = cleaned.get("password1"), cleaned.get("password2")
        if one and other and one != other:
            self.add_error("password2", str(ONE_PASSWORD_IS_ANOTHER))
        return cleaned


class SignInForm(HouseForm, account.LoginForm):
    """Email address and password. What is wrong is said without telling which of the two."""


class ChangePasswordForm(TwicePassword, account.ChangePasswordForm):
    """The present password, and a new one."""


class SetPasswordForm(TwicePassword, account.SetPasswordForm):
    """The first password of an account that had none."""


class ResetPasswordForm(HouseForm, account.ResetPasswordForm):
    """The address a letter goes to."""


class NewPasswordForm(TwicePassword, account.ResetPasswordKeyForm):
    """A new password for somebody who forgot theirs."""


class ChangeEmailForm(HouseForm, account.AddEmailForm):
    """Another address, which counts once it is confirmed."""


class ReauthenticateForm(HouseForm, account.ReauthenticateForm):
    """The password once more, before something important."""


class CodeForm(HouseForm, mfa.AuthenticateForm):
    """The second step: a code of the app, or a recovery code."""


class CodeAgainForm(HouseForm, mfa.ReauthenticateForm):
    """A code once more, before something important."""


class AuthenticatorAppForm(HouseForm, totp.ActivateTOTPForm):
    """The first code of a new app."""


class PasskeyForm(HouseForm, webauthn.SignupWebAuthnForm):
    """A new passkey; always one that opens the account by itself, so nobody is asked which kind."""


class PasskeyNameForm(HouseForm, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""
