"""Read the example cities in, for trying Townbook without a city at hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.gazetteer import read_gazetteer
from townbook.cities.models import City
from townbook.cities.services.create_city import create_city
from townbook.cities.services.grant_role import grant_role
from townbook.intake.examples import ExampleCity, example_cities, example_milestones
from townbook.intake.services.import_document import import_document
from townbook.intake.terminal import with_progress
from townbook.plans.models import Item, Milestone
from townbook.plans.selectors.item_versions import version_of
from townbook.plans.services.place_city import place_city
from townbook.plans.services.set_milestones import set_milestones
from townbook.reading.terminal import language_of_terminal


class Command(BaseCommand):
    """``load_examples [--folder FOLDER]``; running it again is quick and changes nothing."""

    help = "Read the example cities in and print the demo accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the examples are."""
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "examples")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Cities with places, documents in their order, accounts; each is whole before the next begins."""
        with override(language_of_terminal() or "en"):
            examples = example_cities(options["folder"])
            cities = [_city(example) for example in examples]
            for city, example in zip(cities, examples, strict=True):
                if example.places:
                    place_city(city=city, places=read_gazetteer(example.places.read_bytes()), actor=None)
            documents = [
                (path.name, (city, path))
                for city, example in zip(cities, examples, strict=True)
                for path in example.documents
            ]
            for city, path in with_progress(documents, sys.stderr):
                import_document(city=city, path=path, language=city.language, accept=True, actor=None)
            _set_milestones(options["folder"])
            self.stdout.write(_("Demo accounts, each with its first password:"))
            for city in cities:
                email, password = _administrator(city)
                self.stdout.write(f"  {email}  {password}")


def _city(example: ExampleCity) -> City:
    known = City.objects.filter(slug=example.profile.slug).first()
    return known or create_city(profile=example.profile)


def _set_milestones(folder: Path) -> None:
    """The steps of the items that are there; steps that were set before are no change."""
    for example in example_milestones(folder):
        at = {"plan__city__slug": example.city, "plan__slug": example.plan, "key": example.item}
        item = Item.objects.select_related("plan__city").filter(**at).first()
        if item is None or Milestone.objects.filter(item=item).exists():
            continue
        set_milestones(
            item=item,
            milestones=example.milestones,
            expected_version=version_of(item=item),
            reason=example.reason,
            actor=None,
        )


def _administrator(city: City) -> tuple[str, str]:
    """The address and first password of the city's demo administrator.

    The password follows from the installation's secret key: no two installations share it, and it
    need not be kept anywhere to be printed again.
    """
    email = f"admin@{city.slug}.example"
    password = salted_hmac("townbook.demo", email, algorithm="sha256").hexdigest()[:12]
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, password, name=city.name, language=city.language)
    grant_role(user=user, city=city, role=Role.ADMINISTRATOR, body=None)
    return email, password
