"""What can be followed by letter: a city, a body, an item, and a search (:mod:`.search_topic`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial

from django.urls import reverse

from townbook.cities.models import Body, City
from townbook.intake.selectors.news import publications_since
from townbook.notices.registry import News, Topic, TopicKind
from townbook.plans.models import Item
from townbook.plans.selectors.public import public_bodies
from townbook.plans.selectors.reports_since import (
    items_by_address,
    reports_of_bodies_since,
    reports_of_cities_since,
    reports_on_items_since,
)
from townbook.portal.feeds.news import MOST_ENTRIES, newest_first, news_of_documents, news_of_report
from townbook.portal.templatetags.places import item_name

Since = Mapping[str, datetime]
Told = Mapping[str, Sequence[News]]


def city_key(city: City) -> str:
    """What stands for the city in a subscription."""
    return city.slug


def body_key(body: Body, city: City) -> str:
    """What stands for the body in a subscription. Neither part can hold a slash."""
    return f"{city.slug}/{body.key}"


def item_key(item: Item, city: City) -> str:
    """What stands for the item in a subscription. No part can hold a slash."""
    return f"{city.slug}/{item.plan.slug}/{item.key}"


def _cities(keys: Collection[str]) -> Mapping[str, City]:
    return {city_key(city): city for city in City.objects.filter(slug__in=keys).order_by()}


def _bodies(keys: Collection[str]) -> Mapping[str, Body]:
    parts = [key.partition("/") for key in keys]
    found = public_bodies().filter(
        city__slug__in={slug for slug, _, _ in parts}, key__in={key for _, _, key in parts}
    )
    known = {body_key(body, body.city): body for body in found.select_related("city").order_by()}
    return {key: known[key] for key in keys if key in known}


def _items(keys: Collection[str]) -> Mapping[str, Item]:
    addresses = {(parts[0], parts[1], parts[2]): key for key in keys if len(parts := key.split("/")) == 3}
    return {addresses[at]: item for at, item in items_by_address(addresses=addresses.keys()).items()}


def _city_topics(keys: Collection[str]) -> Mapping[str, Topic]:
    return {
        key: Topic(city.name_in, reverse("portal:city", args=[city.slug]))
        for key, city in _cities(keys).items()
    }


def _body_topics(keys: Collection[str]) -> Mapping[str, Topic]:
    return {
        key: Topic(
            partial(_within, body.name, body.city), reverse("portal:body", args=[body.city.slug, body.key])
        )
        for key, body in _bodies(keys).items()
    }


def _item_topics(keys: Collection[str]) -> Mapping[str, Topic]:
    return {
        key: Topic(
            partial(_within, item_name(item, item.plan.language), item.plan.city),
            reverse("portal:item", args=[item.plan.city.slug, item.plan.slug, item.key]),
        )
        for key, item in _items(keys).items()
    }


def _within(name: str, city: City, language: str) -> str:
    return f"{name} · {city.name_in(language)}"


def _news_of_cities(since: Since, until: datetime) -> Told:
    """Five queries: the cities, their documents with how they stand, and reports written here."""
    cities = _cities(since.keys())
    moments = {city.pk: since[key] for key, city in cities.items()}
    publications = publications_since(since=moments, until=until)
    everything = [each for of_city in publications.values() for each in of_city]
    documents: defaultdict[int, list[News]] = defaultdict(list)
    for publication, news in zip(everything, news_of_documents(everything), strict=True):
        documents[publication.source.city_id].append(news)
    reports = reports_of_cities_since(since=moments, until=until, most=MOST_ENTRIES)
    return {
        key: newest_first((*documents[city.pk], *map(news_of_report, reports.get(city.pk, ()))))[
            :MOST_ENTRIES
        ]
        for key, city in cities.items()
    }


def _news_of_bodies(since: Since, until: datetime) -> Told:
    """Five queries: the bodies, what they answer for, and the reports on it."""
    bodies = _bodies(since.keys())
    moments = {body.pk: since[key] for key, body in bodies.items()}
    reports = reports_of_bodies_since(since=moments, until=until, most=MOST_ENTRIES)
    return {key: [news_of_report(each) for each in reports.get(body.pk, ())] for key, body in bodies.items()}


def _news_of_items(since: Since, until: datetime) -> Told:
    """Three queries: the items, and the reports on them."""
    items = _items(since.keys())
    moments = {item.pk: since[key] for key, item in items.items()}
    reports = reports_on_items_since(since=moments, until=until, most=MOST_ENTRIES)
    return {key: [news_of_report(each) for each in reports.get(item.pk, ())] for key, item in items.items()}


CITY = TopicKind("city", _city_topics, _news_of_cities)
BODY = TopicKind("body", _body_topics, _news_of_bodies)
ITEM = TopicKind("item", _item_topics, _news_of_items)
