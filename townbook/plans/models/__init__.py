"""Plans, what stands in them, and what is reported on it."""

from townbook.plans.models.dismissed_place import DismissedPlace
from townbook.plans.models.figure import Figure
from townbook.plans.models.item import Item
from townbook.plans.models.item_place import ItemPlace
from townbook.plans.models.item_version import ItemVersion
from townbook.plans.models.level import Level
from townbook.plans.models.milestone import Milestone
from townbook.plans.models.period import Period
from townbook.plans.models.plan import Plan
from townbook.plans.models.reminder import Reminder
from townbook.plans.models.report import Report, ReportPassage
from townbook.plans.models.report_attachment import ReportAttachment
from townbook.plans.models.report_event import ReportEvent
from townbook.plans.models.reporting_link import ReportingLink
from townbook.plans.models.responsibility import Responsibility

__all__ = [
    "DismissedPlace",
    "Figure",
    "Item",
    "ItemPlace",
    "ItemVersion",
    "Level",
    "Milestone",
    "Period",
    "Plan",
    "Reminder",
    "Report",
    "ReportAttachment",
    "ReportEvent",
    "ReportPassage",
    "ReportingLink",
    "Responsibility",
]
