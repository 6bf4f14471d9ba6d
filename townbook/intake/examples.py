"""The example cities: their profiles and documents, as ``examples/cities.json`` lists them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from townbook.cities.services.create_city import CityProfile


@dataclass(frozen=True, slots=True)
class ExampleCity:
    """A city, and its documents in the order they came out."""

    profile: CityProfile
    documents: tuple[Path, ...]


def example_cities(folder: Path) -> tuple[ExampleCity, ...]:
    """The cities of ``folder/cities.json``.

    Raises :class:`OSError` when there is no such file, :class:`ValueError` or :class:`KeyError` when it
    does not say what it should.
    """
    forms = json.loads((folder / "cities.json").read_text(encoding="utf-8"))
    return tuple(_example_city(form, folder) for form in forms)


def _example_city(form: dict[str, Any], folder: Path) -> ExampleCity:
    profile = CityProfile(
        slug=form["slug"],
        name=form["name"][form["language"]],
        names=form["name"],
        language=form["language"],
        country=form["country"],
        currency=form["currency"],
        time_zone=form["time_zone"],
        calendar=form["calendar"],
        first_weekday=form["first_weekday"],
    )
    return ExampleCity(profile, tuple(folder / name for name in form["documents"]))
