"""The plan's page: whatever the address says, a helpful answer; and files of just what it shows."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.cast import Manuscript, anarabad, large_report, nahal_tut, river_report, verbivka
from tests.web_pages import page, words
from townbook.plans.models import Item, Period, Plan, Report
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES

pytestmark = pytest.mark.django_db

PLAN = "/verbivka/plans/plan/"


@pytest.fixture
def river(plan_of: Callable[..., Plan]) -> Plan:
    return plan_of(verbivka(), river_report())


def titles(tree: Any) -> list[str]:
    """The items of a table or a timeline, in order."""
    return [words(cell) for cell in tree.xpath("//tbody/tr[not(@class)]/th")]


def test_status_leaves_only_its_items_in_the_tree(client: Client, river: Plan) -> None:
    tree = page(client, f"{PLAN}?status=in-progress")
    shown = tree.get_element_by_id("tree")
    assert shown.xpath(".//li/@id") == ["item-1", "item-1.2"]
    assert all(details.get("open") is not None for details in shown.iter("details"))
    assert words(tree.get_element_by_id("items-title")) == "1 з 3 позицій"


def test_several_statuses_add_up(client: Client, river: Plan) -> None:
    tree = page(client, f"{PLAN}?view=table&status=in-progress&status=completed")
    assert titles(tree) == ["Посадити верби", "Прокласти стежку"]


def test_filters_of_two_kinds_both_hold(client: Client, river: Plan) -> None:
    roads = river.city.bodies.get(name="Управління доріг").key
    tree = page(client, f"{PLAN}?view=table&body={roads}&status=unreported")
    assert titles(tree) == ["Оглянути старий міст"]


def test_words_of_a_title_are_found_in_another_form(client: Client, river: Plan) -> None:
    assert titles(page(client, f"{PLAN}?view=table&q=вербами")) == ["Посадити верби"]


def test_counts_say_what_each_value_would_show(client: Client, river: Plan) -> None:
    tree = page(client, f"{PLAN}?status=completed")
    legend = [words(each) for each in tree.xpath("//ul[@class='legend']/li")]
    assert legend == ["виконано 1", "виконується 1", "без звіту 1"]
    bodies = [words(each) for each in tree.xpath("//select[@name='body']/option")]
    assert bodies == ["усі", "Управління доріг (0)", "Управління парків (1)"]
    (figures,) = tree.xpath("//label[input[@name='figure']]")
    assert words(figures).endswith(" 1")


def test_chip_takes_its_filter_away_and_keeps_the_rest(client: Client, river: Plan) -> None:
    tree = page(client, f"{PLAN}?view=table&status=completed&q=верби")
    links = tree.xpath("//ul[@class='chips']//a/@href")
    assert links == [
        f"{PLAN}?view=table&q={'%D0%B2%D0%B5%D1%80%D0%B1%D0%B8'}",
        f"{PLAN}?view=table&status=completed",
        f"{PLAN}?view=table",
    ]


def test_form_keeps_what_it_does_not_ask(client: Client, river: Plan) -> None:
    period = Period.objects.get(plan=river)
    tree = page(client, f"{PLAN}?view=table&sort=-title&period={period.pk}")
    hidden = {each.get("name"): each.get("value") for each in tree.xpath("//form//input[@type='hidden']")}
    assert hidden == {"view": "table", "sort": "-title", "period": str(period.pk)}


def test_nothing_found_says_which_filter_to_loosen(client: Client, river: Plan) -> None:
    tree = page(client, f"{PLAN}?status=completed&q=стежка")
    (notice,) = tree.xpath("//div[@class='notice']")
    assert [words(each) for each in notice.iter("li")] == [
        "Без фільтра «Слова в назві» 1",
        "Без фільтра «Стан» 1",
    ]
    assert titles(page(client, notice.xpath(".//li/a/@href")[1] + "&view=table")) == ["Прокласти стежку"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["Посадити верби", "Прокласти стежку", "Оглянути старий міст"]),
        ("-title", ["Прокласти стежку", "Посадити верби", "Оглянути старий міст"]),
        ("-number", ["Прокласти стежку", "Посадити верби", "Оглянути старий міст"]),
        ("body", ["Прокласти стежку", "Посадити верби", "Оглянути старий міст"]),
        ("ends", ["Прокласти стежку", "Посадити верби", "Оглянути старий міст"]),
        ("-ends", ["Прокласти стежку", "Посадити верби", "Оглянути старий міст"]),
        ("status", ["Посадити верби", "Прокласти стежку", "Оглянути старий міст"]),
    ],
)
def test_table_is_sorted_within_its_branches(
    client: Client, river: Plan, sort: str, expected: list[str]
) -> None:
    assert titles(page(client, f"{PLAN}?view=table&sort={sort}")) == expected


def test_sorted_column_says_so(client: Client, river: Plan) -> None:
    tree = page(client, f"{PLAN}?view=table&sort=-title")
    assert [words(each) for each in tree.xpath("//th[@aria-sort='descending']")] == ["Назва ↓"]


def test_plan_of_two_years_is_selected_from_in_either(client: Client, plan_of: Callable[..., Plan]) -> None:
    city = verbivka()
    plan_of(city, river_report())
    late = river_report(2023)
    late.report(late.items[-1].key, "Оглянуто.", Status.COMPLETED, period=late.reports[0].period)
    plan_of(city, late)
    assert len(titles(page(client, f"{PLAN}?view=table&status=completed"))) == 2
    (earlier,) = page(client, f"{PLAN}?view=table&status=completed").xpath(
        "//nav[@class='switch'][1]/a/@href"
    )[:1]
    assert titles(page(client, earlier)) == ["Посадити верби"]


def test_timeline_draws_what_has_days(client: Client, river: Plan) -> None:
    tree = page(client, f"{PLAN}?view=timeline")
    assert titles(tree) == ["1.2. Прокласти стежку"]
    assert tree.xpath("//svg[@class='axis']/@aria-label") == ["2019–2026"]
    assert tree.xpath("//td/svg/rect/@class") == ["fill-in-progress"]
    assert tree.xpath("//symbol/line[@class='today']")
    assert "Для 2 вибраних позицій" in words(tree.find(".//main"))


def test_timeline_runs_the_way_the_page_is_read(client: Client, river: Plan) -> None:
    starts = {}
    for language in LANGUAGES:
        client.cookies["language"] = language
        bar = page(client, f"{PLAN}?view=timeline").xpath("//td/svg/rect")[0]
        starts[language] = (float(bar.get("x").rstrip("%")), float(bar.get("width").rstrip("%")))
    assert starts["uk"] == starts["en"]
    assert starts["he"] == starts["fa"]
    from_left, width = starts["uk"]
    assert starts["he"] == (round(100 - from_left - width, 2), width)


def test_plan_without_days_has_no_timeline(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), large_report(1, 2))
    assert page(client, f"{PLAN}?view=timeline").xpath("//p[@class='notice']")


ODD = [
    "period=0",
    "period=x",
    "period=%00",
    "period=" + "9" * 40,
    "status=done",
    "status=%00",
    "body=%E2%80%AEx",
    "view=globe",
    "sort=title%27--",
    "reason=" + "a" * 10_000,
    "q=" + "%D0%B0" * 10_000,
    "q=%01%02",
    "waits=1",
    "branch=1%27%20OR%201=1",
    "figure=no",
]


@pytest.mark.parametrize("query", ODD)
def test_unknown_value_is_left_out_and_said(client: Client, river: Plan, query: str) -> None:
    tree = page(client, f"{PLAN}?{query}")
    (notice,) = tree.xpath("//p[@role='status']")
    assert "пропущено" in words(notice) or "не враховано" in words(notice)
    assert len(tree.get_element_by_id("tree").xpath(".//div[@class='leaf']")) == 3


@pytest.mark.parametrize("query", ["status=", "q=", "q=%20", "utm_source=letter", "sort=&view=&period="])
def test_empty_and_foreign_parameters_are_passed_over(client: Client, river: Plan, query: str) -> None:
    assert not page(client, f"{PLAN}?{query}").xpath("//p[@role='status']")


@pytest.mark.parametrize("number", ["0", "2", "x", "-1", "9" * 40])
def test_table_has_no_such_page(client: Client, river: Plan, number: str) -> None:
    assert client.get(f"{PLAN}?view=table&page={number}").status_code == 404


def test_long_table_has_pages_and_its_file_all_rows(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), large_report(7, 50))
    tree = page(client, f"{PLAN}?view=table")
    assert len(titles(tree)) == 300
    (following,) = tree.xpath("//a[@rel='next']/@href")
    assert len(titles(page(client, PLAN + following))) == 50
    assert len(client.get(f"{PLAN}items.json").json()["items"]) == 350


def rows_of_csv(client: Client, query: str) -> list[dict[str, str]]:
    text = client.get(f"{PLAN}items.csv{query}").content.decode()
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_csv_holds_what_is_on_screen(client: Client, river: Plan) -> None:
    query = "?status=in-progress"
    (link,) = page(client, f"{PLAN}{query}&view=table").xpath("//p[@class='files small']/a[1]/@href")
    assert link == f"{PLAN}items.csv{query}"
    (row,) = rows_of_csv(client, query)
    assert row["title"] == "Прокласти стежку"
    assert (row["starts"], row["ends"]) == ("2019-01-01", "2023-12-31")
    assert (row["status"], row["status_label"]) == ("in progress", "виконується")
    assert (row["lead_bodies"], row["other_bodies"]) == ("Управління доріг", "Управління парків")
    assert row["page"] == f"http://testserver{PLAN}1.2/"
    passage = page(client, row["passage"].removeprefix("http://testserver")).get_element_by_id("passage")
    assert words(passage) == "Прокладено першу ділянку."


def test_csv_has_no_formula(client: Client, plan_of: Callable[..., Plan]) -> None:
    written = Manuscript("План")
    goal = written.item("1", "Ціль")
    for number, title in enumerate(("=1+1", "+1", "-1", "@SUM(A1)", "\t=1"), start=1):
        written.item(f"1.{number}", title, parent=goal)
    plan_of(verbivka(), written)
    Item.objects.filter(title="=1").update(title="\t=1")
    assert [row["title"] for row in rows_of_csv(client, "")] == ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1"]


def test_json_holds_the_same_items(client: Client, river: Plan) -> None:
    content = client.get(f"{PLAN}items.json?sort=-title").json()
    assert content["schema"] == "townbook-items/1"
    assert content["period"] == {"label": "2022", "starts": "2022-01-01", "ends": "2022-12-31"}
    assert [item["title"] for item in content["items"]] == [
        row["title"] for row in rows_of_csv(client, "?sort=-title")
    ]
    assert content["count"] == 3


@pytest.mark.parametrize(
    ("city", "labels"),
    [
        (verbivka, ["Номер", "Назва"]),
        (nahal_tut, ["מספר", "כותרת"]),
        (anarabad, ["شماره", "عنوان"]),
    ],
)
def test_xlsx_speaks_the_citys_language(
    client: Client, plan_of: Callable[..., Plan], city: Callable[[], Any], labels: list[str]
) -> None:
    plan = plan_of(city(), river_report())
    client.cookies["language"] = "en"
    data = client.get(f"/{plan.city.slug}/plans/plan/items.xlsx").content
    names, shown, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert names[:2] == ["number", "title"]
    assert shown[:2] == labels
    row = dict(zip(names, rows[1], strict=True))
    assert row["title"] == "Прокласти стежку"
    assert row["ends"] == date(2023, 12, 31)


def test_file_refuses_what_the_page_leaves_out(client: Client, river: Plan) -> None:
    for form in ("csv", "xlsx", "json"):
        assert client.get(f"{PLAN}items.{form}?status=done").status_code == 400
    assert client.get(f"{PLAN}items.txt", follow=True).status_code == 404
    assert client.get("/verbivka/plans/other/items.csv").status_code == 404


def test_file_of_another_citys_plan_is_not_there(client: Client, river: Plan) -> None:
    anarabad()
    assert client.get("/anarabad/plans/plan/items.json").status_code == 404


def test_draft_report_is_in_no_view_and_no_file(client: Client, river: Plan) -> None:
    report = Report.objects.get(item__key="1.1")
    Report.objects.create(
        item=report.item,
        period=report.period,
        version=2,
        supersedes=report,
        status="cancelled",
        status_reason="таємно",
    )
    for path in (PLAN, f"{PLAN}?view=table", f"{PLAN}items.csv", f"{PLAN}items.json"):
        assert "таємно" not in client.get(path).content.decode()


def test_reason_is_a_filter_whatever_its_spelling(client: Client, river: Plan) -> None:
    first, second = Report.objects.filter(item__plan=river).order_by("item__key")
    Report.objects.filter(pk=first.pk).update(status_reason="через брак коштів")
    Report.objects.filter(pk=second.pk).update(status_reason="Через  брак коштів")
    tree = page(client, f"{PLAN}?view=table")
    (option,) = tree.xpath("//select[@name='reason']/option[@value!='']")
    assert words(option).casefold().split() == ["через", "брак", "коштів", "(2)"]
    assert len(titles(page(client, f"{PLAN}?view=table&reason={option.get('value')}"))) == 2


def test_unchanged_view_is_not_sent_again(client: Client, river: Plan) -> None:
    for path in (f"{PLAN}?view=table", f"{PLAN}items.csv"):
        tag = client.get(path)["ETag"]
        assert client.get(path, headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(("city", "mirrored"), [(verbivka, False), (nahal_tut, True), (anarabad, True)])
def test_xlsx_runs_the_way_the_city_reads(
    client: Client, plan_of: Callable[..., Plan], city: Callable[[], Any], *, mirrored: bool
) -> None:
    plan = plan_of(city(), river_report())
    data = client.get(f"/{plan.city.slug}/plans/plan/items.xlsx").content
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert ('rightToLeft="1"' in sheet) is mirrored


def test_xlsx_has_no_formula(client: Client, river: Plan) -> None:
    Item.objects.filter(key="1.1").update(title="=HYPERLINK(1)")
    with zipfile.ZipFile(io.BytesIO(client.get(f"{PLAN}items.xlsx").content)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
        assert "=HYPERLINK(1)" in book.read("xl/sharedStrings.xml").decode()


def test_late_items_are_those_of_the_citys_first_page(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    shown = client.get("/verbivka/plans/plan/?late=yes&view=table")
    assert [row.branch.item.key for row in shown.context["explorer"].findings.found] == ["1.2"]
    assert "/verbivka/plans/plan/?late=yes" in client.get("/verbivka/").content.decode()
