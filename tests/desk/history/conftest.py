"""What tests of the history share."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.desk.people import signed_in
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.enums import Role


@pytest.fixture
def work() -> YearOfWork:
    """A town's plan with a period open for reports."""
    return year_of_work()


@pytest.fixture
def office(work: YearOfWork) -> Client:
    """The browser of the strategy office."""
    return signed_in("Олена", work.city, Role.STRATEGY_EDITOR)


@pytest.fixture
def administrator(work: YearOfWork) -> Client:
    """The browser of the city's administrator."""
    return signed_in("Ярина", work.city, Role.ADMINISTRATOR)
