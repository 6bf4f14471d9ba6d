"""Thousands of cities in one database: one city of two hundred items, and copies of its every row.

The copies are made by the database itself, a statement a table, so that 600,000 items with their reports,
passages, figures and words to search take minutes. Import it after :func:`bench.probe.open_database`.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Max
from django.urls import reverse

from tests.cast import Manuscript, year
from townbook.cities.models import City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.files.models import StoredFile
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, Plan
from townbook.reading.status import Status
from townbook.search.engines import search_engine
from townbook.search.models import SearchDocument
from townbook.sources.models import Source

GOALS, TASKS = 10, 19
"""Two hundred items: each goal, and so many tasks of each."""

DEPARTMENTS = ("доріг", "парків", "освіти", "культури", "житла", "транспорту", "енергетики", "спорту")
WORKS = ("Відремонтовано", "Збудовано", "Закуплено", "Висаджено", "Обстежено", "Утеплено", "Освітлено")
PLACES = ("на вулиці Садовій", "біля школи", "у парку над річкою", "на площі Ринок", "в селі Зарічне")
DOCUMENTS_AT_ONCE = 2_000

NUMBERS_OF_ROWS = frozenset({"object_id", "record_id"})
"""Fields that hold a row's number and are no foreign keys: of the search, and of changes."""


def found_city() -> City:
    """The city all others are copies of: ``city-0``, its plan accepted as any document's is."""
    city = create_city(profile=CityProfile("city-0", "Місто", language="uk", country="UA", currency="UAH"))
    accept_draft(draft=_programme().store(city), actor=None)
    return city


def _programme() -> Manuscript:
    written = Manuscript("Виконання Програми розвитку міста за 2022 рік", name="programme.txt")
    statuses = tuple(Status)
    for goal_number in range(1, GOALS + 1):
        department = DEPARTMENTS[goal_number % len(DEPARTMENTS)]
        goal = written.item(str(goal_number), f"Розвиток {department}, напрям {goal_number}")
        for task_number in range(1, TASKS + 1):
            number = goal_number * 100 + task_number
            body = f"Управління {DEPARTMENTS[number % len(DEPARTMENTS)]}"
            work, place = WORKS[number % len(WORKS)], PLACES[number % len(PLACES)]
            task = written.item(
                f"{goal_number}.{task_number}",
                f"{work} {place}: справа {number}",
                parent=goal,
                bodies=[body],
            )
            words = f"{work} {number} одиниць {place}, роботи прийнято комісією на {number} тис. грн."
            written.report(
                task,
                words,
                statuses[number % len(statuses)],
                period=year(2022),
                money=str(number * 1000),
                bodies=[body],
            )
    return written


def multiply_city(city: City, count: int) -> None:
    """Make the only city of a database one of ``count``: ``city-0``, ``city-1`` and so on.

    Each copy's rows have the numbers of the first one's, and its place times one stride.
    """
    tables = apps.get_models(include_auto_created=True)
    copied = [model for model in tables if _is_of_a_city(model) and model._base_manager.exists()]
    stride = 1 + max(model._base_manager.aggregate(last=Max("pk"))["last"] for model in copied)
    documents = list(SearchDocument.objects.filter(city=city).values_list("pk", flat=True))
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for model in copied:
            cursor.execute(_copying(model, copied, stride), [count - 1])
    copies = [document + stride * place for place in range(1, count) for document in documents]
    for start in range(0, len(copies), DOCUMENTS_AT_ONCE):
        search_engine().add(copies[start : start + DOCUMENTS_AT_ONCE])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def address_among(page: str, number: int) -> str:
    """The address of a page of ``city-<number>``, or of one over all cities."""
    city = City.objects.get(slug=f"city-{number}")
    plan, source = Plan.objects.get(city=city), Source.objects.get(city=city)
    item = Item.objects.filter(plan=plan, parent__isnull=False)[0]
    asked = "?q=школи"
    return {
        "city": reverse("portal:city", args=[city.slug]),
        "plan": reverse("portal:plan", args=[city.slug, plan.slug]),
        "item": reverse("portal:item", args=[city.slug, plan.slug, item.key]),
        "source": reverse("portal:source", args=[city.slug, source.key]),
        "bodies": reverse("portal:bodies", args=[city.slug]),
        "search": reverse("portal:city-search", args=[city.slug]) + asked,
        "feed": reverse("portal:city-feed", args=[city.slug]),
        "sitemap": reverse("portal:city-sitemap", args=[city.slug]),
        "cities": reverse("portal:cities"),
        "search over all": reverse("portal:search") + asked,
    }[page]


def _is_of_a_city(model: type[models.Model]) -> bool:
    """Whether its rows are a city's, not the installation's (permissions, kinds of content)."""
    return model._meta.app_label not in {"auth", "contenttypes", "sessions", "accounts"}


def _copying(model: type[models.Model], copied: list[type[models.Model]], stride: int) -> str:
    """The statement that copies the first city's rows of a table; it takes how many copies to make."""
    options = model._meta
    columns = [field.column for field in options.concrete_fields]
    values = [_value(field, copied, stride) for field in options.concrete_fields]
    names = ", ".join(f'"{column}"' for column in columns)
    # The copies' places are the outer loop, so that what belongs to a city lies together.
    return (
        f'INSERT INTO "{options.db_table}" ({names}) '  # noqa: S608 - names of our own tables
        "WITH RECURSIVE copies(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM copies WHERE place < %s) "
        f'SELECT {", ".join(values)} FROM copies CROSS JOIN "{options.db_table}" AS original '
        f"ORDER BY copies.place, original.{options.pk.column}"
    )


def _value(field: models.Field[object, object], copied: list[type[models.Model]], stride: int) -> str:
    column = f'original."{field.column}"'
    points_at_a_row = field.remote_field is not None and field.remote_field.model in copied
    if field.primary_key or points_at_a_row or field.name in NUMBERS_OF_ROWS:
        return f"{column} + {stride} * copies.place"
    if (field.model, field.name) == (City, "slug"):
        return "'city-' || copies.place"
    if (field.model, field.name) == (StoredFile, "sha256"):
        # A digest of its own; nobody opens the copies' files.
        return f"substr(copies.place || '-' || {column}, 1, 64)"
    return column
