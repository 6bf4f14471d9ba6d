"""Write the index of public texts anew, after an update that changed how words are compared."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import override

from townbook.cities.models import City
from townbook.cities.selectors.cities import all_cities
from townbook.reading.terminal import language_of_terminal
from townbook.search.services.reindex_city import reindex_city


class Command(BaseCommand):
    """``rebuild_search [--city SLUG]``; visitors go on searching meanwhile."""

    help = "Write the search index anew, one city after the other."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which city; all where none is named."""
        parser.add_argument("--city", metavar="SLUG")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Each city is whole before the next begins."""
        with override(language_of_terminal() or "en"):
            for city in _cities(options["city"]):
                texts = reindex_city(city=city)
                self.stdout.write(_("%(city)s: %(count)s texts") % {"city": city.name, "count": texts})


def _cities(slug: str | None) -> list[City]:
    cities = all_cities().filter(slug=slug) if slug else all_cities()
    if slug and not cities:
        raise CommandError(_("There is no city “%(slug)s”.") % {"slug": slug})
    return list(cities)
