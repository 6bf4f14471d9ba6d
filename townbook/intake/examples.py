"""The example cities: their profiles and documents, as ``examples/cities.json`` lists them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from townbook.cities.services.create_city import CityProfile
from townbook.plans.services.set_milestones import NewMilestone


@dataclass(frozen=True, slots=True)
class ExampleCity:
    """A city, the file of its places where it has one, and its documents in the order they came out."""

    profile: CityProfile
    places: Path | None
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
    places = folder / form["places"] if form.get("places") else None
    return ExampleCity(profile, places, tuple(folder / name for name in form["documents"]))


@dataclass(frozen=True, slots=True)
class ExampleMilestones:
    """The steps of one item, which no document says: the city's staff would have entered them."""

    city: str
    plan: str
    item: str
    reason: str
    milestones: tuple[NewMilestone, ...]


def example_milestones(folder: Path) -> tuple[ExampleMilestones, ...]:
    """The steps of ``folder/milestones.json``; none where there is no such file.

    Raises :class:`ValueError` or :class:`KeyError` when it does not say what it should.
    """
    path = folder / "milestones.json"
    forms = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return tuple(
        ExampleMilestones(
            form["city"],
            form["plan"],
            form["item"],
            form["reason"],
            tuple(
                NewMilestone(step["title"], _day(step.get("due")), _day(step.get("reached_on")))
                for step in form["milestones"]
            ),
        )
        for form in forms
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
