"""Cities with published documents, for the public pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cast import Manuscript
from townbook.cities.models import City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Plan


@pytest.fixture
def plan_of() -> Callable[..., Plan]:
    """The plan that accepting the documents in the city makes."""

    def accepted(city: City, *documents: Manuscript) -> Plan:
        for document in documents:
            accept_draft(draft=document.store(city), actor=None)
        return Plan.objects.filter(city=city).latest("id")

    return accepted
