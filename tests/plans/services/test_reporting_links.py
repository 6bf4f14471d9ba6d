"""One link opens one body's form: signed, expiring, revocable."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.cast import nahal_tut
from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.models import Body
from townbook.cities.services.register_bodies import Spellings, register_bodies
from townbook.plans.models import Period, ReportingLink
from townbook.plans.reporting_tokens import digest_of, new_token
from townbook.plans.selectors.reporting_links import LinkRefused, LinkTrouble, link_of_token
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.revoke_link import revoke_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def refused(token: str) -> LinkTrouble:
    with pytest.raises(LinkRefused) as refusal:
        link_of_token(token=token, now=timezone.now())
    return refusal.value.trouble


def test_link_opens_the_form_of_its_body(work: YearOfWork) -> None:
    link, token = issue_link(period=work.period, body=work.roads, recipient="Олена", actor=None)
    found = link_of_token(token=token, now=timezone.now())
    assert (found.pk, found.body, found.period) == (link.pk, work.roads, work.period)
    assert token not in str(ReportingLink.objects.values().get())


def test_every_changed_character_damages_the_link(work: YearOfWork) -> None:
    _, token = issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    for place in range(0, len(token), 7):
        other = "A" if token[place] != "A" else "B"
        assert refused(token[:place] + other + token[place + 1 :]) == LinkTrouble.DAMAGED
    for damaged in (token[:-1], "", "...", "ї" * 40, token + "=", "\0"):
        assert refused(damaged) == LinkTrouble.DAMAGED


def test_whole_link_of_nobody_is_unknown(work: YearOfWork) -> None:
    assert refused(new_token()) == LinkTrouble.UNKNOWN


def test_link_expires_a_month_after_the_due_day(work: YearOfWork) -> None:
    link, token = issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    assert work.period.due is not None
    assert timezone.localdate(link.expires_at, work.city.zone) == work.period.due + timedelta(days=31)
    ReportingLink.objects.update(expires_at=timezone.now())
    assert refused(token) == LinkTrouble.EXPIRED


def test_revoked_link_opens_nothing(work: YearOfWork) -> None:
    link, token = issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    revoke_link(link=link, actor=None)
    revoke_link(link=link, actor=None)
    assert refused(token) == LinkTrouble.REVOKED


def test_link_of_a_merged_body_opens_nothing(work: YearOfWork) -> None:
    _, token = issue_link(period=work.period, body=work.roads, recipient="", actor=None)
    Body.objects.filter(pk=work.roads.pk).update(merged_into=work.parks)
    assert refused(token) == LinkTrouble.CLOSED


def test_links_are_made_for_open_periods_and_own_bodies_only(work: YearOfWork) -> None:
    (stranger,) = register_bodies(city=nahal_tut(), language="he", bodies=[Spellings("אגף זר")])
    with pytest.raises(ValidationError, match="another city"):
        issue_link(period=work.period, body=stranger, recipient="", actor=None)
    closed = Period.objects.get(plan=work.plan, label="2022")
    with pytest.raises(ValidationError, match="not open"):
        issue_link(period=closed, body=work.roads, recipient="", actor=None)


def test_recipient_is_kept_on_one_line(work: YearOfWork) -> None:
    link, _token = issue_link(period=work.period, body=work.roads, recipient="Ол\0ена\r\n Куць", actor=None)
    assert link.recipient == "Олена Куць"


def test_tokens_never_repeat() -> None:
    assert len({digest_of(new_token()) for _ in range(50)}) == 50
