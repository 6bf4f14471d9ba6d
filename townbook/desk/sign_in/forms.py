"""The form a person signs in with."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Email address and password. What is wrong is said without telling which of the two."""

    error_messages = {
        "invalid_login": _("The email address and the password do not belong together. Try again."),
        "inactive": _("This account is closed. Ask your city’s administrator."),
    }
