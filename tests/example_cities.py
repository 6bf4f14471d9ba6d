"""The example cities, read into the test's own database."""

from __future__ import annotations

from pathlib import Path

from townbook.cities.gazetteer import read_gazetteer
from townbook.cities.models import City
from townbook.cities.services.create_city import create_city
from townbook.intake.examples import example_cities
from townbook.intake.services.import_document import import_document
from townbook.plans.services.place_city import place_city

EXAMPLES = Path(__file__).parents[1] / "examples"

SLUGS = {"uk": "zhytomyr", "he": "kiryat-yam", "fa": "izadshahr", "en": "portland"}
"""The example city whose language it is."""


def example_city(language: str) -> City:
    """The example city of that language, with its newest document read and accepted."""
    (example,) = (each for each in example_cities(EXAMPLES) if each.profile.slug == SLUGS[language])
    city = create_city(profile=example.profile)
    import_document(city=city, path=example.documents[-1], language=None, accept=True, actor=None)
    return city


def example_city_over_years(language: str) -> City:
    """The example city of that language with all its documents, and its places."""
    (example,) = (each for each in example_cities(EXAMPLES) if each.profile.slug == SLUGS[language])
    city = create_city(profile=example.profile)
    if example.places is not None:
        place_city(city=city, places=read_gazetteer(example.places.read_bytes()), actor=None)
    for document in example.documents:
        import_document(city=city, path=document, language=None, accept=True, actor=None)
    return city
