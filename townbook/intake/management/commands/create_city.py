"""Take a city in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from townbook.cities.enums import Calendar, Weekday
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.reading.terminal import language_of_terminal
from townbook.text.languages import LANGUAGES

WRONG_INPUT = 2
"""The exit status for what the person can put right."""


class Command(BaseCommand):
    """``create_city SLUG --name NAME --language CODE --country CODE --currency CODE …``."""

    help = "Take a city in."

    def add_arguments(self, parser: CommandParser) -> None:
        """The city's profile."""
        parser.add_argument("slug", help="its short name in addresses")
        parser.add_argument("--name", required=True, help="its name in its own language")
        parser.add_argument("--language", required=True, choices=LANGUAGES)
        parser.add_argument("--country", required=True, help="two letters of ISO 3166-1: UA, IL, IR")
        parser.add_argument("--currency", required=True, help="three letters of ISO 4217: UAH, ILS, IRR")
        parser.add_argument("--time-zone", default="UTC", help="as in the IANA database: Europe/Kyiv")
        parser.add_argument("--calendar", choices=Calendar.values, default=Calendar.GREGORIAN.value)
        parser.add_argument(
            "--first-weekday", type=int, default=Weekday.MONDAY.value, help="0 is Monday, 6 is Sunday"
        )
        for code in LANGUAGES:
            parser.add_argument(f"--name-{code}", metavar="NAME", help=f"its name in the language {code}")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises :class:`SystemExit` with status 2 and the reasons for wrong input."""
        names = {code: options[f"name_{code}"] for code in LANGUAGES if options[f"name_{code}"]}
        profile = CityProfile(
            slug=options["slug"],
            name=options["name"],
            names=names,
            language=options["language"],
            country=options["country"],
            currency=options["currency"],
            time_zone=options["time_zone"],
            calendar=options["calendar"],
            first_weekday=options["first_weekday"],
        )
        with override(language_of_terminal() or "en"):
            try:
                city = create_city(profile=profile)
            except ValidationError as error:
                for field, messages in error.message_dict.items():
                    self.stderr.write(f"{field}: {' '.join(messages)}")
                raise SystemExit(WRONG_INPUT) from error
            self.stdout.write(_("%(city)s is taken in.") % {"city": city.name})
