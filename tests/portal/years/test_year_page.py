"""A year of a plan as a page: what was done, what stopped and why, what comes next, on whose word."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Manuscript, large_report, nahal_tut, river_report, verbivka, year
from tests.example_cities import example_city
from tests.web_pages import page, words
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.plans import reported_periods
from townbook.portal.years.period_keys import period_key
from townbook.portal.years.review import STATUSES_OF_TOPIC, counted_reasons, year_review
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES, direction

pytestmark = pytest.mark.django_db

YEAR = "/verbivka/plans/plan/years/2022/"
MOST_QUERIES = 12
HEAVIEST_PAGE = 45_000
"""Bytes compressed: what a page may weigh (60 KB) without its stylesheets."""


def reviews_of(plan: Plan) -> list[str]:
    keys = [period_key(period, plan.city.calendar) for period in reported_periods(plan=plan)]
    return [f"/{plan.city.slug}/plans/{plan.slug}/years/{key}/" for key in keys]


def chapter(tree: Any, topic: str) -> str:
    return words(tree.get_element_by_id(topic))


def test_every_status_has_one_chapter() -> None:
    told = [status for statuses in STATUSES_OF_TOPIC.values() for status in statuses]
    assert sorted(told) == sorted(Status)


def test_year_is_told_in_chapters(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "en"
    tree = page(client, YEAR)
    assert words(tree.find(".//h1")) == "Review: 2022"
    assert [words(each) for each in tree.xpath("//nav[@class='contents']//li")] == [
        "What was done 1",
        "What is under way 1",
        "What nobody reported on 1",
    ]
    assert chapter(tree, "done").startswith("What was done 1 1. Зелені береги 1.1. Посадити верби")
    assert "Прокласти стежку" in chapter(tree, "under-way")
    assert "Оглянути старий міст" in chapter(tree, "unreported")


def test_each_value_leads_to_its_passage(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    tree = page(client, YEAR)
    report = Report.objects.get(item__title="Посадити верби")
    figure = report.figures.get()
    assert report.source
    assert report.status_passage
    assert figure.passage
    document = f"/verbivka/sources/{report.source.key}/"
    assert tree.xpath("//*[@id='done']//a[@class='margin-mark']/@href") == [
        f"{document}?passage={place.start}-{place.end}#passage"
        for place in (report.status_passage, figure.passage)
    ]


def test_reasons_are_grouped_and_counted(client: Client, plan_of: Callable[..., Plan]) -> None:
    written = Manuscript("Виконання Плану міста за 2022 рік")
    goal = written.item("1", "Ціль")
    for number in range(1, 5):
        task = written.item(f"1.{number}", f"Справа {'абвг'[number - 1]}", parent=goal)
        written.report(task, f"Призупинено {number}.", Status.SUSPENDED)
    plan_of(verbivka(), written)
    reasons = ["через брак коштів", "через воєнний стан", "у зв'язку з воєнним станом", ""]
    for report, reason in zip(Report.objects.order_by("item__number"), reasons, strict=True):
        Report.objects.filter(pk=report.pk).update(status_reason=reason)
    client.cookies["language"] = "uk"
    rows = page(client, YEAR).xpath("//table[@class='reasons']/tbody/tr")
    assert [[words(cell) for cell in row] for row in rows] == [
        ["через воєнний стан", "2"],
        ["через брак коштів", "1"],
        ["причину не названо", "1"],
    ]


def test_reason_is_not_said_twice(client: Client, plan_of: Callable[..., Plan]) -> None:
    written = Manuscript("Виконання Плану міста за 2022 рік")
    for number in (1, 2):
        written.report(
            written.item(str(number), f"Справа {number}"), "Призупинено через війну.", Status.SUSPENDED
        )
    plan_of(verbivka(), written)
    Report.objects.filter(item__number="1").update(status_reason="через війну")
    Report.objects.filter(item__number="2").update(status_reason="через брак коштів")
    client.cookies["language"] = "uk"
    first, second = page(client, YEAR).xpath("//ul[@class='rows review-lines']/li")
    assert "Причина" not in words(first)
    assert "Причина: через брак коштів" in words(second)


def test_nothing_that_goes_on_is_asked_for_a_reason() -> None:
    assert counted_reasons([], "uk") == ()


def test_item_under_review_says_its_group(client: Client) -> None:
    city = example_city("en")
    plan = Plan.objects.get(city=city)
    told = chapter(page(client, reviews_of(plan)[0]), "next")
    assert "Waits for a working group: steering committee" in told


def test_years_lead_to_each_other(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report(2022), river_report(2023))
    links = page(client, YEAR).xpath("//nav[@class='switch']//a/@href")
    assert links == ["/verbivka/plans/plan/years/2023/"]
    assert page(client, links[0]).xpath("//nav[@class='switch']//a/@href") == [YEAR]


@pytest.mark.parametrize("path", ["/verbivka/", "/verbivka/plans/plan/"])
def test_city_and_plan_lead_to_the_review(client: Client, plan_of: Callable[..., Plan], path: str) -> None:
    plan_of(verbivka(), river_report())
    assert page(client, path).xpath(f"count(//a[@href='{YEAR}'])") == 1


def test_each_status_leads_to_its_items(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report(2022), river_report(2023))
    (link,) = page(client, YEAR).xpath(
        "//div[@class='review-head']//a[contains(@href, 'status=completed')]/@href"
    )
    listed = words(page(client, link).find(".//main"))
    assert "Посадити верби" in listed
    assert "Прокласти стежку" not in listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_review_speaks_every_language(client: Client, language: str) -> None:
    city = example_city(language)
    for path in reviews_of(Plan.objects.filter(city=city).latest("id")):
        for spoken in LANGUAGES:
            client.cookies["language"] = spoken
            tree = page(client, path)
            assert (tree.get("lang"), tree.get("dir")) == (spoken, direction(spoken))
            identities = tree.xpath("//@id")
            assert len(identities) == len(set(identities))
            for link in tree.xpath("//nav[@class='contents']//a/@href"):
                assert link[1:] in identities


def test_persian_review_has_persian_digits_and_jalali_year(client: Client) -> None:
    city = example_city("fa")
    tree = page(client, reviews_of(Plan.objects.filter(city=city).latest("id"))[0])
    assert "۱۴۰۲" in words(tree.find(".//h1"))
    for element in tree.xpath("//*[@class='count' or @class='amount']"):
        assert not any("0" <= letter <= "9" for letter in words(element))


@pytest.mark.parametrize(
    "path",
    [
        "/verbivka/plans/plan/years/2021/",
        "/verbivka/plans/plan/years/no-date-1/",
        "/verbivka/plans/plan/years/2022-01-01--2022-12-31/",
        "/verbivka/plans/other/years/2022/",
        "/verbivka/plans/plan/years/0/",
        "/verbivka/plans/plan/years/%00/",
        f"/verbivka/plans/plan/years/{'9' * 3000}/",
        "/nahal-tut/plans/plan/years/2022/",
    ],
)
@pytest.mark.parametrize("ending", ["", "review.pdf"])
def test_review_is_not_there(client: Client, plan_of: Callable[..., Plan], path: str, ending: str) -> None:
    plan_of(verbivka(), river_report())
    nahal_tut()
    # An address that cannot be meant gets a slash first, and is not there either.
    assert client.get(path + ending, follow=True).status_code == 404


def test_report_that_is_not_published_is_not_told(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    river_report(2023).store(city)
    assert client.get("/verbivka/plans/plan/years/2023/").status_code == 404
    Report.objects.filter(status="completed").update(is_current=False, state="draft")
    assert "Посаджено" not in words(page(client, YEAR))


def test_words_of_documents_are_escaped(client: Client, plan_of: Callable[..., Plan]) -> None:
    written = Manuscript("Звіт <b>міста</b>")
    goal = written.item("1", "<script>alert(1)</script>")
    written.report(goal, "<img src=x onerror=alert(1)>", Status.SUSPENDED)
    plan_of(verbivka(), written)
    Report.objects.update(status_reason="</p><script>2</script>")
    tree = page(client, YEAR)
    assert tree.xpath("count(//script[not(@src)] | //img | //main//b[not(@class)])") == 0
    assert "<script>alert(1)</script>" in words(tree.get_element_by_id("stopped"))


def test_queries_do_not_grow_with_the_plan(client: Client, plan_of: Callable[..., Plan]) -> None:
    asked = []
    for city, plan in ((verbivka(), large_report(2, 5)), (nahal_tut(), large_report(20, 50))):
        made = plan_of(city, plan)
        leaf = Item.objects.filter(plan=made, parent__isnull=False).first()
        Report.objects.filter(item=leaf).update(status="under review")
        for path in (reviews_of(made)[0], f"{reviews_of(made)[0]}review.pdf"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            asked.append(len(queries))
    assert asked[:2] == asked[2:]
    assert max(asked) <= MOST_QUERIES


def test_long_review_leaves_words_to_the_pdf(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), large_report(20, 50))
    client.cookies["language"] = "en"
    tree = page(client, YEAR)
    assert tree.xpath("count(//ul[@class='rows review-lines']/li)") == 1000
    assert tree.xpath("count(//p[@class='review-words'] | //ul[@class='review-figures'])") == 0
    assert "in the PDF" in words(tree.find(".//p[@class='notice']"))
    assert len(gzip.compress(client.get(YEAR).content)) < HEAVIEST_PAGE


def test_review_takes_six_queries(plan_of: Callable[..., Plan], django_assert_num_queries: Any) -> None:
    city = verbivka()
    plan = plan_of(city, river_report())
    Report.objects.update(status="under review")
    with django_assert_num_queries(6):
        review = year_review(city=city, plan=plan, key="2022")
    assert review.standing.total == 3
    assert year(2022).starts == review.period.starts


def test_review_without_a_date_says_so_once(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(verbivka(), river_report())
    period = Period.objects.get(plan=plan)
    Period.objects.filter(pk=period.pk).update(starts=None, ends=None, label=plan.title)
    client.cookies["language"] = "en"
    address = f"/verbivka/plans/plan/years/no-date-{period.pk}/"
    assert words(page(client, address).find(".//h1")) == "Review: period not stated"
    Period.objects.filter(pk=period.pk).update(label="Перший етап")
    assert words(page(client, address).find(".//h1")) == "Review: Перший етап"
