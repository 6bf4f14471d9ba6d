"""Let one change of a city's plans happen after another."""

from __future__ import annotations

from townbook.cities.models import City


def lock_city(*, city: City) -> None:
    """Hold the city until the transaction ends: two imports into one city wait for each other.

    Rows that only refer to the city are not held up. SQLite has one writer at a time anyway; there
    ``transaction_mode`` IMMEDIATE does the waiting. Raises
    :class:`~django.db.transaction.TransactionManagementError` outside of a transaction.
    """
    City.objects.select_for_update(no_key=True).only("pk").get(pk=city.pk)
