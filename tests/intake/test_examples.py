"""The examples that come with Townbook, read in as script/server does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from townbook.cities.models import City
from townbook.intake.enums import DraftState
from townbook.intake.examples import example_cities
from townbook.intake.models import Draft
from townbook.intake.selectors.drafts import difference_of
from townbook.plans.models import Item

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.django_db
def test_examples_become_cities_with_plans() -> None:
    call_command("load_examples", verbosity=0)
    examples = example_cities(EXAMPLES)
    documents = sorted(path.name for example in examples for path in example.documents)
    accepted = Draft.objects.filter(state=DraftState.ACCEPTED).values_list("source__name", flat=True)
    assert sorted(accepted) == documents
    assert set(City.objects.values_list("slug", flat=True)) == {example.profile.slug for example in examples}
    assert Item.objects.filter(plan__city__slug="zhytomyr", level__key="project").count() >= 80


@pytest.mark.django_db
def test_second_year_of_zhytomyr_is_the_same_plan() -> None:
    """Eleven new projects, as examples/README.md says; the rest is known, though some are respelt."""
    call_command("load_examples", verbosity=0)
    difference = difference_of(Draft.objects.get(source__name="zhytomyr-2023.uk.txt"))
    assert difference is not None
    assert (difference.plan_is_new, len(difference.new)) == (False, 11)
    assert ("Реконструкція Київського мосту", "Київський міст: реконструкція") in {
        (change.was, change.now) for change in difference.changed
    }


def test_every_example_is_listed() -> None:
    listed = {path for example in example_cities(EXAMPLES) for path in example.documents}
    assert {path for path in EXAMPLES.iterdir() if path.suffix == ".txt"} == listed
