"""What of a city's history a member sees."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from townbook.cities.models import Change
from townbook.cities.selectors.changes import AskedChanges, Within, changes_of
from townbook.desk.history.permissions import bodies_of_history, may_see_whole_history
from townbook.desk.member_page import Member
from townbook.plans.models import Report


def visible_changes(member: Member, asked: AskedChanges) -> QuerySet[Change]:
    """What the member may see of what is asked for. Raises :class:`Http404` for who sees nothing."""
    if may_see_whole_history(member.grants):
        return changes_of(city=member.city, asked=asked)
    bodies = bodies_of_history(member.grants)
    if not bodies:
        raise Http404
    reports = Report.objects.filter(bodies__in=bodies, item__plan__city=member.city).values("pk")
    return changes_of(city=member.city, asked=asked, within=Within("report", reports))
