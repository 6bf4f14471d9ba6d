"""The lines of a year's review, drawn in Python: there are hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from townbook.cities.models import City
from townbook.plans.models import Plan
from townbook.portal.templatetags.places import until
from townbook.portal.templatetags.plan_lines import Pen
from townbook.portal.templatetags.reviews import figure_note
from townbook.portal.years.review import ReviewLine
from townbook.text.languages import direction
from townbook.ui.formats import between_parts

register = template.Library()


@register.simple_tag
def review_lines(
    lines: Iterable[ReviewLine], city: City, plan: Plan, *, with_status: bool, is_brief: bool
) -> SafeString:
    """Each line as an entry of a list: the item, its status, why and until when, how its report begins and
    its figures; the last two not where the review ``is_brief``.
    """
    pen = Pen(city, plan)
    drawn = "".join(
        part for line in lines for part in _entry(line, pen, with_status=with_status, is_brief=is_brief)
    )
    return mark_safe(drawn)  # noqa: S308 - every fragment is escaped


def _entry(line: ReviewLine, pen: Pen, *, with_status: bool, is_brief: bool) -> Iterator[str]:
    language = pen.plan.language
    status = f" {pen.shape_and_word(line.status)}" if with_status else ""
    yield f'\n<li><p class="review-item">{pen.named(line.item)}{status}{pen.mark(line.report, line.item)}</p>'
    if circumstances := " ".join(_circumstances(line, pen, is_brief=is_brief)):
        yield f'\n<p class="soft small">{circumstances}</p>'
    if line.opening and not is_brief:
        yield (
            f'\n<p class="review-words" lang="{language}" dir="{direction(language)}">'
            f"{escape(line.opening)}</p>"
        )
    if line.figures and line.report and not is_brief:
        notes = (figure_note(pen.sources_address, line.report, each, language) for each in line.figures)
        yield f'\n<ul class="review-figures">{"".join(f"<li>{note}</li>" for note in notes)}</ul>'
    yield "</li>"


def _circumstances(line: ReviewLine, pen: Pen, *, is_brief: bool) -> Iterator[str]:
    language = pen.plan.language
    if line.reason and (is_brief or not line.opening_says_why):
        reason = gettext("Reason")
        yield f'{reason}: <bdi lang="{language}">{escape(line.reason)}</bdi>.'
    if line.report and line.report.status_until:
        label = gettext("Until")
        yield f"{label}: {until(line.report, pen.city.calendar)}."
    if line.groups:
        waits = gettext("Waits for a working group")
        groups = (f'<bdi lang="{language}">{escape(group)}</bdi>' for group in line.groups)
        yield f"{waits}: {escape(between_parts()).join(groups)}"
