"""Cities with published documents, for the public pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cast import Manuscript
from townbook.cities.models import City
from townbook.cities.services.create_city import create_city
from townbook.intake.examples import example_cities
from townbook.intake.services.accept_draft import accept_draft
from townbook.intake.services.import_document import import_document
from townbook.plans.models import Plan

EXAMPLES = Path(__file__).parents[2] / "examples"

EXAMPLE_OF = {"uk": "zhytomyr", "he": "kiryat-yam", "fa": "izadshahr", "en": "portland"}
"""The example city whose language it is."""


@pytest.fixture
def plan_of() -> Callable[..., Plan]:
    """The plan that accepting the documents in the city makes."""

    def accepted(city: City, *documents: Manuscript) -> Plan:
        for document in documents:
            accept_draft(draft=document.store(city), actor=None)
        return Plan.objects.filter(city=city).latest("id")

    return accepted


@pytest.fixture
def example_city() -> Callable[[str], City]:
    """An example city by its language, its newest document read and accepted."""

    def loaded(language: str) -> City:
        slugs = [form["slug"] for form in json.loads((EXAMPLES / "cities.json").read_text(encoding="utf-8"))]
        example = example_cities(EXAMPLES)[slugs.index(EXAMPLE_OF[language])]
        city = create_city(profile=example.profile)
        import_document(city=city, path=example.documents[-1], language=None, accept=True, actor=None)
        return city

    return loaded
