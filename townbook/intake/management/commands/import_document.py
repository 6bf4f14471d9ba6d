"""Store a document and its Draft for a city."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import override

from townbook.cities.models import City
from townbook.cities.selectors.cities import city_by_slug
from townbook.intake.import_summary import summary
from townbook.intake.services.import_document import import_document
from townbook.reading.errors import UnreadableDocument
from townbook.reading.terminal import language_of_terminal
from townbook.text.languages import LANGUAGES

WRONG_INPUT = 2
"""The exit status for what the person can put right."""


class Command(BaseCommand):
    """``import_document FILE --city SLUG [--accept] [--language CODE]``."""

    help = "Store a document and its draft for a city; with --accept, make items and reports of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """The arguments of ``townbook import``."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--city", required=True, metavar="SLUG")
        parser.add_argument("--accept", action="store_true")
        parser.add_argument(
            "--language", choices=LANGUAGES, help="the document's language, and the one to answer in"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises :class:`SystemExit` with status 2 and one sentence for wrong input."""
        with override(options["language"] or language_of_terminal() or "en"):
            self._import(Path(options["file"]), options)

    def _import(self, path: Path, options: dict[str, Any]) -> None:
        try:
            imported = import_document(
                city=self._city(options["city"]),
                path=path,
                language=options["language"],
                accept=options["accept"],
                actor=None,
            )
        except UnreadableDocument as error:
            self._refuse(error.sentence(options["language"] or language_of_terminal() or "en"))
        else:
            for line in summary(imported):
                self.stdout.write(line)

    def _city(self, slug: str) -> City:
        try:
            return city_by_slug(slug=slug)
        except City.DoesNotExist:
            self._refuse(_no_such_city(slug))
        except DatabaseError as error:
            reason = str(error).strip().partition("\n")[0]
            self._refuse(_("The database is not ready (%(reason)s). Run script/setup.") % {"reason": reason})

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(WRONG_INPUT)


def _no_such_city(slug: str) -> str:
    slugs = ", ".join(City.objects.order_by("slug").values_list("slug", flat=True)[:20])
    if not slugs:
        return _("There is no city “%(slug)s”, nor any other yet. Make it with create_city.") % {"slug": slug}
    return _("There is no city “%(slug)s”. Choose one of: %(slugs)s.") % {"slug": slug, "slugs": slugs}
