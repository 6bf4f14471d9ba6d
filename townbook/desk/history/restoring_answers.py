"""Who answered for an item, and where it happened."""

from __future__ import annotations

from django.utils.translation import gettext

from townbook.cities.models import Body, Change, Place
from townbook.desk.history.restoring import MovedOn, Preview, Restorer
from townbook.desk.history.restoring_items import present_item
from townbook.desk.member_page import Member
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.permissions import may_edit_plans
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.selectors.item_links import (
    answers_of,
    mark_of_answers,
    mark_of_places,
    places_of_item,
)
from townbook.plans.services.change_responsibilities import Answer, change_responsibilities
from townbook.plans.services.set_places import set_places
from townbook.sources.models import Passage


def _answers(change: Change) -> tuple[list[Answer], tuple[str, ...]]:
    """The bodies that answered, in their order, and sentences on those that are another one by now."""
    kept = change.way_back["responsibilities"]
    bodies = {
        body.pk: body
        for body in Body.objects.filter(
            pk__in=[pk for pk, _role, _passage in kept], city=change.city_id
        ).select_related("merged_into")
    }
    answers: dict[int, Answer] = {}
    told = []
    for pk, role, _passage in kept:
        named = bodies[pk]
        body = named.merged_into or named
        if body is not named:
            said = gettext("“%(name)s” was merged into “%(other)s”, which stands in its place.")
            told.append(said % {"name": named.name, "other": body.name})
        answered = ResponsibilityRole(role)
        if body.pk in answers and answered is not ResponsibilityRole.LEAD:
            answered = answers[body.pk][1]
        answers[body.pk] = (body, answered)
    return list(answers.values()), tuple(told)


def _answers_preview(change: Change) -> Preview:
    known = answers_of(item=present_item(change))
    answers, told = _answers(change)
    now = [f"{row.body.name} ({row.role})" for row in known]
    then = [f"{body.name} ({role.value})" for body, role in answers]
    return Preview({"responsibilities": now}, {"responsibilities": then}, mark_of_answers(known), told)


def _answers_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    answers, _told = _answers(change)
    named = {pk: passage for pk, _role, passage in change.way_back["responsibilities"] if passage}
    try:
        change_responsibilities(
            item=present_item(change),
            answers=answers,
            expected=mark,
            reason=reason,
            actor=member.user,
            action="restored",
            passages=_passages(named),
        )
    except ChangedMeanwhile:
        raise MovedOn from None


def _passages(named: dict[int, int]) -> dict[int, Passage]:
    found = {each.pk: each for each in Passage.objects.filter(pk__in=named.values())}
    return {pk: found[passage] for pk, passage in named.items() if passage in found}


def _places(change: Change) -> tuple[list[Place], tuple[str, ...]]:
    """The places that the city still has, and a sentence where others are gone."""
    kept = change.way_back["places"]
    places = Place.objects.filter(pk__in=[pk for pk, _passage in kept], city=change.city_id)
    found = list(places.defer("geometry").order_by("name", "pk"))
    if len(found) == len(kept):
        return found, ()
    return found, (gettext("The city’s list has some of the places no more: they cannot come back."),)


def _places_preview(change: Change) -> Preview:
    known = places_of_item(item=present_item(change))
    places, told = _places(change)
    now = sorted(each.place.name for each in known)
    then = sorted(place.name for place in places)
    return Preview({"places": now}, {"places": then}, mark_of_places(known), told)


def _places_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    places, _told = _places(change)
    named = {pk: passage for pk, passage in change.way_back["places"] if passage}
    try:
        set_places(
            item=present_item(change),
            places=places,
            expected=mark,
            reason=reason,
            actor=member.user,
            action="restored",
            passages=_passages(named),
        )
    except ChangedMeanwhile:
        raise MovedOn from None


ANSWERS = Restorer(
    "item",
    lambda change: "responsibilities" in change.way_back,
    may_edit_plans,
    _answers_preview,
    _answers_restore,
)
PLACES = Restorer(
    "item", lambda change: "places" in change.way_back, may_edit_plans, _places_preview, _places_restore
)
