"""Why a letter did not go out, in words its office can do something with."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from townbook.plans.models.reminder import NO_ADDRESS

_UNREACHABLE = frozenset(
    {
        "ConnectionRefusedError",
        "ConnectionResetError",
        "ConnectionAbortedError",
        "BrokenPipeError",
        "OSError",
        "SMTPConnectError",
        "SMTPHeloError",
        "SMTPServerDisconnected",
        "TimeoutError",
        "gaierror",
    }
)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A sentence on what hinders a letter; ``is_address`` where another address helps."""

    sentence: str
    is_address: bool = False


def hindrance_of(error: str) -> Hindrance:
    """The failure a letter keeps (a class and the mail server's codes, RFC 5321) as a sentence."""
    kind, _space, codes = error.partition(" ")
    if error == NO_ADDRESS:
        return Hindrance(_("Nobody is named whom it could go to. Say who."), is_address=True)
    if kind == "SMTPRecipientsRefused" or codes.startswith(("550", "551", "553")):
        if codes.startswith("4"):
            return Hindrance(_("The other side asks for patience. It is tried again by itself."))
        return Hindrance(
            _("The mail server will not take this address: it may be wrong, or gone. Change it."),
            is_address=True,
        )
    if kind == "SMTPAuthenticationError":
        return Hindrance(
            _(
                "The mail server did not accept the installation’s password."
                " Tell those who look after the server."
            )
        )
    if kind in _UNREACHABLE:
        return Hindrance(_("The mail server cannot be reached. It is tried again by itself."))
    if codes.startswith("4"):
        return Hindrance(_("The mail server asks for patience. It is tried again by itself."))
    return Hindrance(
        _("It could not be sent (%(error)s). Tell those who look after the server.") % {"error": error}
    )
