"""Who may do what with a city's Drafts."""

from __future__ import annotations

from townbook.cities.enums import Role
from townbook.cities.grants import Grants


def may_review_drafts(grants: Grants) -> bool:
    """Whether the person brings documents in, corrects what was read from them, and accepts it.

    Every other member of the city reads along.
    """
    return grants.has(Role.ADMINISTRATOR, Role.STRATEGY_EDITOR)
