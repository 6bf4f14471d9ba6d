"""Two periods of a plan side by side."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import (
    PARKS,
    ROADS,
    anarabad,
    large_report,
    nahal_tut,
    river_report,
    verbivka,
)
from tests.example_cities import example_city
from tests.portal.compare.second_year import second_year
from tests.web_pages import page, words
from townbook.plans.models import Item, Plan, Report
from townbook.portal.compare.files import COLUMNS
from townbook.text.languages import LANGUAGES, direction

pytestmark = pytest.mark.django_db

ADDRESS = "/verbivka/plans/plan/compare/"
MOST_QUERIES = 12
HEAVIEST_PAGE = 40_000
"""Bytes compressed: what a page may weigh (60 KB) without its stylesheets."""


@pytest.fixture
def two_years(plan_of: Callable[..., Plan], client: Client) -> Plan:
    client.cookies["language"] = "en"
    plan = plan_of(verbivka(), river_report(), second_year())
    Report.objects.filter(status="suspended").update(status_reason="через брак коштів")
    return plan


def lines(tree: Any) -> dict[str, list[str]]:
    """By heading, the items named below it."""
    return {
        words(part.find("h2")): [words(each) for each in part.xpath(".//*[@class='move-item']")]
        for part in tree.xpath("//div[@id='changes']/section")
    }


def test_both_years_stand_side_by_side(client: Client, two_years: Plan) -> None:
    tree = page(client, ADDRESS)
    assert words(tree.find(".//h1")) == "2022 and 2023 compared"
    first, second = (words(side) for side in tree.xpath("//div[@class='two-sides']/section"))
    assert first.startswith("2022 completed 1 in progress 1 unreported 1")
    assert second.startswith("2023 completed 1 planned 1 suspended 1")


def test_what_became_of_each_item_is_told_by_kind(client: Client, two_years: Plan) -> None:
    assert lines(page(client, ADDRESS)) == {
        "Newly completed 1": ["2.1. Оглянути старий міст"],
        "Stopped 1": ["1.2. Прокласти стежку"],
        "Moved otherwise 1": ["1.1. Посадити верби unexpected"],
    }


def test_item_has_both_statuses_with_reason_and_marks(client: Client, two_years: Plan) -> None:
    tree = page(client, f"{ADDRESS}?change=stopped")
    (line,) = tree.xpath("//ul[@class='rows moves']/li")
    assert [words(each) for each in line.xpath(".//dl/div")] == [
        "2022 in progress ¶ In the document: Прокласти стежку",
        "2023 suspended ¶ In the document: Прокласти стежку через брак коштів",
    ]
    report = Report.objects.get(status="suspended")
    assert report.source
    assert report.status_passage
    place = report.status_passage
    assert line.xpath(".//a[@class='margin-mark']/@href")[1] == (
        f"/verbivka/sources/{report.source.key}/?passage={place.start}-{place.end}#passage"
    )


def test_item_without_a_report_is_unreported(client: Client, two_years: Plan) -> None:
    (line,) = page(client, f"{ADDRESS}?change=completed").xpath("//ul[@class='rows moves']/li")
    assert words(line.xpath(".//dl/div")[0]) == "2022 unreported"


def test_same_kind_of_figure_stands_side_by_side(client: Client, two_years: Plan) -> None:
    (line,) = page(client, f"{ADDRESS}?change=other").xpath("//ul[@class='rows moves']/li")
    assert [words(each) for each in line.xpath(".//*[@class='amount']")] == ["UAH 18,000.5", "UAH 9,000"]


def test_flow_counts_each_move_and_leads_to_its_items(client: Client, two_years: Plan) -> None:
    tree = page(client, ADDRESS)
    cells = {words(cell): cell.get("href") for cell in tree.xpath("//table[@class='flow']//td/a")}
    assert set(cells) == {
        "1 : completed – planned",
        "1 : in progress – suspended",
        "1 : unreported – completed",
    }
    assert tree.xpath("count(//table[@class='flow']//*[@class='unexpected'])") == 1
    assert "1 item moved in a way one does not expect" in words(tree.find(".//main"))
    address = cells["1 : completed – planned"]
    assert address == f"{ADDRESS}?from=2022&to=2023&before=completed&after=planned#changes"
    assert lines(page(client, address)) == {"completed → – planned 1": ["1.1. Посадити верби unexpected"]}


def test_branches_and_bodies_are_counted(client: Client, two_years: Plan) -> None:
    tree = page(client, ADDRESS)
    tables = [
        [[words(cell) for cell in row] for row in table.xpath("./tbody/tr")]
        for table in tree.xpath("//table[@class='groups']")
    ]
    assert tables == [
        [["1. Зелені береги", "2", "", "", "–", "1", "1"], ["2. Безпечні мости", "1", "", "", "1", "–", "–"]],
        [[PARKS, "1", "", "", "–", "–", "1"], [ROADS, "2", "", "", "1", "1", "–"]],
    ]


def test_inner_item_with_a_report_of_its_own_is_counted(client: Client, two_years: Plan) -> None:
    leaf = Report.objects.get(item__number="1.2", period__label="2022")
    inner = Item.objects.get(number="1")
    Report.objects.filter(pk=leaf.pk).update(item=inner)
    tree = page(client, f"{ADDRESS}?change=silent")
    assert lines(tree) == {"Fell silent 1": ["1. Зелені береги"]}


def test_removed_item_is_not_counted(client: Client, two_years: Plan) -> None:
    Item.objects.filter(number="2.1").update(removed_at="2026-01-01T00:00Z")
    assert "Newly completed 1" not in lines(page(client, ADDRESS))


def test_draft_is_not_compared(client: Client, two_years: Plan) -> None:
    Report.objects.filter(status="suspended").update(state="draft", is_current=False)
    assert "Stopped 1" not in lines(page(client, ADDRESS))


def test_file_has_every_item(client: Client, two_years: Plan) -> None:
    response = client.get(f"{ADDRESS}items.csv?from=2022&to=2023")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    header, *rows = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert header == list(COLUMNS)
    assert [row[0] for row in rows] == ["1.1", "1.2", "2.1"]
    stopped = dict(zip(header, rows[1], strict=True))
    assert stopped["change"] == "stopped"
    assert (stopped["from_period"], stopped["from_status"]) == ("2022", "in progress")
    assert (stopped["to_period"], stopped["to_status"]) == ("2023", "suspended")
    assert stopped["to_reason"] == "через брак коштів"
    assert stopped["is_expected"] == "yes"
    assert dict(zip(header, rows[0], strict=True))["is_expected"] == "no"
    assert stopped["page"] == "http://testserver/verbivka/plans/plan/1.2/"
    assert "#passage" in stopped["to_passage"]


def test_file_holds_no_formula(client: Client, two_years: Plan) -> None:
    Item.objects.filter(number="1.1").update(title="=1+1")
    content = client.get(f"{ADDRESS}items.csv").content.decode("utf-8-sig")
    assert next(iter(csv.reader(StringIO(content.split("\r\n", 1)[1]))))[1] == "'=1+1"


def test_two_latest_are_compared_unless_asked(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report(2021), river_report(2022), river_report(2023))
    client.cookies["language"] = "en"

    def title(query: str) -> str:
        return words(page(client, ADDRESS + query).find(".//h1"))

    assert title("") == title("?to=2023") == title("?from=2022") == "2022 and 2023 compared"
    assert title("?from=2021") == title("?to=2022") == title("?to=2021") == "2021 and 2022 compared"
    assert title("?from=2023&to=2021") == "2021 and 2023 compared"
    options = page(client, f"{ADDRESS}?from=2021&to=2023").xpath("//select/option[@selected]/@value")
    assert options == ["2021", "2023"]


def test_one_period_has_nothing_to_compare_with(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "en"
    main = page(client, ADDRESS).find(".//main")
    assert "one period only" in words(main)
    assert "/verbivka/plans/plan/years/2022/" in main.xpath(".//a/@href")
    assert client.get(f"{ADDRESS}items.csv").status_code == 404


def test_plan_without_reports_says_so(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    Report.objects.update(is_current=False, state="draft")
    client.cookies["language"] = "en"
    assert "Nothing was reported" in words(page(client, ADDRESS).find(".//main"))


@pytest.mark.parametrize("wrong", ["1999", "%00", "x" * 10_000, "no-date-1", "%0A", "2022' OR 1=1"])
def test_period_that_is_not_there_is_answered_with_a_choice(
    client: Client, two_years: Plan, wrong: str
) -> None:
    response = client.get(f"{ADDRESS}?from={wrong}&to=2023")
    assert response.status_code == 404
    assert b"no reports for a period" in response.content
    assert b'name="from"' in response.content
    assert client.get(f"{ADDRESS}items.csv?from={wrong}").status_code == 404


def test_one_period_twice_is_answered_with_a_choice(client: Client, two_years: Plan) -> None:
    response = client.get(f"{ADDRESS}?from=2022&to=2022")
    assert response.status_code == 400
    assert b"the same period twice" in response.content
    assert client.get(f"{ADDRESS}items.csv?from=2022&to=2022").status_code == 400


@pytest.mark.parametrize(
    "query", ["change=x", "before=x&after=planned", "before=planned", "page=x", "page=0", "change=%00"]
)
def test_what_the_address_asks_in_vain_is_said(client: Client, two_years: Plan, query: str) -> None:
    tree = page(client, f"{ADDRESS}?{query}")
    notice = words(tree.xpath("//p[@role='status']")[0])
    assert notice.endswith(f"left out: {query.partition('=')[0]} .")


def test_page_beyond_the_last_is_the_last(client: Client, two_years: Plan) -> None:
    assert len(lines(page(client, f"{ADDRESS}?change=stopped&page=999"))["Stopped 1"]) == 1


@pytest.mark.parametrize(
    "path", ["/verbivka/plans/other/compare/", "/nahal-tut/plans/plan/compare/", "/no/plans/plan/compare/"]
)
@pytest.mark.parametrize("ending", ["", "items.csv"])
def test_plan_of_another_city_is_not_there(client: Client, two_years: Plan, path: str, ending: str) -> None:
    nahal_tut()
    assert client.get(path + ending).status_code == 404


def test_review_of_a_year_leads_here(client: Client, two_years: Plan) -> None:
    links = page(client, "/verbivka/plans/plan/years/2023/").xpath("//main//a/@href")
    assert ADDRESS in links
    assert "/compare/?city=verbivka" in links


def test_queries_do_not_grow_with_the_plan(client: Client, plan_of: Callable[..., Plan]) -> None:
    asked = []
    for city, goals, tasks in ((verbivka(), 2, 5), (anarabad(), 20, 50)):
        plan = plan_of(city, large_report(goals, tasks))
        later = plan.periods.create(label="2023", starts="2023-01-01", ends="2023-12-31")
        reports = list(Report.objects.filter(item__plan=plan))
        for report in reports:
            report.pk, report.period, report.status = None, later, "in progress"
        Report.objects.bulk_create(reports)
        for query in ("", "?change=other", "items.csv"):
            with CaptureQueriesContext(connection) as queries:
                response = client.get(f"/{city.slug}/plans/{plan.slug}/compare/{query}")
            assert response.status_code == 200
            assert len(gzip.compress(response.content)) < HEAVIEST_PAGE
            asked.append(len(queries))
    assert asked[:3] == asked[3:]
    assert max(asked) <= MOST_QUERIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_comparison_speaks_every_language(client: Client, two_years: Plan, language: str) -> None:
    client.cookies["language"] = language
    tree = page(client, ADDRESS)
    assert (tree.get("lang"), tree.get("dir")) == (language, direction(language))
    identities = tree.xpath("//@id")
    assert len(identities) == len(set(identities))
    if language != "en":
        assert "compared" not in words(tree.find(".//h1"))
    if language == "fa":
        assert not any("0" <= letter <= "9" for each in tree.find_class("count") for letter in words(each))


def test_words_of_documents_are_escaped(client: Client, two_years: Plan) -> None:
    Item.objects.filter(number="1.2").update(title="<script>alert(1)</script>")
    Report.objects.filter(status="suspended").update(status_reason="<img src=x onerror=1>")
    tree = page(client, ADDRESS)
    assert tree.xpath("count(//main//script | //img)") == 0
    assert "<img src=x onerror=1>" in words(tree.find(".//main"))


def test_example_city_is_compared(client: Client) -> None:
    city = example_city("uk")
    assert client.get(f"/{city.slug}/plans/plan/compare/").status_code == 200
