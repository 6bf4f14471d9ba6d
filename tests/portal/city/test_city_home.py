"""A city's first page: what it promised, where that stands, what changed, what is late, what waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import ROADS, Manuscript, anarabad, large_report, nahal_tut, river_report, verbivka, year
from tests.example_cities import SLUGS, example_city
from tests.portal.test_pages import english_left
from tests.web_pages import page, words
from townbook.cities.models import City
from townbook.plans.models import Item, Plan, Report
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12

ANSWERS = ["promised", "stands", "changed", "late", "waits", "newest"]


def answer(client: Client, name: str, path: str = "/verbivka/", language: str = "en") -> str:
    """The words of one of the six answers."""
    client.cookies["language"] = language
    (section,) = page(client, path).xpath(f"//section[h2[@id='{name}']]")
    return words(section)


def numbers(client: Client, name: str) -> dict[str, str]:
    """What an answer counts, and where each number leads."""
    client.cookies["language"] = "en"
    links = page(client, "/verbivka/").xpath(f"//section[h2[@id='{name}']]//ul[@class='numbers']//a")
    return {words(link): link.get("href") for link in links}


def two_years(plan_of: Callable[..., Plan]) -> City:
    """A plan of 2022 and 2023 in which one item is finished, one stops, one goes on again, one is new."""
    city = verbivka()
    told = {
        2022: {
            "Міст": Status.IN_PROGRESS,
            "Сад": Status.IN_PROGRESS,
            "Парк": Status.SUSPENDED,
            "Школа": None,
            "Світло": Status.COMPLETED,
            "Вода": Status.IN_PROGRESS,
        },
        2023: {
            "Міст": Status.COMPLETED,
            "Сад": Status.SUSPENDED,
            "Парк": Status.IN_PROGRESS,
            "Школа": Status.PLANNED,
            "Світло": Status.COMPLETED,
            "Вода": None,
        },
    }
    for number, statuses in told.items():
        document = Manuscript(f"Виконання Програми мостів за {number} рік", name=f"{number}.txt")
        top = document.item("1", "Річка")
        for at, (title, status) in enumerate(statuses.items(), start=1):
            item = document.item(f"1.{at}", title, parent=top)
            if status:
                document.report(item, f"{title}: {status.value}, {number}.", status, period=year(number))
        plan_of(city, document)
    return city


def test_six_questions_are_answered_in_order_of_importance(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    plan_of(verbivka(), river_report())
    headings = page(client, "/verbivka/").xpath("//section[contains(@class, 'answer')]/h2/@id")
    assert headings == ANSWERS


def test_promised_are_the_plans_and_their_levels(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    goals = Manuscript("Мрії міста")
    goals.item("1", "Літати")
    plan_of(city, goals)
    said = answer(client, "promised", language="uk")
    assert "Виконання Концепції річки Вербівка за 2022 рік" in said
    assert said.endswith("Також: Мрії міста 1")


def test_plan_reported_on_last_comes_first(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    goals = Manuscript("Мрії міста")
    goals.item("1", "Літати")
    plan_of(city, goals, river_report())
    newer = Manuscript("Річний план світла")
    newer.report(newer.item("1", "Засвітити ліхтарі"), "Засвічено.", period=year(2024))
    plan_of(city, newer)
    tree = page(client, "/verbivka/")
    assert words(tree.xpath("//*[@class='promise']/p")[0]) == "Річний план світла"
    others = [words(each) for each in tree.xpath("//*[@class='other-plan']/h3")]
    assert others == ["Виконання Концепції річки Вербівка за 2022 рік", "Мрії міста"]


def test_where_it_stands_is_said_by_branch(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    assert "1 of 3 completed" in answer(client, "stands")
    rows = page(client, "/verbivka/").xpath("//ul[@class='branches']/li")
    assert [words(row) for row in rows] == ["1. Зелені береги 2", "2. Безпечні мости 1"]
    links = [row.xpath(".//a[@class='count']/@href") for row in rows]
    assert links == [["/verbivka/plans/plan/?branch=1"], ["/verbivka/plans/plan/?branch=2"]]
    assert "Прокласти стежку" in words(page(client, links[0][0]).get_element_by_id("tree"))


def test_changes_compare_the_two_latest_periods(client: Client, plan_of: Callable[..., Plan]) -> None:
    two_years(plan_of)
    plan = "/verbivka/plans/plan/"
    assert numbers(client, "changed") == {
        "1 completed": f"{plan}?status=completed",
        "1 stopped": f"{plan}?status=cancelled&status=not-started&status=postponed&status=suspended",
        "1 resumed": f"{plan}?status=in-progress&status=ongoing",
        "1 reported for the first time": plan,
    }
    said = answer(client, "changed")
    assert "2022 → then 2023" in said
    assert "completed: Міст ¶" in said
    assert "stopped: Сад ¶" in said
    assert "Світло" not in said


def test_first_period_tells_what_it_brought(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    assert "First report: 2022" in answer(client, "changed")
    assert list(numbers(client, "changed")) == ["1 completed", "1 under way"]


def test_nothing_changed_says_so(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report(2022), river_report(2023))
    assert "Nothing since the period before." in answer(client, "changed")


def test_late_are_items_whose_day_has_passed(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    said = answer(client, "late")
    assert "past their day: Прокласти стежку" in said
    assert "December 31, 2023" in said or "31 December 2023" in said
    assert "without a report: Оглянути старий міст" in said
    report = Report.objects.filter(item__key="1.2")
    for status, until, late in (
        (Status.COMPLETED, None, False),
        (Status.CANCELLED, None, False),
        (Status.ONGOING, None, False),
        (Status.SUSPENDED, None, True),
        (Status.POSTPONED, date(2024, 5, 1), True),
        (Status.POSTPONED, date(2999, 5, 1), False),
    ):
        report.update(status=status.value, status_until=until)
        assert ("past their day" in answer(client, "late")) is late, status


def test_late_is_told_by_what_was_last_said_in_any_period(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    city = two_years(plan_of)
    Item.objects.filter(plan__city=city, title__in=["Світло", "Вода"]).update(ends=date(2022, 12, 31))
    Report.objects.filter(item__title="Вода", period__ends__year=2022).update(status="completed")
    Report.objects.filter(item__title="Світло", period__ends__year=2023).update(status="in progress")
    said = answer(client, "late")
    assert "1 past their day" in said
    assert "past their day: Світло" in said


def test_city_that_is_on_time_says_so(client: Client, plan_of: Callable[..., Plan]) -> None:
    document = Manuscript("Річний план світла")
    document.report(document.item("1", "Засвітити ліхтарі"), "Засвічено.", Status.COMPLETED)
    plan_of(verbivka(), document)
    assert "Nothing is late, and everything was reported on." in answer(client, "late")


def test_every_named_item_leads_to_its_words(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    marks = page(client, "/verbivka/").xpath("//ul[@class='named']//a[@class='margin-mark']/@href")
    said = [words(page(client, mark).get_element_by_id("passage")) for mark in marks]
    assert said == [
        "Посаджено 40 верб на 18000,50 грн.",
        "Прокладено першу ділянку.",
        "Прокладено першу ділянку.",
        "2.1 Оглянути старий міст",
    ]


def test_city_names_the_group_an_item_waits_for(client: Client) -> None:
    city = example_city("uk")
    (section,) = page(client, f"/{city.slug}/").xpath("//section[h2[@id='waits']]")
    rows = section.xpath(".//ul[@class='named']/li")
    assert len(rows) == 2
    assert all(row.find(".//a") is not None for row in rows)
    assert any("місто" in words(row) for row in rows)
    (number,) = section.xpath(".//ul[@class='numbers']//a")
    found = page(client, number.get("href")).xpath("//*[@id='items-title']")
    assert words(number).split()[0] in words(found[0].getparent())


def test_nothing_waits_says_so(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    assert "Nothing waits for a working group." in answer(client, "waits")


def test_newest_documents_lead_to_them(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report(2022), river_report(2023))
    links = page(client, "/verbivka/").xpath("//section[h2[@id='newest']]//ul//a")
    assert [words(link) for link in links] == [
        "Виконання Концепції річки Вербівка за 2023 рік",
        "Виконання Концепції річки Вербівка за 2022 рік",
    ]


def test_foreign_title_is_cut_at_its_own_end(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "fa"
    (link,) = page(client, "/verbivka/").xpath("//section[h2[@id='newest']]//ul//a")
    assert (link.get("lang"), link.get("dir")) == ("uk", "ltr")


def test_city_without_documents_says_so(client: Client) -> None:
    verbivka()
    main = words(page(client, "/verbivka/").find(".//main"))
    assert "ще немає плану" in main
    assert "Ще не опубліковано жодного документа." in main or "документ" in main


def test_other_citys_items_stay_there(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    plan_of(nahal_tut(), large_report(2, 2))
    anarabad()
    assert "Справа" not in words(page(client, "/verbivka/").find(".//main"))
    assert "верби" not in words(page(client, "/nahal-tut/").find(".//main"))
    assert "верби" not in words(page(client, "/anarabad/").find(".//main"))


def test_drafts_change_nothing(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    before = answer(client, "stands"), answer(client, "changed"), answer(client, "late")
    river_report(2023).store(city)
    item = Item.objects.get(plan__city=city, key="2.1")
    period = Report.objects.first()
    assert period
    Report.objects.create(item=item, period=period.period, status="completed", text="Чернетка", state="draft")
    assert (answer(client, "stands"), answer(client, "changed"), answer(client, "late")) == before


def test_plan_that_is_not_published_is_not_there(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), river_report())
    Plan.objects.filter(pk=plan.pk).update(is_published=False)
    main = words(page(client, "/verbivka/").xpath("//div[@class='answers']")[0])
    assert "верби" not in main
    assert "ще немає плану" in main


def test_years_and_matrix_are_drawn_below(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report(2022), river_report(2023))
    client.cookies["language"] = "en"
    tree = page(client, "/verbivka/")
    (columns,) = tree.xpath("//figure[contains(@class, 'columns')]//table")
    assert [words(row) for row in columns.iter("tr")] == [
        "Reporting period Done Late Never reported",
        "2022 1 0 1",
        "2023 1 1 1",
    ]
    (matrix,) = tree.xpath("//figure[contains(@class, 'matrix')]//table")
    assert [words(row) for row in matrix.iter("tr")] == [
        "Branch of the plan completed in progress unreported All",
        "1. Зелені береги 1 1 · 0 2",
        "2. Безпечні мости · 0 · 0 1 1",
    ]
    assert matrix.xpath(".//td/a/@href")[0] == "/verbivka/plans/plan/?branch=1&status=completed"


def test_queries_do_not_grow(client: Client, plan_of: Callable[..., Plan]) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    plan_of(verbivka(), river_report(2022), river_report(2023))
    large = nahal_tut()
    plan_of(large, large_report(8, 40), river_report(2021), river_report(2022), river_report(2023))
    Item.objects.filter(plan__city=large).update(ends=date(2020, 1, 1))
    for city in (large, City.objects.get(slug="verbivka")):
        latest = Report.objects.filter(item__plan__city=city).order_by("-period__ends").first()
        assert latest
        Report.objects.filter(pk=latest.pk).update(status="under review")
    few, many = queries("/verbivka/"), queries("/nahal-tut/")
    assert few == many
    assert many <= MOST_QUERIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_page_speaks_every_language(client: Client, language: str) -> None:
    city = example_city(language)
    assert city.slug == SLUGS[language]
    for spoken in LANGUAGES:
        client.cookies["language"] = spoken
        tree = page(client, f"/{city.slug}/")
        identities = tree.xpath("//@id")
        assert len(identities) == len(set(identities))
        if spoken != "en" and language != "en":
            assert english_left(tree) == set(), spoken


def test_bodies_are_named_nowhere_by_mistake(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    assert ROADS not in words(page(client, "/verbivka/").find(".//main"))
