"""A plan's sheet at the desk: taken, sent back, looked over, brought in; and who may not."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from xlsxwriter import Workbook

from tests.cast import PARKS, large_report, nahal_tut, river_report, verbivka
from tests.desk.people import signed_in
from tests.pictures import picture
from townbook.cities.enums import Role
from townbook.cities.models import Body, City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Item, Plan
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.revise_item import revise_item
from townbook.reading.grids import read_grid

pytestmark = pytest.mark.django_db

HERE = "/verbivka/desk/plans/plan/sheet/"


@pytest.fixture
def plan() -> Plan:
    accepted = accept_draft(draft=river_report().store(verbivka()), actor=None).plan
    assert accepted is not None
    return accepted


@pytest.fixture
def office(plan: Plan) -> Client:
    return signed_in("office", plan.city, Role.STRATEGY_EDITOR)


def text_file(office: Client) -> str:
    return office.get("/verbivka/desk/plans/plan/sheet.csv").content.decode()


def sent(office: Client, data: bytes | str, name: str = "plan.csv", address: str = HERE) -> tuple[int, str]:
    """Status and page of the answer."""
    data = data.encode() if isinstance(data, str) else data
    answer = office.post(address, {"sheet": SimpleUploadedFile(name, data)})
    return answer.status_code, answer.content.decode()


def fields_of(page: str) -> dict[str, str]:
    """What the preview's form would send if nothing were touched."""
    found = re.search(r'name="carried" value="([^"]*)"', page)
    assert found is not None
    return {"carried": found.group(1)}


def brought_in(office: Client, page: str, **more: str | list[str]) -> tuple[int, str]:
    answer = office.post(f"{HERE}apply/", {**fields_of(page), **more})
    return answer.status_code, answer.get("Location", "") or answer.content.decode()


def test_workbook_is_taken_along_in_the_plans_language(office: Client) -> None:
    answer = office.get("/verbivka/desk/plans/plan/sheet.xlsx")
    assert answer["Content-Disposition"].startswith('attachment; filename="verbivka-plan-')
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
    grid = read_grid(answer.content, is_wanted=lambda texts: "key" in texts, most_rows=100)
    assert grid is not None
    assert [cell.text for cell in grid.rows[1].cells.values()][5] == "Назва"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<row r="1"[^>]* hidden="1"', page)
    assert "rightToLeft" not in page
    assert "<f>" not in page


def test_workbook_of_a_persian_plan_runs_from_right_to_left() -> None:
    written = river_report()
    written.language = "fa"
    city = verbivka()
    accept_draft(draft=written.store(city), actor=None)
    office = signed_in("office", city, Role.ADMINISTRATOR)
    answer = office.get("/verbivka/desk/plans/plan/sheet.xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert 'rightToLeft="1"' in archive.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_sheet_as_it_was_taken_changes_nothing(office: Client, form: str) -> None:
    data = office.get(f"/verbivka/desk/plans/plan/sheet.{form}").content
    status, page = sent(office, data, f"plan.{form}")
    assert status == 200
    assert "Нічого не зміниться" in page
    assert ">Внести<" not in page


def test_changes_are_shown_before_they_are_made(office: Client) -> None:
    changed = text_file(office).replace("Посадити верби", "Посадити <b>тополі</b>")
    status, page = sent(office, changed)
    assert status == 200
    assert '<del dir="auto">Посадити верби</del>' in page
    assert "Посадити &lt;b&gt;тополі&lt;/b&gt;</ins>" in page
    assert Item.objects.filter(title="Посадити верби").exists()
    status, address = brought_in(office, page, reason="Так вирішено")
    assert (status, address) == (302, f"{HERE}?new=0&changed=1&removed=0")
    assert Item.objects.get(key="1.1").title == "Посадити <b>тополі</b>"
    assert "Зміни з аркуша внесено." in office.get(address).content.decode()


def test_missing_lines_are_removed_only_when_ticked(office: Client) -> None:
    lines = text_file(office).splitlines(keepends=True)
    shorter = "".join(line for line in lines if "старий міст" not in line)
    _, page = sent(office, shorter)
    assert brought_in(office, page)[1].endswith("new=0&changed=0&removed=0")
    assert Item.objects.filter(key="2.1").exists()
    assert brought_in(office, page, remove=["2.1", "1.1", "foreign"])[1].endswith("removed=1")
    assert not Item.objects.filter(key="2.1").exists()
    assert Item.objects.filter(key="1.1").exists()


def test_unknown_body_is_settled_on_the_preview(office: Client) -> None:
    _, page = sent(office, text_file(office).replace(PARKS, "Управління паркiв та скверів"))
    parks = Body.objects.get(name=PARKS)
    offered = re.findall(r'<option value="([^"]*)"', page[page.index('<select id="body-0"') :])
    assert offered[:3] == ["", "new", str(parks.pk)]
    status, again = brought_in(office, page)
    assert status == 422
    assert "нов" in again
    status, _ = brought_in(office, page, **{"body-0": str(parks.pk)})
    assert status == 302
    assert set(Item.objects.get(key="1.1").responsibilities.values_list("body", flat=True)) == {parks.pk}


def test_body_of_another_city_cannot_be_chosen(office: Client) -> None:
    foreign = Body.objects.create(city=nahal_tut(), key="1", name="גינון")
    _, page = sent(office, text_file(office).replace(PARKS, "Хтось"))
    assert brought_in(office, page, **{"body-0": str(foreign.pk)})[0] == 422
    assert Item.objects.get(key="1.1").responsibilities.get().body.name == PARKS


def test_wrong_cells_are_named_with_their_addresses(office: Client) -> None:
    status, page = sent(office, text_file(office).replace("2019-01-01", "коли-небудь"))
    assert status == 422
    assert "Рядок 5, стовпець H «Дата початку»" in page
    assert "коли-небудь\u2069» – це не один день" in page
    assert ">Внести<" not in page


def test_plan_changed_meanwhile_is_said_and_nothing_is_done(office: Client) -> None:
    _, page = sent(office, text_file(office).replace("Посадити верби", "Посадити тополі"))
    item = Item.objects.get(key="2")
    revise_item(item=item, content=ItemContent("2", "Мости", "", None, None), expected_version=1, actor=None)
    status, again = brought_in(office, page)
    assert status == 409
    assert "змінили" in again
    assert Item.objects.get(key="1.1").title == "Посадити верби"
    assert brought_in(office, again)[0] == 302
    assert Item.objects.get(key="1.1").title == "Посадити тополі"
    assert Item.objects.get(key="2").title == "Мости"


def workbook(**parts: bytes) -> bytes:
    """A workbook with more parts than it should have."""
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, "key")
    with zipfile.ZipFile(written, "a") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_bin", ".bin"), data)
    return written.getvalue()


def wide() -> bytes:
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for place in range(10_000):
            page.write_string(0, place, "title")
    return written.getvalue()


def bomb() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a>" + b" " * 200_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "plan.csv", "порожній"),
        (b"\x00" * (16 * 1024 * 1024 + 1), "plan.xlsx", "16 МБ"),
        (picture("PNG"), "plan.xlsx", "зображення"),
        (b"%PDF-1.7", "plan.xlsx", "не електронна таблиця"),
        (b"PK\x03\x04 broken", "plan.xlsx", "пошкоджено"),
        (bomb(), "plan.xlsx", "зупинити сервер"),
        (workbook(xl__vbaProject_bin=b"x"), "plan.xlsm", "макроси"),
        (wide(), "plan.xlsx", "забагато стовпців"),
        ("будь;який;текст\n1;2;3\n", "plan.csv", "заголовків"),
        ('key,title\n"незакрита', "plan.csv", ""),
    ],
)  # fmt: skip
def test_file_that_is_no_sheet_is_answered_with_a_sentence(
    office: Client, data: bytes | str, name: str, said: str
) -> None:
    status, page = sent(office, data, name)
    assert status == (413 if "16 МБ" in said else 422)
    assert said in page
    assert 'role="alert"' in page


def test_nothing_chosen_is_said(office: Client) -> None:
    answer = office.post(HERE)
    assert answer.status_code == 422
    assert "Виберіть" in answer.content.decode()


@pytest.mark.parametrize("carried", ["", "made-up", "eyJhIjoxfQ:1abc:xyz"])
def test_preview_that_was_not_made_here_changes_nothing(office: Client, carried: str) -> None:
    answer = office.post(f"{HERE}apply/", {"carried": carried})
    assert answer.status_code == 422


def test_preview_of_another_person_changes_nothing(office: Client, plan: Plan) -> None:
    _, page = sent(office, text_file(office).replace("Посадити верби", "Посадити тополі"))
    other = signed_in("other", plan.city, Role.ADMINISTRATOR)
    assert other.post(f"{HERE}apply/", fields_of(page)).status_code == 422
    assert Item.objects.get(key="1.1").title == "Посадити верби"


ADDRESSES = ("sheet/", "sheet.xlsx", "sheet.csv")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("role", [Role.OBSERVER, Role.BODY_REPORTER, Role.SECRETARY])
def test_sheet_is_the_offices_alone(plan: Plan, role: Role, address: str) -> None:
    body = Body.objects.filter(city=plan.city).first() if role is Role.BODY_REPORTER else None
    client = signed_in("somebody", plan.city, role, body)
    assert client.get(f"/verbivka/desk/plans/plan/{address}").status_code == 404
    assert client.post(f"/verbivka/desk/plans/plan/{address}").status_code in {404, 405}
    assert client.post(f"{HERE}apply/").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_another_citys_office_finds_nothing(plan: Plan, address: str) -> None:
    client = signed_in("neighbour", nahal_tut(), Role.ADMINISTRATOR)
    assert client.get(f"/verbivka/desk/plans/plan/{address}").status_code == 404
    assert client.get(f"/nahal-tut/desk/plans/plan/{address}").status_code == 404
    assert client.post("/nahal-tut/desk/plans/plan/sheet/apply/").status_code == 404


def test_other_forms_of_file_are_not_there(office: Client) -> None:
    assert office.get("/verbivka/desk/plans/plan/sheet.xls").status_code == 404


@pytest.mark.parametrize("tasks", [3, 30])
def test_preview_costs_the_same_whatever_the_plan(tasks: int) -> None:
    city: City = verbivka()
    accept_draft(draft=large_report(3, tasks).store(city), actor=None)
    office = signed_in("office", city, Role.STRATEGY_EDITOR)
    data = text_file(office).encode()
    with CaptureQueriesContext(connection) as queries:
        status, _ = sent(office, data)
    assert (status, len(queries)) == (200, 14)


def test_removed_line_of_a_sheet_is_offered_and_comes_back(office: Client, plan: Plan) -> None:
    text = text_file(office)
    remove_item(item=Item.objects.get(plan=plan, key="1"), actor=None)
    status, page = sent(office, text.replace("Посадити верби", "Посадити клени"))
    assert status == 200
    assert [f'name="restore" value="{key}"' in page for key in ("1", "1.1", "2")] == [True, True, False]
    assert "<ins" in page.partition("gone-title")[2]
    apply = f"{HERE}apply/"
    refused = office.post(apply, {**fields_of(page), "restore": "1.1"})
    assert refused.status_code == 422
    again = refused.content.decode()
    assert '"restore" value="1.1" checked' in again
    assert "Зелені береги" in again.partition("alert")[2]
    done = office.post(apply, {**fields_of(again), "restore": ["1", "1.1", "nothing"]})
    assert done["Location"] == f"{HERE}?new=0&changed=0&removed=0&restored=2"
    assert Item.objects.get(plan=plan, key="1.1").title == "Посадити клени"
    assert not Item.objects.filter(plan=plan, key="1.2").exists()
    assert "Повернуто" in office.get(done["Location"]).content.decode()
