"""Documents: the passage marked to the character, only what is published, files sent harmlessly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Manuscript, anarabad, large_report, river_report, verbivka
from tests.example_cities import example_city
from tests.web_pages import page, words
from townbook.cities.models import City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Plan
from townbook.sources.models import Source

pytestmark = pytest.mark.django_db


def path_of(source: Source) -> str:
    return f"/{source.city.slug}/sources/{source.key}/"


def accepted_source(plan_of: Callable[..., Plan], city: City, document: Manuscript) -> Source:
    plan_of(city, document)
    return Source.objects.get(city=city)


def test_passage_is_marked_to_the_character(client: Client, plan_of: Callable[..., Plan]) -> None:
    source = accepted_source(plan_of, verbivka(), river_report())
    start = source.text.index("40 верб")
    response = client.get(path_of(source), {"passage": f"{start}-{start + 7}"})
    assert '<mark id="passage">40 верб</mark>' in response.content.decode()
    assert response.content.decode().count("<mark") == 1


def test_passage_in_a_long_document_opens_its_page(client: Client, plan_of: Callable[..., Plan]) -> None:
    source = accepted_source(plan_of, verbivka(), large_report(10, 30))
    start = source.text.rindex("Зроблено на")
    tree = page(client, f"{path_of(source)}?passage={start}-{start + 8}")
    assert words(tree.get_element_by_id("passage")) == "Зроблено"
    number = words(tree.xpath("//nav[@class='pager']")[0]).split("Сторінка ")[1].split()[0]
    assert int(number) > 5
    assert "Справа" in client.get(path_of(source), {"page": "2"}).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"passage": "5"},
        {"passage": "5-5"},
        {"passage": "9-5"},
        {"passage": "-1-5"},
        {"passage": "0-999999"},
        {"passage": "0-99999999999999999999"},
        {"passage": "a-b"},
        {"passage": "۱-۵"},
        {"passage": "\x001-5"},
        {"passage": ""},
        {"page": "0"},
        {"page": "99"},
        {"page": ""},
        {"page": "\x00"},
        {"page": "1" * 400},
    ],
)
def test_passage_or_page_that_is_not_there(
    client: Client, plan_of: Callable[..., Plan], query: dict[str, str]
) -> None:
    source = accepted_source(plan_of, verbivka(), river_report())
    assert client.get(path_of(source), query).status_code == 404


def test_document_that_waits_is_not_there(client: Client) -> None:
    draft = river_report().store(verbivka())
    key = draft.source.key
    for path in ("", "file/"):
        assert client.get(f"/verbivka/sources/{key}/{path}").status_code == 404
    assert key not in client.get("/verbivka/sources/").content.decode()
    assert key not in client.get("/verbivka/").content.decode()


def test_document_of_another_city_is_not_there(client: Client, plan_of: Callable[..., Plan]) -> None:
    source = accepted_source(plan_of, verbivka(), river_report())
    anarabad()
    for path in ("", "file/"):
        assert client.get(f"/anarabad/sources/{source.key}/{path}").status_code == 404


def test_file_is_sent_to_be_kept_and_never_run(client: Client, plan_of: Callable[..., Plan]) -> None:
    document = river_report()
    document.name = 'звіт "річка".html'
    source = accepted_source(plan_of, verbivka(), document)
    response = client.get(f"{path_of(source)}file/")
    assert b"".join(getattr(response, "streaming_content", ())) == document.data()
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_file_the_disk_has_lost_is_not_there(client: Client, plan_of: Callable[..., Plan]) -> None:
    source = accepted_source(plan_of, verbivka(), river_report())
    source.file.path.unlink()
    assert client.get(f"{path_of(source)}file/").status_code == 404


def test_findings_stand_with_the_document_and_lead_into_it(client: Client) -> None:
    source = Source.objects.get(city=example_city("uk"))
    found = page(client, path_of(source)).xpath("//div[@class='found']")[0]
    sections = [words(each) for each in found.iter("summary")]
    assert any(section.startswith("Сумніви") for section in sections)
    assert any(section.startswith("Виправлення") for section in sections)
    for note in found.xpath(".//a[@class='margin-mark']/@href")[:10]:
        assert words(page(client, note).get_element_by_id("passage"))


def test_deadlines_are_said_in_words(client: Client) -> None:
    city = example_city("fa")
    document = Manuscript("جلسه", language="fa", name="meeting.txt")
    place = document.write("شهرداری ظرف ۲۰ روز تا یک ماه نمایندگان را معرفی کند.")
    draft = document.store(city)
    draft.content["assignments"] = [
        {
            "text": "نمایندگان را معرفی کند",
            "bodies": [],
            "due": {"from": "P20D", "to": "P1M", "relative_to": "meeting"},
            "passage": list(place),
        }
    ]
    draft.save()
    accept_draft(draft=draft, actor=None)
    said = words(page(client, path_of(draft.source)).xpath("//div[@class='found']")[0])
    assert "مهلت: ۲۰ روز – ۱ ماه" in said
