"""Begin a plan of a city."""

from __future__ import annotations

from django.db import transaction

from townbook.cities.models import City
from townbook.plans.models import Plan
from townbook.plans.title_keys import plan_title_key
from townbook.sources.models import Source


@transaction.atomic
def start_plan(
    *, city: City, title: str, language: str, source: Source | None, is_published: bool = True
) -> Plan:
    """A new plan without items. Hold the city's lock: its plans are numbered in their addresses.

    Raises :class:`ValueError` for a source of another city.
    """
    if source is not None and source.city_id != city.pk:
        raise ValueError("the source belongs to another city")
    taken = set(Plan.all_rows.filter(city=city).values_list("slug", flat=True))
    number = len(taken) + 1
    while (slug := "plan" if number == 1 else f"plan-{number}") in taken:
        number += 1
    return Plan.objects.create(
        city=city,
        slug=slug,
        title=title,
        title_key=plan_title_key(title, language),
        language=language,
        source=source,
        is_published=is_published,
    )
