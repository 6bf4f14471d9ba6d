"""Keep the index true to what was just published, changed or withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from townbook.search.engines import search_engine
from townbook.search.models import SearchDocument, SearchFacet
from townbook.search.registry import Findable, SearchableKind, searchable_kinds
from townbook.search.words import LONGEST_TITLE, index_keys


@transaction.atomic(savepoint=False)
def index_objects(*, changed: Mapping[str, Collection[int]]) -> int:
    """Index objects anew, given as numbers by kind; how many searchable texts they have now.

    Call it in the transaction that changes them. Objects that are not public, or not there, leave the
    index. A few queries a kind and ten more, however many objects there are. Raises :class:`KeyError`
    for a kind that is not registered.
    """
    kinds = searchable_kinds()
    forget_documents(
        _any_of(Q(kind=kinds[name].name, object_id__in=list(ids)) for name, ids in changed.items() if ids)
    )
    return _add(
        [
            (kinds[name], findable)
            for name, ids in changed.items()
            if ids
            for findable in kinds[name].findables(ids)
        ]
    )


def _any_of(conditions: Iterator[Q]) -> Q:
    """Any of the conditions; nothing where there are none."""
    either = Q(pk__in=[])
    for condition in conditions:
        either |= condition
    return either


def forget_documents(which: Q) -> None:
    """Take documents out of the index, its words before them."""
    known = list(SearchDocument.objects.filter(which).order_by().values_list("pk", flat=True))
    if known:
        search_engine().remove(known)
        documents = SearchDocument.objects.filter(which)
        SearchFacet.objects.filter(document__in=documents).delete()
        documents.delete()


def _add(found: Sequence[tuple[SearchableKind, Findable]]) -> int:
    documents = SearchDocument.objects.bulk_create([_document(kind, findable) for kind, findable in found])
    SearchFacet.objects.bulk_create(
        SearchFacet(document=document, name=name, value=value)
        for document, (_, findable) in zip(documents, found, strict=True)
        for name, values in findable.facets.items()
        for value in dict.fromkeys(values)
    )
    if documents:
        search_engine().add([document.pk for document in documents])
    return len(documents)


def _document(kind: SearchableKind, findable: Findable) -> SearchDocument:
    return SearchDocument(
        city_id=findable.city_id,
        kind=kind.name,
        object_id=findable.object_id,
        part=findable.part,
        weight=kind.weight,
        language=findable.language,
        offset=findable.offset,
        address=dict(findable.address),
        title=findable.title,
        title_keys=index_keys(findable.title, findable.language, LONGEST_TITLE),
        text=findable.text,
        text_keys=index_keys(findable.text, findable.language),
    )
