"""Every kind of task, in the order of those that are due on one day. A feature adds its own here."""

from __future__ import annotations

from townbook.desk.tasks.draft_tasks import DOUBTS, REVIEW
from townbook.desk.tasks.plan_tasks import PUBLISH_PLAN
from townbook.desk.tasks.registry import TaskKind
from townbook.desk.tasks.report_tasks import ADDRESS, APPROVE, ASK, CORRECT, PUBLISH, UNSENT, WRITE

KINDS: tuple[TaskKind, ...] = (
    CORRECT,
    WRITE,
    APPROVE,
    ASK,
    ADDRESS,
    UNSENT,
    PUBLISH,
    DOUBTS,
    REVIEW,
    PUBLISH_PLAN,
)
