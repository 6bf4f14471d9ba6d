"""How intake keeps up with plans."""

from __future__ import annotations

from townbook.intake.services.show_documents import show_documents
from townbook.plans.plan_changes import PlanKeeper

KEEPER = PlanKeeper("intake", show_documents)
