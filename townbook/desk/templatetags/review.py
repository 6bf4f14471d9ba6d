"""What the page of a review says, and where its links lead."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from townbook.desk.drafts.where import Where
from townbook.desk.drafts.wording import FIELDS, KINDS, MARKS, SIGNS, plan_doubt_words, value_words
from townbook.intake.candidates import Sign
from townbook.intake.plan_doubts import PlanDoubt
from townbook.intake.review_rows import Mark
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.formatting import format_quantity

register = template.Library()


@register.simple_tag
def go(where: Where, **other: object) -> str:
    """The query of an address that differs from where the reviewer is in these."""
    return where.but(**other)


@register.filter
def mark_word(mark: Mark) -> object:
    """A record's mark in words."""
    return MARKS[mark]


@register.filter
def sign_word(sign: Sign) -> object:
    """Why something may be the same."""
    return SIGNS[sign]


@register.filter
def kind_word(kind: str) -> object:
    """What the records of a kind are called together."""
    return KINDS[kind]


@register.filter
def field_word(field: str) -> object:
    """What a field is called."""
    return FIELDS[field]


@register.filter
def said_of(value: str, field: str) -> str:
    """The value of a field as a person writes it."""
    return value_words(field, value, get_language() or "en")


@register.filter
def plan_doubt_word(doubt: PlanDoubt) -> str:
    """What is doubtful about the plan, and what to do."""
    return plan_doubt_words(doubt, get_language() or "en")


@register.simple_tag
def statuses_with_keys() -> list[tuple[int, str, str]]:
    """The key of each status that can be said, from 1, its value and its words."""
    language = get_language() or "en"
    said = (status for status in Status if status is not Status.UNREPORTED)
    return [(key, status.value, STATUS_LABELS[status][language]) for key, status in enumerate(said, 1)]


@register.filter
def percent(share: float) -> str:
    """A share of one as a percentage."""
    return format_quantity(Decimal(round(share * 100)), "%", get_language() or "en")
