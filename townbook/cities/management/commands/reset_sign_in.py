"""Let somebody in again who has lost every key of their account."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from townbook.accounts.models import User
from townbook.accounts.reset_letter import send_reset_letter
from townbook.accounts.services.take_off_keys import TakenOff
from townbook.cities.services.reset_sign_in import reset_sign_in
from townbook.reading.terminal import language_of_terminal
from townbook.ui.site_address import site_of_command


class Command(BaseCommand):
    """``reset_sign_in ADDRESS``: first make sure, by voice or face, that it is the person who asks."""

    help = "Take lost passkeys, authenticator app and recovery codes off a person's account."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose account it is."""
        parser.add_argument("person", help="the mail address that the person signs in with")

    def handle(self, *_args: Any, person: str, **_options: Any) -> None:
        """Raises :class:`CommandError` for nobody's address, and where the site's own address is not set."""
        with override(language_of_terminal() or "en"):
            site_of_command()
            try:
                user = User.objects.get_by_natural_key(person)
            except User.DoesNotExist:
                raise CommandError(_("No account has this address. Nothing was changed.")) from None
            self._say(user, reset_sign_in(user=user, actor=None))
            if send_reset_letter(user=user):
                self.stdout.write(_("A letter tells the person so."))
            else:
                self.stderr.write(_("The letter that tells the person so could not be sent. Tell them."))

    def _say(self, user: User, taken: TakenOff) -> None:
        passkeys = ngettext(
            "%(count)s passkey taken off.", "%(count)s passkeys taken off.", taken.passkeys
        ) % {"count": taken.passkeys}
        sessions = ngettext(
            "Signed out of %(count)s browser.", "Signed out of %(count)s browsers.", taken.sessions
        )
        app = _("Authenticator app taken off.") if taken.app else _("There was no authenticator app.")
        codes = _("Recovery codes taken off.") if taken.recovery_codes else _("There were no recovery codes.")
        password = (
            _("The password is the old one.")
            if user.has_usable_password()
            else _("There is no password: the person sets one by “Forgotten your password?”.")
        )
        closed = [] if user.is_active else [_("The account is closed, and stays so.")]
        for line in (passkeys, app, codes, sessions % {"count": taken.sessions}, password, *closed):
            self.stdout.write(line)
