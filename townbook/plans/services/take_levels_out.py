"""Take levels out of a plan that no item stands at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from townbook.plans.models import Item, Level

_MOST_NAMED = 5


@transaction.atomic
def take_levels_out(*, levels: Sequence[Level]) -> None:
    """Delete the levels of a plan. Hold the city's lock, and note the change.

    Raises :class:`~django.core.exceptions.ValidationError` that names the items which stand at one of them,
    those that were removed from the plan too: they may be restored.
    """
    wrong = [sentence for level in levels if (sentence := _why_not(level))]
    if wrong:
        raise ValidationError({"levels": wrong})
    Level.objects.filter(pk__in=[level.pk for level in levels]).delete()


def _why_not(level: Level) -> str:
    items = Item.all_rows.filter(level=level)
    present = items.filter(removed_at__isnull=True).order_by("position", "id")
    if count := present.count():
        said = _("The level “%(level)s” cannot go: %(items)s. Move these items to another level first.")
        return said % {"level": level.label, "items": _names(present[:_MOST_NAMED], count)}
    if count := items.count():
        said = _(
            "The level “%(level)s” cannot go: removed items stand at it: %(items)s. Keep the level, or "
            "restore them and move them to another one."
        )
        return said % {
            "level": level.label,
            "items": _names(items.order_by("-removed_at", "id")[:_MOST_NAMED], count),
        }
    return ""


def _names(items: Iterable[Item], count: int) -> str:
    named = "; ".join(f"\u2068{item}\u2069" for item in items)
    more = count - _MOST_NAMED
    if more <= 0:
        return named
    return named + ngettext(" and %(count)s more", " and %(count)s more", more) % {"count": more}
