"""Take a city's places in, and find them in what its plans say."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from townbook.cities.gazetteer import LARGEST_FILE, GazetteerPlace, read_gazetteer
from townbook.cities.gazetteer_problems import Problem, WrongGazetteer
from townbook.cities.models import City
from townbook.cities.selectors.cities import city_by_slug
from townbook.plans.services.place_city import place_city
from townbook.reading.terminal import language_of_terminal
from townbook.text.languages import LANGUAGES
from townbook.ui.formats import between_parts

WRONG_INPUT = 2
"""The exit status for what the person can put right."""


class Command(BaseCommand):
    """``register_places FILE --city SLUG [--language CODE]``."""

    help = "Take in a city's places from a GeoJSON file, and find them in its plans."

    def add_arguments(self, parser: CommandParser) -> None:
        """The arguments of ``townbook places``."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--city", required=True, metavar="SLUG")
        parser.add_argument("--language", choices=LANGUAGES, help="the language to answer in")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises :class:`SystemExit` with status 2 and one sentence for wrong input."""
        with override(options["language"] or language_of_terminal() or "en"):
            places = self._places(Path(options["file"]))
            city = self._city(options["city"])
            placed = place_city(city=city, places=places, actor=None)
            registered, located = placed.registered, placed.located
            counts = {
                _("New"): len(registered.new),
                _("Changed"): len(registered.changed),
                _("Unchanged"): registered.unchanged,
                _("Places found in items"): located.kept,
            }
            self.stdout.write(between_parts().join(f"{name}: {count}" for name, count in counts.items()))

    def _places(self, path: Path) -> tuple[GazetteerPlace, ...]:
        try:
            return read_gazetteer(_bytes(path))
        except WrongGazetteer as wrong:
            self._refuse(wrong.sentence(get_language() or "en"))

    def _city(self, slug: str) -> City:
        try:
            return city_by_slug(slug=slug)
        except City.DoesNotExist:
            self._refuse(_("There is no city “%(slug)s”.") % {"slug": slug})

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(WRONG_INPUT)


def _bytes(path: Path) -> bytes:
    """The file's bytes, one more than allowed at most."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError:
        raise WrongGazetteer(Problem.MISSING) from None
