"""Who may do what with plans, periods and reports."""

from __future__ import annotations

import pytest

from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.grants import Grants
from townbook.plans import permissions
from townbook.plans.enums import ReportState

HERE, ELSEWHERE = 7, 8
OFFICE = {Role.ADMINISTRATOR, Role.STRATEGY_EDITOR}


def holding(role: Role, body: int = HERE) -> Grants:
    if role in ROLES_WITHIN_A_BODY:
        return Grants(bodies={role: frozenset({body})})
    return Grants(frozenset({role}))


@pytest.mark.parametrize("role", Role)
def test_only_the_office_edits_collects_and_publishes(role: Role) -> None:
    grants = holding(role)
    said = (
        permissions.may_edit_plans(grants),
        permissions.may_collect_reports(grants),
        permissions.may_publish_reports(grants),
    )
    assert said == ((role in OFFICE),) * 3


@pytest.mark.parametrize("role", Role)
def test_reports_of_a_body_are_its_own(role: Role) -> None:
    grants = holding(role)
    own = role in OFFICE | ROLES_WITHIN_A_BODY
    assert permissions.may_write_report(grants, HERE, ReportState.DRAFT) == own
    assert permissions.may_write_report(grants, ELSEWHERE, ReportState.DRAFT) == (role in OFFICE)
    assert permissions.may_approve_report(grants, HERE) == (role in {*OFFICE, Role.BODY_APPROVER})
    assert permissions.may_approve_report(grants, ELSEWHERE) == (role in OFFICE)
    assert permissions.may_read_report(grants, HERE) == (own or role is Role.OBSERVER)
    assert permissions.may_read_report(grants, ELSEWHERE) == (role in {*OFFICE, Role.OBSERVER})


@pytest.mark.parametrize("state", set(ReportState) - {ReportState.DRAFT, ReportState.RETURNED})
def test_nobody_writes_what_is_on_its_way(state: ReportState) -> None:
    assert not permissions.may_write_report(holding(Role.ADMINISTRATOR), HERE, state)


def test_nobody_without_a_role_may_anything() -> None:
    nobody = Grants()
    assert not nobody
    assert not permissions.may_read_report(nobody, HERE)
    assert not permissions.may_watch_reports(nobody)
