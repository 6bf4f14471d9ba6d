"""Index all of a city anew."""

from __future__ import annotations

from itertools import islice

from django.db import transaction
from django.db.models import Q

from townbook.cities.models import City
from townbook.cities.services.lock_city import lock_city
from townbook.search.registry import searchable_kinds
from townbook.search.services.index_objects import forget_documents, index_objects

OBJECTS_AT_ONCE = 500
"""So many objects and their texts are in memory at a time."""


@transaction.atomic
def reindex_city(*, city: City) -> int:
    """The city's part of the index as if it had just been written; how many searchable texts it has."""
    lock_city(city=city)
    forget_documents(Q(city=city))
    texts = 0
    for kind in searchable_kinds().values():
        ids = iter(kind.public_ids(city))
        while some := list(islice(ids, OBJECTS_AT_ONCE)):
            texts += index_objects(changed={kind.name: some})
    return texts
