"""What is not public is said nowhere; what is public is said as words, never as code."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.utils import timezone
from lxml import html

from tests.cast import PARKS, Manuscript, river_report, verbivka
from tests.portal.crawl import answers, is_html, words_of
from tests.portal.test_attacks import values_of
from townbook.accounts.models import User
from townbook.cities.models import Body, BodyAlias, BodyContact, Change, City, Membership, Place
from townbook.notices.models import Follower
from townbook.plans.enums import ReportState
from townbook.plans.models import (
    Figure,
    Item,
    ItemPlace,
    ItemVersion,
    Level,
    Milestone,
    Period,
    Plan,
    Report,
    ReportEvent,
    ReportingLink,
    ReportPassage,
    Responsibility,
)
from townbook.reading.status import Status
from townbook.sources.models import Passage, Source

pytestmark = pytest.mark.django_db

SECRET = "zzhiddenzz"
"""A word that stands in every text of what is not public, and nowhere else."""

A_SUM = r"77\D?777\D?777"
"""A figure of what is not public."""

CODE = "\"><img src=x onerror=alert(1)>'"
"""What would become an element, or end an attribute, were it not escaped."""

KEPT = {
    *("key", "slug", "host", "title_key", "search_key"),
    *("sha256", "digest", "media_type", "time_zone", "country", "currency", "accent", "kind"),
}
"""Fields that hold addresses and codes, which nobody writes freely."""

Row = TypeVar("Row", bound=models.Model)


def hide(model: type[Row], **given: Any) -> Row:
    """A record whose every text that is not given holds the secret."""
    texts = {
        field.name: SECRET
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }
    return model._base_manager.create(**{**texts, **given})


def hide_reports(plan: Plan, source: Source) -> None:
    """A report in work on each item, in each state before it is public; some correct public ones."""
    period = Period.objects.get(plan=plan)
    passage = hide(Passage, source=source, start=0, end=5)
    states = [state for state in ReportState if state != ReportState.PUBLISHED]
    link = hide(
        ReportingLink,
        period=period,
        body=Body.objects.filter(city=plan.city).earliest("id"),
        expires_at=timezone.now(),
    )
    for number, item in enumerate(Item.objects.filter(plan=plan)):
        public = Report.objects.filter(item=item, period=period).first()
        report = hide(
            Report,
            item=item,
            period=period,
            version=2 if public else 1,
            supersedes=public,
            state=states[number % len(states)],
            status=Status.CANCELLED,
            source=source,
            status_passage=passage,
        )
        hide(ReportPassage, report=report, passage=passage, position=0)
        hide(Figure, report=report, position=0, value=77_777_777, passage=passage)
        hide(ReportEvent, report=report, link=link, from_state="submitted", to_state="returned")


def hide_plans(city: City) -> None:
    """A plan nobody published, one that was removed, and an item that was removed."""
    now = timezone.now()
    public = Plan.objects.get(city=city)
    for slug, given in (("unpublished", {"is_published": False}), ("removed", {"removed_at": now})):
        plan = hide(Plan, city=city, slug=slug, language="uk", source=None, **given)
        level = hide(Level, plan=plan, position=0)
        period = hide(Period, plan=plan, starts=date(2022, 1, 1), ends=date(2022, 12, 31))
        item = hide(Item, plan=plan, level=level, position=0, ends=date(2022, 12, 31))
        hide(Report, item=item, period=period, state="published", is_current=True, status=Status.COMPLETED)
        hide_what_hangs_on(item)
    gone = hide(Item, plan=public, level=public.levels.all()[0], position=99, removed_at=now)
    period = Period.objects.get(plan=public)
    hide(Report, item=gone, period=period, state="published", is_current=True, status=Status.COMPLETED)


def hide_what_hangs_on(item: Item) -> None:
    """A milestone, a place and its words; a body that answers for nothing else, where nobody ever saw it."""
    city = item.plan.city
    hide(Milestone, item=item, position=0, due=date(2022, 6, 1))
    key = item.plan.slug
    shape = {"type": "Point", "coordinates": [28.6, 50.2]}
    where = {"city": city, "kind": "site", "names": {"uk": SECRET}, "latitude": 50.2, "longitude": 28.6}
    ItemPlace.objects.create(item=item, place=hide(Place, key=key, geometry=shape, **where))
    ItemVersion.objects.create(item=item, number=1, content={"title": SECRET}, made_at=timezone.now())
    if not item.plan.is_published:
        body = hide(Body, city=city, key=SECRET, parent=Body.objects.filter(city=city).earliest("id"))
        hide(BodyAlias, city=city, body=body)
        Responsibility.objects.create(item=item, body=body, role="lead", position=0)


def hide_people(city: City) -> None:
    """Those who work for the city and those who follow it, and what was changed by whom."""
    body = Body.objects.filter(city=city).earliest("id")
    person = User.objects.create(email=f"{SECRET}@example.org", name=SECRET)
    Membership.objects.create(user=person, city=city, role="administrator")
    hide(BodyContact, body=body, role="head", email=f"{SECRET}@example.org", language="uk")
    hide(Follower, address=f"{SECRET}@example.org")
    hide(Change, city=city, record_id=1, actor=person, before={"title": SECRET}, after={"title": SECRET})


def test_what_is_not_public_is_said_nowhere(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), river_report())
    public = values_of(plan.city)
    waiting = Manuscript(f"{SECRET} Таємниця", name=f"{SECRET}.txt")
    waiting.report(waiting.item("1", f"{SECRET} таємниця", bodies=[PARKS]), f"{SECRET} таємниця")
    source = waiting.store(plan.city).source
    assert not source.is_published
    hide_reports(plan, source)
    hide_plans(plan.city)
    hide_people(plan.city)
    call_command("rebuild_search", stdout=None)
    tried = [
        public,
        {**public, "plan_slug": "unpublished", "item_key": SECRET},
        {**public, "plan_slug": "removed", "item_key": SECRET},
        {**public, "item_key": SECRET},
        {**public, "body_key": SECRET},
        {**public, "key": source.key},
    ]
    found = answers(client, tried)
    for path in ("/search/", "/verbivka/search/", "/verbivka/plans/plan/"):
        for query in ("таємниця", "Посадити", PARKS, SECRET[:-1]):
            found[f"{path}?q={query}"] = client.get(path, {"q": query})
    said = {path: words_of(response).casefold() for path, response in found.items()}
    secret = re.compile(rf".{{0,80}}(?:{SECRET}|{A_SUM}).{{0,40}}")
    assert {path: secret.findall(words) for path, words in said.items() if secret.search(words)} == {}
    assert sum("посадити верби" in words for words in said.values()) > 10


LONGEST_CODE = 64
"""Characters: what is kept shorter is a word of the program's own."""


def put_code_everywhere(city: City) -> None:
    """Code at the end of every text of every record, but for what is an address, a code or a key."""
    for model in apps.get_models():
        if model._meta.app_label not in {"cities", "sources", "plans"}:
            continue
        texts = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and (field.max_length or LONGEST_CODE) > LONGEST_CODE - 1
            and field.name not in KEPT
        ]
        for row in model._base_manager.all() if texts else ():
            for name in texts:
                setattr(row, name, (getattr(row, name) or "") + CODE)
            row.save(update_fields=texts)
    city.refresh_from_db()
    city.names = {language: f"{language}{CODE}" for language in ("uk", "he", "fa", "en")}
    city.home_texts = dict(city.names)
    city.save()


def test_words_never_become_code(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), river_report())
    put_code_everywhere(plan.city)
    call_command("rebuild_search", stdout=None)
    found = answers(client, [values_of(plan.city)])
    found["search"] = client.get("/verbivka/search/", {"q": f"верби {CODE}"})
    escaped = 0
    for path, response in found.items():
        assert "unsafe" not in response.headers["Content-Security-Policy"], path
        assert "default-src 'none'" in response.headers["Content-Security-Policy"], path
        assert response.headers["X-Content-Type-Options"] == "nosniff", path
        kind, words = response.headers.get("Content-Type", ""), words_of(response)
        if "html" in kind or "xml" in kind or "svg" in kind:
            assert "<img src=x" not in words, path
            escaped += "&lt;img src=x" in words
        if is_html(response) and words:
            assert inline_code(words) == [], path
    assert escaped > 20


def inline_code(page: str) -> list[str]:
    """What a page would run or dress itself with by its own words: nothing, by the policy."""
    tree: Any = html.document_fromstring(page)
    found: list[object] = tree.xpath(
        "//script[not(@src)][not(contains(@type, 'json'))] | //style | //@style"
        " | //@*[starts-with(name(), 'on')] | //@href[starts-with(normalize-space(.), 'javascript:')]"
    )
    return [str(each) for each in found]
