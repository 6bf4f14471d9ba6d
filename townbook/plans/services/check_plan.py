"""See whether a plan can be called so and have these levels."""

from __future__ import annotations

from collections import Counter

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from townbook.plans.plan_content import PlanContent, WantedLevel
from townbook.plans.said_words import one_line, too_long

LONGEST_TITLE = 500
LONGEST_LABEL = 100
MOST_LEVELS = 12


def checked_plan(content: PlanContent) -> PlanContent:
    """The content in canonical text. Raises :class:`~django.core.exceptions.ValidationError` with a sentence
    for each field that will not do.
    """
    levels = tuple(WantedLevel(level.key, one_line(level.label)) for level in content.levels)
    clean = PlanContent(one_line(content.title), content.language, levels)
    wrong: dict[str, str] = {}
    if not clean.title:
        wrong["title"] = _("A plan needs a title. Write it as on its first page.")
    elif len(clean.title) > LONGEST_TITLE:
        wrong["title"] = too_long(LONGEST_TITLE)
    if clean.language not in dict(settings.LANGUAGES):
        wrong["language"] = _("Choose one of the languages.")
    if problem := _wrong_levels(clean.levels):
        wrong["levels"] = problem
    if wrong:
        raise ValidationError(wrong)
    return clean


def _wrong_levels(levels: tuple[WantedLevel, ...]) -> str:
    """What will not do of the levels; "" where all will."""
    if not levels:
        return _("A plan needs at least one level. Name it as the city does: priority, goal, task …")
    if len(levels) > MOST_LEVELS:
        return _("These are too many levels: at most %(most)s.") % {"most": MOST_LEVELS}
    if any(not level.label for level in levels):
        return _("A level needs a name.")
    if any(len(level.label) > LONGEST_LABEL for level in levels):
        return too_long(LONGEST_LABEL)
    named = Counter(level.label.casefold() for level in levels)
    twice = next((level.label for level in levels if named[level.label.casefold()] > 1), "")
    if twice:
        return _("Two levels are called “%(name)s”. Give each a name of its own.") % {"name": twice}
    return ""
