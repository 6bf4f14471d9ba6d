"""One decision makes a period's reports public, each leading to a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.year_of_work import YearOfWork, year_of_work
from townbook.cities.models import City
from townbook.plans.models import Figure, Report
from townbook.plans.services.publish_work import publish_work
from townbook.reading.status import Status
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


def words(source: Source, passage: object) -> str:
    return source.text[passage.start : passage.end]  # type: ignore[attr-defined]


def test_published_report_leads_to_its_sentence(work: YearOfWork) -> None:
    text = "Оглянуто міст.\nВитрачено 18,5 тис. грн."
    work.approved(work.bridge, text, Status.COMPLETED)
    published = publish_work(period=work.period, reports=None, actor=None)
    report = Report.objects.get(item=work.bridge, is_current=True)
    source = published.source
    assert (report.state, report.source, source.is_published) == ("published", source, True)
    (passage,) = report.passages.all()
    assert words(source, passage) == f"2.1 Оглянути старий міст\nУправління доріг\nВиконано.\n{text}"
    assert words(source, report.status_passage) == "Виконано."
    assert words(source, Figure.objects.get(report=report).passage) == "18,5 тис. грн"
    assert source.file.read().decode() == source.text
    assert "".join(
        source.text[block["start"] : block["end"]] for block in source.blocks
    ) == source.text.replace("\n", "")


def test_public_keeps_the_old_version_until_the_decision(work: YearOfWork, client: Client) -> None:
    address = f"/{work.city.slug}/plans/{work.plan.slug}/2.1/"
    work.approved(work.bridge, "Оглянуто потай.", Status.COMPLETED)
    before = client.get(address)
    assert "Оглянуто потай" not in before.content.decode()
    publish_work(period=work.period, reports=None, actor=None)
    after = client.get(address)
    assert "Оглянуто потай" in after.content.decode()
    assert after["ETag"] != before["ETag"]


def test_followers_are_told_when_it_was_published(work: YearOfWork) -> None:
    report = work.approved(work.bridge, "Оглянуто.")
    Report.objects.filter(pk=report.pk).update(changed_at=report.changed_at - timedelta(days=9))
    publish_work(period=work.period, reports=None, actor=None)
    assert Report.objects.get(pk=report.pk).changed_at > report.changed_at


def test_single_correction_is_published_alone(work: YearOfWork) -> None:
    one = work.approved(work.bridge, "Оглянуто.")
    other = work.approved(work.path, "Прокладено.")
    publish_work(period=work.period, reports=[one], actor=None)
    assert Report.objects.get(pk=one.pk).is_current
    assert Report.objects.get(pk=other.pk).state == "approved"


def test_corrected_report_stays_in_the_history(work: YearOfWork) -> None:
    first = work.approved(work.bridge, "Оглянуто.")
    publish_work(period=work.period, reports=None, actor=None)
    second = work.approved(work.bridge, "Оглянуто й пофарбовано.")
    publish_work(period=work.period, reports=None, actor=None)
    assert list(Report.objects.filter(item=work.bridge).values_list("pk", "version", "is_current")) == [
        (first.pk, 1, False),
        (second.pk, 2, True),
    ]


def test_published_words_are_found(work: YearOfWork, client: Client) -> None:
    work.approved(work.bridge, "Полагоджено поручні.")
    publish_work(period=work.period, reports=None, actor=None)
    assert "<mark>поручні</mark>" in client.get(f"/{work.city.slug}/search/?q=поручнями").content.decode()


def test_nothing_approved_is_nothing_published(work: YearOfWork) -> None:
    revision = City.objects.get(pk=work.city.pk).revision
    report = work.save(work.bridge, "Оглянуто.")
    with pytest.raises(ValidationError, match="No report is approved"):
        publish_work(period=work.period, reports=None, actor=None)
    with pytest.raises(ValidationError, match="not approved any more"):
        publish_work(period=work.period, reports=[report], actor=None)
    assert City.objects.get(pk=work.city.pk).revision == revision
    assert Source.objects.count() == 1
