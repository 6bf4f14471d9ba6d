"""What was removed, or was never published, changes no word of any public answer; restored, it is back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.cast import PARKS, river_report, verbivka
from tests.plans.services.by_hand import content_of_plan
from tests.portal.crawl import answers, words_of
from townbook.cities.models import Body, City
from townbook.cities.services.add_place import add_place
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Figure, Item, Period, Plan, Report
from townbook.plans.selectors.item_links import answers_of, mark_of_answers, mark_of_places, places_of_item
from townbook.plans.selectors.item_versions import version_of
from townbook.plans.services.add_item import add_item
from townbook.plans.services.change_responsibilities import change_responsibilities
from townbook.plans.services.create_plan import create_plan
from townbook.plans.services.find_seat import Spot, Where
from townbook.plans.services.publish_plan import publish_plan
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.remove_plan import remove_plan, restore_plan
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.set_milestones import NewMilestone, set_milestones
from townbook.plans.services.set_places import set_places
from townbook.reading.status import Status
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db

MARK = "Зникомка"
"""A word that stands in what is removed, and nowhere else."""

Said = dict[str, tuple[int, str]]


def said_everywhere(client: Client, city: City) -> Said:
    """By path, the status and the words of every public answer, but for what is random in a form."""
    values = {"city_slug": city.slug, "plan_slug": "plan", "item_key": "1.1", "body_key": "1"}
    more = {"key": Source.objects.get(city=city).key, "period_key": "2022", "form": "csv"}
    found = answers(client, [values | more])
    for query in (MARK, "верби", PARKS):
        found[f"search {query}"] = client.get("/verbivka/search/", {"q": query})
    return {
        path: (answer.status_code, without_chance(words_of(answer)))
        for path, answer in found.items()
        if not path.startswith("/sign-in/")
    }


def without_chance(words: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|<dcterms:.+?</dcterms:[a-z]+>', "", words)


def item_with_all(plan: Plan, parent: Item | None) -> Item:
    """An item with everything that can hang on one, reported on in a year of its own."""
    spot = Spot(Where.UNDER, parent) if parent else Spot(Where.TOP)
    content = ItemContent("", f"{MARK} справа", f"{MARK} опис", date(2020, 1, 1), date(2021, 1, 1))
    item = add_item(plan=plan, content=content, spot=spot, actor=None)
    body = Body.objects.get(name=PARKS)
    mark = mark_of_answers(answers_of(item=item))
    answer = (body, ResponsibilityRole.LEAD)
    change_responsibilities(item=item, answers=[answer], expected=mark, actor=None)
    step = NewMilestone(f"{MARK} етап", date(2020, 6, 1))
    set_milestones(item=item, milestones=[step], expected_version=version_of(item=item), actor=None)
    place = plan.city.places.get()
    set_places(item=item, places=[place], expected=mark_of_places(places_of_item(item=item)), actor=None)
    for year in (2022, 2030):
        starts, ends = date(year, 1, 1), date(year, 12, 31)
        named = {"defaults": {"label": f"{year} рік"}}
        period = Period.objects.get_or_create(plan=plan, starts=starts, ends=ends, **named)[0]
        report = Report.objects.create(
            item=item,
            period=period,
            text=f"{MARK} зроблено на 77 777 грн",
            status=Status.COMPLETED,
            state="published",
            is_current=True,
        )
        report.bodies.add(body)
        Figure.objects.create(report=report, position=0, value=77_777, unit="UAH", kind="money")
    return item


@pytest.fixture
def city(plan_of: Callable[..., Plan]) -> City:
    found = plan_of(verbivka(), river_report()).city
    add_place(city=found, name="Причал", latitude="50.1", longitude="28.6", actor=None)
    return found


def test_what_is_removed_or_unpublished_is_said_nowhere(client: Client, city: City) -> None:
    plan = Plan.objects.get(city=city)
    before = said_everywhere(client, city)
    branch = item_with_all(plan, Item.objects.get(plan=plan, key="1.1"))
    item_with_all(plan, branch)
    assert shown(client, plan, branch) == [True] * 6
    remove_item(item=branch, actor=None)
    hidden, gone = (
        create_plan(city=city, content=content_of_plan(f"{MARK} {name}"), actor=None) for name in "АБ"
    )
    top_of_hidden, top_of_gone = item_with_all(hidden, None), item_with_all(gone, None)
    publish_plan(plan=gone, actor=None)
    assert shown(client, gone, top_of_gone) == [True] * 6
    remove_plan(plan=gone, actor=None)
    assert differing(said_everywhere(client, city), before) == {}
    for each, item, status in ((plan, branch, 410), (hidden, top_of_hidden, 404), (gone, top_of_gone, 410)):
        assert client.get(f"/verbivka/plans/{each.slug}/{item.key}/").status_code == status
        assert client.get(f"/verbivka/plans/{each.slug}/{item.key}/history/").status_code == status
    restore_item(item=branch, actor=None)
    publish_plan(plan=hidden, actor=None)
    restore_plan(plan=gone, actor=None)
    for each, item in ((plan, branch), (hidden, top_of_hidden), (gone, top_of_gone)):
        assert shown(client, each, item) == [True] * 6


def shown(client: Client, plan: Plan, item: Item) -> list[bool]:
    """Whether the plan, the item, its body's page, the map, the feed and the search speak of it."""
    of_plan = f"/verbivka/plans/{plan.slug}/"
    paths = [of_plan, f"{of_plan}{item.key}/", f"{of_plan}items.geojson", "/verbivka/bodies/1/"]
    paths += ["/verbivka/bodies/1/feed.atom", f"/verbivka/search/?q={MARK}"]
    return [MARK in words_of(client.get(path)) for path in paths]


def differing(now: Said, then: Said) -> dict[str, str]:
    """By path, the statuses and the first words that differ."""
    found = {}
    for path in now.keys() | then.keys():
        one, other = now.get(path, (0, "")), then.get(path, (0, ""))
        if one != other:
            at = next((n for n, (a, b) in enumerate(zip(one[1], other[1], strict=False)) if a != b), -1)
            found[path] = f"{one[0]} {other[0]} {one[1][at - 60 : at + 120]!r} {other[1][at : at + 60]!r}"
    return found
