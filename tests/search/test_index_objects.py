"""The index says what is public now, in the transaction in which it became so."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext_lazy

from tests.cast import Manuscript, large_report, nahal_tut, river_report, verbivka
from townbook.cities.models import City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item
from townbook.search.models import SearchDocument, SearchFacet
from townbook.search.registry import (
    Facet,
    SearchableKind,
    facets,
    register_facet,
    register_kind,
    searchable_kinds,
)
from townbook.search.selectors.find import find
from townbook.search.services.index_objects import index_objects
from townbook.search.services.reindex_city import reindex_city
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_words_of_other_tests() -> None:
    """Tests that commit leave words behind of documents that are gone."""
    empty_words()


def empty_words() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_words(search_words) VALUES('delete-all')")
        else:
            cursor.execute("DELETE FROM search_words")


def accepted(written: Manuscript, city: City) -> City:
    accept_draft(draft=written.store(city), actor=None)
    return city


def indexed() -> list[tuple[object, ...]]:
    documents = SearchDocument.objects.order_by("city", "kind", "object_id", "part")
    of_documents = [
        *documents.values_list("city", "kind", "object_id", "part", "address", "title_keys", "text_keys")
    ]
    of_facets = SearchFacet.objects.order_by("document__kind", "document__object_id", "name", "value")
    return [*of_documents, *of_facets.values_list("document__object_id", "name", "value")]


def words_are_whole() -> bool:
    """Whether the database's index of words holds a row for each document and no other."""
    column = "document_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM search_words ORDER BY 1")  # noqa: S608 - our own names
        rows = [row[0] for row in cursor.fetchall()]
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_words(search_words) VALUES('integrity-check')")
    return rows == list(SearchDocument.objects.order_by("pk").values_list("pk", flat=True))


def test_acceptance_fills_the_index() -> None:
    accepted(river_report(), verbivka())
    kinds = SearchDocument.objects.order_by("kind", "object_id").values_list("kind", flat=True)
    assert list(kinds) == ["body"] * 2 + ["item"] * 5 + ["plan", "source"]
    assert words_are_whole()


def test_changed_object_is_found_by_its_new_words_only() -> None:
    city = accepted(river_report(), verbivka())
    item = Item.objects.get(key="1.1")
    item.title = "Посадити дуби"
    item.save()
    assert index_objects(changed={"item": [item.pk]}) == 1
    assert find("дуб", city=city, language="uk").total == 1
    assert [result.kind for result in find('"посадити верби"', city=city, language="uk").results] == [
        "source"
    ]
    assert words_are_whole()


def test_next_years_report_is_found_beside_the_first() -> None:
    city = accepted(river_report(2022), verbivka())
    accepted(river_report(2023), city)
    assert SearchDocument.objects.filter(kind="item").count() == 5
    assert find("верби", city=city, language="uk", facets={"year": ["2023"]}).total == 1
    assert words_are_whole()


def test_withdrawn_object_leaves_the_index() -> None:
    city = accepted(river_report(), verbivka())
    source = Source.objects.get()
    Source.objects.update(is_published=False)
    assert index_objects(changed={"source": [source.pk]}) == 0
    assert find("концепція", city=city, language="uk", kinds=["source"]).total == 0
    assert words_are_whole()


@pytest.mark.parametrize("letter", ["ж", "𐐨"])
def test_longest_text_can_be_indexed(letter: str) -> None:
    numbers = (
        str(number).translate(dict(zip(range(48, 58), "абвгґджзкл", strict=True))) for number in range(20_000)
    )
    words = " ".join(number + letter * 70 for number in numbers)
    written = Manuscript("Програма")
    written.report(written.item("1", words), words)
    city = accepted(written, verbivka())
    assert find(words[:60], city=city, language="uk", kinds=["item"]).total == 1
    assert words_are_whole()


def test_object_that_is_not_there_is_not_indexed() -> None:
    assert index_objects(changed={"item": [1_000_000], "plan": []}) == 0


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        index_objects(changed={"dragon": [1]})


def test_index_is_undone_with_the_transaction() -> None:
    city = accepted(river_report(), verbivka())
    before = indexed()
    with transaction.atomic():
        accepted(large_report(2, 3), city)
        assert find("справа", city=city, language="uk").total > 0
        transaction.set_rollback(True)
    assert find("справа", city=city, language="uk").total == 0
    assert indexed() == before
    assert words_are_whole()


def test_failed_acceptance_leaves_nothing_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    city = verbivka()
    draft = river_report().store(city)
    monkeypatch.setattr(
        "townbook.intake.services.accept_draft.publish_source", lambda **_: (_ for _ in ()).throw(OSError)
    )
    with pytest.raises(OSError):  # noqa: PT011 - the test's own
        accept_draft(draft=draft, actor=None)
    assert SearchDocument.objects.count() == 0
    assert words_are_whole()


def test_queries_do_not_grow_with_the_objects() -> None:
    counts = []
    for city, written in ((verbivka(), large_report(2, 3)), (nahal_tut(), large_report(10, 30))):
        accepted(written, city)
        ids = list(Item.objects.filter(plan__city=city).values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as captured:
            index_objects(changed={"item": ids})
        counts.append(sum(not query["sql"].startswith("INSERT") for query in captured.captured_queries))
    assert counts[0] == counts[1] <= 10


def test_reindexing_a_city_gives_the_same_index() -> None:
    city, other = accepted(river_report(), verbivka()), accepted(large_report(2, 3), nahal_tut())
    before = indexed()
    found = [find("верба", city=city, language="uk"), find("справа", language="uk")]
    count = SearchDocument.objects.filter(city=city).count()
    assert reindex_city(city=city) == count
    assert indexed() == before
    assert [find("верба", city=city, language="uk"), find("справа", language="uk")] == found
    assert find("справа", city=other, language="uk").total > 0
    assert words_are_whole()


def test_rebuild_search_fills_an_empty_index(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    accepted(river_report(), verbivka())
    accepted(river_report(), nahal_tut())
    before = indexed()
    empty_words()
    SearchFacet.objects.all().delete()
    SearchDocument.objects.all().delete()
    call_command("rebuild_search")
    assert indexed() == before
    assert words_are_whole()
    assert capsys.readouterr().out.splitlines() == ["נחל תות: 9 texts", "Вербівка: 9 texts"]


def test_rebuild_search_of_no_city_says_so() -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("rebuild_search", city="nowhere")


def test_registry_holds_each_name_once() -> None:
    assert list(searchable_kinds()) == ["source", "plan", "item", "body"]
    assert list(facets()) == ["status", "year", "body"]
    with pytest.raises(ValueError, match="'item'"):
        register_kind(SearchableKind("item", gettext_lazy("Item"), lambda _city: [], lambda _ids: []))
    with pytest.raises(ValueError, match="'year'"):
        register_facet(Facet("year", gettext_lazy("Year"), lambda _city, _values: {}))
