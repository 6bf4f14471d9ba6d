"""Invite a city's first administrator, or another where nobody is left who could."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override

from townbook.accounts.names import plain_name
from townbook.cities.models import City
from townbook.cities.selectors.cities import city_by_slug
from townbook.cities.services.invite_administrator import invite_administrator
from townbook.desk.members.letters import send_invitation
from townbook.reading.terminal import language_of_terminal
from townbook.text.languages import LANGUAGES
from townbook.ui.site_address import site_of_command

LONGEST_NAME = 200


class Command(BaseCommand):
    """``invite_administrator CITY ADDRESS --name NAME``; everybody else is invited on the city's pages."""

    help = "Invite somebody by mail to be a city's administrator: the first, or another."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and of which city."""
        parser.add_argument("city", help="the city's short name in addresses")
        parser.add_argument("address", help="the mail address to write to")
        parser.add_argument("--name", required=True, help="the person's first and last name")
        parser.add_argument("--language", choices=LANGUAGES, help="of the letter; else the city's own")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises :class:`CommandError` for wrong input, and where the letter could not be sent."""
        with override(language_of_terminal() or "en"):
            city, site = _city(options["city"]), site_of_command()
            invited = invite_administrator(
                email=_address(options["address"]),
                name=_name(options["name"]),
                language=options["language"] or city.language,
                city=city,
            )
            if invited is None:
                self.stdout.write(_("This person works for the city already, and is an administrator now."))
                return
            invitation, token = invited
            if not send_invitation(invitation=invitation, token=token, site=site):
                raise CommandError(
                    _("The letter could not be sent. See to the mail server (EMAIL_URL), then try again.")
                )
            if settings.EMAIL_BACKEND.endswith(".filebased.EmailBackend"):
                self.stdout.write(
                    _("No mail server is set, so the letter with the link lies in %(folder)s.")
                    % {"folder": settings.EMAIL_FILE_PATH}  # type: ignore[misc]  # set with this backend alone
                )
            else:
                self.stdout.write(_("The letter is on its way. Its link opens for seven days."))


def _city(slug: str) -> City:
    try:
        return city_by_slug(slug=slug)
    except City.DoesNotExist:
        raise CommandError(
            _("There is no city “%(slug)s”. create_city takes one in.") % {"slug": slug}
        ) from None


def _address(said: str) -> str:
    try:
        validate_email(said)
    except ValidationError:
        raise CommandError(_("“%(address)s” is no mail address.") % {"address": said}) from None
    return said


def _name(said: str) -> str:
    name = plain_name(said)
    if not name or len(name) > LONGEST_NAME:
        raise CommandError(_("Say the person’s first and last name with --name."))
    return name
