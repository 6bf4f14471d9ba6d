"""What hangs on whether the public sees a plan: higher contexts say it here, in ``AppConfig.ready()``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from townbook.plans.models import Plan


@dataclass(frozen=True, slots=True)
class PlanKeeper:
    """A context that has things which the public sees with a plan.

    ``shown`` is called, in the same transaction, after a plan was published, removed or restored, with
    whether the public sees it now.
    """

    name: str
    shown: Callable[[Plan, bool], None]


_keepers: dict[str, PlanKeeper] = {}


def register_plan_keeper(keeper: PlanKeeper) -> None:
    """Let a context keep up with plans. Raises :class:`ValueError` for a name that is taken."""
    if _keepers.setdefault(keeper.name, keeper) is not keeper:
        raise ValueError(f"there is a keeper {keeper.name!r} already")


def say_who_sees(plan: Plan) -> None:
    """Tell all contexts that keep up with plans whether the public sees this one now."""
    is_public = plan.is_published and plan.removed_at is None
    for keeper in _keepers.values():
        keeper.shown(plan, is_public)
