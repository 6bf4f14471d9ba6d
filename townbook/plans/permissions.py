"""Who may do what with plans, periods and reports. Pure: what a person is comes in, yes or no goes out."""

from __future__ import annotations

from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.plans.enums import EDITABLE_REPORTS, ReportState

OFFICE = (Role.ADMINISTRATOR, Role.STRATEGY_EDITOR)
"""The strategy office: it collects the year's reports and publishes them."""


def may_edit_plans(grants: Grants) -> bool:
    """Whether the person changes plans, items, responsibilities and bodies."""
    return grants.has(*OFFICE)


def may_collect_reports(grants: Grants) -> bool:
    """Whether the person opens periods, sends links and reminders, and sees every body's answer."""
    return grants.has(*OFFICE)


def may_publish_reports(grants: Grants) -> bool:
    """Whether the person makes reports public."""
    return grants.has(*OFFICE)


def may_watch_reports(grants: Grants) -> bool:
    """Whether the person sees how far the bodies are: the office, and who observes the city's work."""
    return grants.has(*OFFICE, Role.OBSERVER)


def may_read_report(grants: Grants, body: int) -> bool:
    """Whether the person reads what the body wrote and nobody published yet."""
    return (
        may_watch_reports(grants)
        or grants.within(Role.BODY_REPORTER, body)
        or grants.within(Role.BODY_APPROVER, body)
    )


def may_write_report(grants: Grants, body: int, state: ReportState) -> bool:
    """Whether the person writes the body's report: its reporters and approvers, and the office for it."""
    if state not in EDITABLE_REPORTS:
        return False
    return (
        grants.has(*OFFICE)
        or grants.within(Role.BODY_REPORTER, body)
        or grants.within(Role.BODY_APPROVER, body)
    )


def may_approve_report(grants: Grants, body: int) -> bool:
    """Whether the person approves the body's reports, or returns them: its approvers, and the office."""
    return grants.has(*OFFICE) or grants.within(Role.BODY_APPROVER, body)
