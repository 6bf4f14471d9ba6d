"""The page of a review, as a browser without scripts uses it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from tests.cast import PARKS, ROADS, anarabad, large_report, river_report, verbivka
from tests.desk.people import person, signed_in
from tests.web_pages import page, words
from townbook.cities.enums import ROLES_WITHIN_A_BODY, Role
from townbook.cities.models import Body, City
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.selectors.reviews import under_review
from townbook.intake.services.accept_draft import accept_draft
from townbook.intake.services.import_document import import_document
from townbook.reading.status import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def draft(city: City) -> Draft:
    draft = river_report().store(city)
    draft.content["reports"][1]["status"]["confidence"] = 0.5
    draft.content["doubts"] = [
        {
            "kind": "item without body",
            "message": "Хто відповідає за береги?",
            "passage": draft.content["items"][0]["passage"],
        }
    ]
    draft.save()
    return draft


@pytest.fixture
def editor(city: City) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def address(draft: Draft, query: str = "") -> str:
    return f"/{draft.city.slug}/desk/drafts/{draft.source.key}/{query}"


def post(client: Client, draft: Draft, operation: str, record: str, **more: str) -> Any:
    said = {"operation": operation, "record": record, "seen": str(under_review(draft=draft).last_number)}
    return client.post(address(draft, "review/"), said | more)


def sent_form(client: Client, path: str, button: str, **typed: str) -> Any:
    """Fill in and send the form with that button as a browser without scripts does."""
    shown = page(client, path)
    (pressed,) = shown.xpath(f"//button[normalize-space()='{button}']")[:1]
    form = pressed.getparent()
    while form.tag != "form":
        form = form.getparent()
    said = dict(form.form_values()) | typed
    if pressed.get("name"):
        said[pressed.get("name")] = pressed.get("value")
    return client.post(form.get("action"), said)


def operations(draft: Draft) -> list[str]:
    return [row.operation["kind"] for row in DraftOperation.objects.filter(draft=draft).order_by("number")]


def marks(client: Client, draft: Draft) -> dict[str, str]:
    rows = page(client, address(draft)).xpath("//ol[@class='review-list']/li[a]")
    return {words(row.find("a")): words(row.find("span")) for row in rows}


def test_list_is_the_plans_tree_with_marks_in_words(editor: Client, draft: Draft) -> None:
    assert marks(editor, draft) == {
        "1 Зелені береги": "сумнівне",
        "1.1 Посадити верби": "виконано певне",
        "1.2 Прокласти стежку": "виконується сумнівне",
        "2 Безпечні мости": "певне",
        "2.1 Оглянути старий міст": "певне",
        PARKS: "певне",
        ROADS: "певне",
    }


def test_open_record_is_marked_in_the_document(editor: Client, draft: Draft) -> None:
    shown = page(editor, address(draft, "?record=item:i3"))
    marked = [(mark.get("class"), words(mark)) for mark in shown.findall(".//article//mark")]
    assert marked == [
        ("mark-record", "1.2 Прокласти стежку"),
        ("mark-body", ROADS),
        ("mark-body", PARKS),
        ("mark-status", "Прокладено першу ділянку."),
    ]
    assert shown.xpath("//mark[@id='passage']")[0].text == "1.2 Прокласти стежку"


def test_open_body_is_marked_wherever_it_answers(editor: Client, draft: Draft) -> None:
    shown = page(editor, address(draft, "?record=body:b1"))
    assert [words(mark) for mark in shown.findall(".//article//mark")] == [PARKS, PARKS]
    assert words(shown.xpath("//dl[contains(@class, 'review-facts')]/div[2]")[0]) == "Відповідає за 2"


def test_right_goes_on_to_the_next_not_looked_at(editor: Client, draft: Draft) -> None:
    answer = sent_form(editor, address(draft, "?record=item:i1"), "Правильно, далі")
    assert answer["Location"] == address(draft, "?record=item%3Ai2#open")
    assert operations(draft) == ["accept"]
    assert "looked" not in marks(editor, draft)["1 Зелені береги"]
    assert marks(editor, draft)["1 Зелені береги"] == "переглянуто"
    shown = page(editor, address(draft))
    assert shown.find(".//progress").get("value") == "1"
    assert "Переглянуто 1 із 7" in words(shown)


def test_certain_are_accepted_at_once_with_their_number_said_before(editor: Client, draft: Draft) -> None:
    sent_form(editor, address(draft), "Прийняти 5 певних записів")
    (row,) = DraftOperation.objects.all()
    assert sorted(row.operation["records"]) == ["body:b1", "body:b2", "item:i2", "item:i4", "item:i5"]
    assert "певне" not in " ".join(marks(editor, draft).values())
    assert page(editor, address(draft)).xpath("//form[contains(@class, 'review-bulk')]") == []


def test_number_that_is_no_longer_true_accepts_nothing(editor: Client, draft: Draft) -> None:
    answer = post(editor, draft, "accept-certain", "", count="4")
    assert answer.status_code == 409
    assert operations(draft) == []


def test_correcting_says_only_what_was_changed(editor: Client, draft: Draft) -> None:
    answer = sent_form(
        editor,
        address(draft, "?record=item:i3&do=edit"),
        "Зберегти",
        **{
            "report:1|status": "postponed",
            "report:1|until": "2026",
            "item:i3|title": "Прокласти <b>стежку</b>",
        },
    )
    assert answer["Location"] == address(draft, "?record=item%3Ai3#open")
    (row,) = DraftOperation.objects.all()
    assert row.operation["changes"] == [
        {"part": "report:1", "field": "status", "value": "postponed"},
        {"part": "report:1", "field": "until", "value": "2026-01-01"},
        {"part": "report:1", "field": "until_ends", "value": "2026-12-31"},
        {"part": "item:i3", "field": "title", "value": "Прокласти <b>стежку</b>"},
    ]
    shown = editor.get(address(draft, "?record=item:i3")).content.decode()
    assert "Прокласти &lt;b&gt;стежку&lt;/b&gt;" in shown
    assert "<b>стежку" not in shown
    # The days as they were shown mean the days as they were.
    sent_form(editor, address(draft, "?record=item:i3&do=edit"), "Зберегти")
    assert operations(draft) == ["correct", "accept"]


def test_mistake_stays_in_its_field_with_what_to_do(editor: Client, draft: Draft) -> None:
    answer = sent_form(
        editor,
        address(draft, "?record=item:i2&do=edit"),
        "Зберегти",
        **{"item:i2|starts": "колись", "figure:0.0|value": "багато", "report:0|text": "Моє"},
    )
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Це не число." in shown
    assert "Моє" in shown
    assert operations(draft) == []


def test_number_may_be_written_as_people_write_it(editor: Client, draft: Draft) -> None:
    path = address(draft, "?record=item:i2&do=edit")
    sent_form(editor, path, "Зберегти", **{"figure:0.0|value": "18 500,75"})
    assert DraftOperation.objects.get().operation["changes"][0]["value"] == "18500.75"


def test_two_reviewers_see_both_values_and_the_second_decides(
    city: City, editor: Client, draft: Draft
) -> None:
    petro = signed_in("petro", city, Role.ADMINISTRATOR)
    path = address(draft, "?record=item:i2&do=edit")
    before = page(petro, path)
    sent_form(editor, path, "Зберегти", **{"item:i2|title": "Посадити тополі"})
    form = before.xpath("//form[@data-edit]")[0]
    said = dict(form.form_values()) | {"item:i2|title": "Посадити липи"}
    answer = petro.post(form.get("action"), said)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Посадити тополі" in shown
    assert "Посадити липи" in shown
    assert operations(draft) == ["correct"]
    # The same form again, as the page now has it, is the decision.
    again = _form_of(answer)
    assert petro.post(form.get("action"), again).status_code == 302
    assert under_review(draft=draft).review.items["i2"].title == "Посадити липи"


def _form_of(answer: Any) -> dict[str, str]:
    shown: Any = html.document_fromstring(answer.content.decode())
    return dict(shown.xpath("//form[@data-edit]")[0].form_values())


def test_dropping_restoring_and_undoing(editor: Client, draft: Draft) -> None:
    sent_form(editor, address(draft, "?record=item:i2"), "Вилучити")
    assert marks(editor, draft)["1.1 Посадити верби"].endswith("вилучено переглянуто")
    sent_form(editor, address(draft, "?record=item:i2"), "Відновити")
    assert operations(draft) == ["drop", "restore"]
    sent_form(editor, address(draft), "Скасувати: відновлення")
    assert under_review(draft=draft).review.dropped == {"item:i2"}


def test_branch_is_dropped_whole_when_asked(editor: Client, draft: Draft) -> None:
    sent_form(editor, address(draft, "?record=item:i1"), "Вилучити", branch="on")
    assert DraftOperation.objects.get().operation["parts"] == ["item:i1", "item:i2", "item:i3"]


def test_figures_and_bodies_of_an_item(editor: Client, draft: Draft) -> None:
    path = address(draft, "?record=item:i3")
    answer = sent_form(editor, f"{path}&do=edit", "зробити головним")
    assert answer["Location"] == address(draft, "?record=item%3Ai3&do=edit#open")
    sent_form(editor, f"{path}&do=edit", "Додати", name="Водоканал")
    sent_form(editor, path, "Вилучити цей звіт")
    found = under_review(draft=draft).review
    assert [(found.bodies[a.body].name, a.role) for a in found.items["i3"].responsibilities] == [
        (ROADS, "lead"),
        (PARKS, "lead"),
        ("Водоканал", "contributor"),
    ]
    assert [report.item for report in found.draft.reports] == ["i2"]


def test_splitting_by_the_words_of_the_second_part(editor: Client, draft: Draft) -> None:
    path = address(draft, "?record=item:i5&do=split")
    wrong = sent_form(editor, path, "Поділити", words_of_second="немає таких")
    assert wrong.status_code == 409
    sent_form(editor, path, "Поділити", words_of_second="старий  міст")
    found = under_review(draft=draft).review
    assert (found.items["i5"].title, found.items["i5+1"].title) == ("Оглянути", "старий міст")


def test_merging_and_moving_choose_from_the_nearest(editor: Client, draft: Draft) -> None:
    merging = page(editor, address(draft, "?record=item:i3&do=merge"))
    assert merging.xpath("//input[@name='other']/@value")[0] == "item:i2"
    sent_form(editor, address(draft, "?record=item:i3&do=merge"), "Об’єднати", other="item:i2")
    moving = page(editor, address(draft, "?record=item:i2&do=move&words=мости"))
    assert moving.xpath("//input[@name='other']/@value") == ["", "item:i4"]
    sent_form(editor, address(draft, "?record=item:i2&do=move"), "Перемістити", other="item:i4", level="task")
    assert under_review(draft=draft).review.items["i2"].parent == "i4"
    sent_form(
        editor, address(draft, "?record=item:i2&do=move"), "Перемістити", part="report:1", other="item:i5"
    )
    assert under_review(draft=draft).review.reports[1].item == "i5"
    circle = post(editor, draft, "move", "item:i4", other="item:i2", level="task")
    assert circle.status_code == 409
    assert "не може бути частиною самої себе" in circle.content.decode()


def test_candidates_are_shown_with_why_and_a_choice_is_kept(city: City, editor: Client, draft: Draft) -> None:
    accept_draft(draft=draft, actor=None)
    following = river_report(2023)
    following.body("Управління парків та скверів")
    next_year = following.store(city)
    shown = page(editor, address(next_year, "?record=item:i2&do=match"))
    assert words(shown.xpath("//label[@class='review-choice']")[0]) == (
        "1.1 Посадити верби ті самі слова; той самий номер; те саме місце в плані"
    )
    assert shown.xpath("//input[@name='known'][@checked]/@value") == ["known:1.1"]
    sent_form(editor, address(next_year, "?record=item:i2&do=match"), "Це воно", known="known:1.2")
    parks = Body.objects.get(name=PARKS)
    body = page(editor, address(next_year, "?record=body:b3&do=match"))
    assert f"known:{parks.key}" in body.xpath("//input[@name='known']/@value")
    sent_form(editor, address(next_year, "?record=body:b3&do=match"), "Це воно", known=f"known:{parks.key}")
    assert under_review(draft=next_year).review.matches_in("plan") == {"item:i2": "1.2", "body:b3": parks.key}


def test_difference_with_last_year_is_shown_before_accepting(
    city: City, editor: Client, draft: Draft
) -> None:
    accept_draft(draft=draft, actor=None)
    later = river_report(2023)
    later.item("3", "Чисті джерела")
    later.items.pop(1)
    later.reports.pop(0)
    next_year = later.store(city)
    shown = words(
        page(editor, address(next_year, "?view=difference")).find(".//section[@class='review-side']")
    )
    assert "Нові (1) 3 Чисті джерела" in shown
    assert "(1) 1.1 Посадити верби" in shown
    missing = page(editor, address(next_year, "?filter=missing")).xpath("//ul[@class='rows']//a")
    assert [words(link) for link in missing] == ["1.1 Посадити верби"]


def test_doubts_are_a_checklist(editor: Client, draft: Draft) -> None:
    shown = page(editor, address(draft, "?view=doubts"))
    links = shown.xpath("//ol[contains(@class, 'review-checklist')]//a/@href")
    start, end = draft.content["items"][0]["passage"]
    assert links == [f"?view=doubts&passage={start}-{end}#passage", "?record=item%3Ai1#open"]
    sent_form(editor, address(draft, "?view=doubts"), "Знято", note="<i>Мер</i>")
    settled = editor.get(address(draft, "?view=doubts")).content.decode()
    assert "&lt;i&gt;Мер&lt;/i&gt;" in settled
    assert marks(editor, draft)["1 Зелені береги"] == "певне"


def test_open_doubts_are_asked_about_once_more(editor: Client, draft: Draft) -> None:
    asked = sent_form(editor, address(draft), "Прийняти чернетку")
    assert asked.status_code == 200
    assert "Хто відповідає за береги?" in asked.content.decode()
    draft.refresh_from_db()
    assert draft.state == DraftState.WAITING
    editor.post(address(draft, "accept/"), {"sure": "1", "seen": "0"})
    draft.refresh_from_db()
    assert draft.state == DraftState.ACCEPTED


def test_accepting_what_another_has_changed_meanwhile_asks_again(
    city: City, editor: Client, draft: Draft
) -> None:
    petro = signed_in("petro", city, Role.ADMINISTRATOR)
    post(petro, draft, "drop", "item:i2")
    asked = editor.post(address(draft, "accept/"), {"sure": "1", "seen": "0"})
    assert "хтось продовжив перевірку" in asked.content.decode()
    draft.refresh_from_db()
    assert draft.state == DraftState.WAITING


def test_history_says_who_did_what_and_lets_undo_only_ones_own(
    city: City, editor: Client, draft: Draft
) -> None:
    petro = signed_in("petro", city, Role.ADMINISTRATOR)
    post(petro, draft, "drop", "item:i2")
    post(editor, draft, "accept", "item:i1")
    shown = page(editor, address(draft, "?view=history"))
    lines = [words(line) for line in shown.xpath("//section[@class='review-side']/ol/li/p[1]")]
    assert lines == ["olena : переглянуто · 1 Зелені береги", "petro : вилучення · 1.1 Посадити верби"]
    assert shown.xpath("//section[@class='review-side']//input[@name='number']/@value") == ["2"]
    assert post(editor, draft, "undo", "", number="1").status_code == 409


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR, Role.STRATEGY_EDITOR}))
def test_others_read_along_and_change_nothing(city: City, draft: Draft, role: Role) -> None:
    body = Body.objects.create(city=city, key="1", name="Відділ") if role in ROLES_WITHIN_A_BODY else None
    reader = signed_in("reader", city, role, body)
    for query in ("", "?record=item:i2&do=edit", "?view=doubts", "?view=difference", "?view=history"):
        shown = page(reader, address(draft, query))
        assert shown.xpath("//main//form[@method='post']") == []
    assert post(reader, draft, "drop", "item:i2").status_code == 403
    assert post(reader, draft, "undo", "").status_code == 403
    assert reader.post(address(draft, "accept/"), {"sure": "1"}).status_code == 403
    assert operations(draft) == []


def test_another_citys_draft_is_not_there(draft: Draft) -> None:
    other = anarabad()
    stranger = signed_in("stranger", other, Role.ADMINISTRATOR)
    theirs = f"/anarabad/desk/drafts/{draft.source.key}/"
    for path in (address(draft), theirs):
        assert stranger.get(path).status_code == 404
        said = {"operation": "drop", "record": "item:i2", "seen": "0"}
        assert stranger.post(f"{path}review/", said).status_code == 404
    assert operations(draft) == []


def test_match_with_another_citys_body_says_nothing(city: City, editor: Client, draft: Draft) -> None:
    foreign = Body.objects.create(city=anarabad(), key="77", name="Foreign")
    post(editor, draft, "match", "body:b1", known=f"known:{foreign.key}")
    accept_draft(draft=draft, actor=None)
    assert Body.objects.filter(city=city).count() == 2


@pytest.mark.parametrize(
    ("operation", "record", "more", "status"),
    [
        ("", "item:i2", {}, 404),
        ("destroy", "item:i2", {}, 404),
        ("accept", "item:<b>", {}, 404),
        ("accept", "item:i99", {}, 409),
        ("match", "item:i2", {"known": "what"}, 404),
        ("merge", "item:i2", {"other": "nothing"}, 409),
        ("move", "item:i2", {"other": "item:i4", "level": "no such level"}, 409),
        ("resolve", "", {"doubt": "-1"}, 404),
        ("resolve", "", {"doubt": "99"}, 409),
        ("drop", "item:i2", {"part": "figure:0.9"}, 409),
        ("undo", "", {"number": "99"}, 409),
    ],
)
def test_senseless_forms_change_nothing(
    editor: Client, draft: Draft, operation: str, record: str, more: dict[str, str], status: int
) -> None:
    assert post(editor, draft, operation, record, **more).status_code == status
    assert operations(draft) == []


@pytest.mark.parametrize(
    "query",
    [
        "?record=item:i99",
        "?record=<b>",
        "?filter=none",
        "?view=none",
        "?do=none",
        "?sheet=99",
        "?words=%00",
        "?sheet=-1",
    ],
)
def test_senseless_addresses_show_the_list(editor: Client, draft: Draft, query: str) -> None:
    assert editor.get(address(draft, query)).status_code == 200


@pytest.mark.parametrize("query", ["?passage=9-1", "?passage=x", "?page=0", "?page=99"])
def test_place_that_is_not_in_the_document_is_not_there(editor: Client, draft: Draft, query: str) -> None:
    assert editor.get(address(draft, query)).status_code == 404


def test_characters_that_no_database_keeps_are_left_out(editor: Client, draft: Draft) -> None:
    post(editor, draft, "resolve", "", doubt="0", note="так\0\u202e")
    post(editor, draft, "match", "body:b1", known="known:1\0")
    post(editor, draft, "assign", "item:i2", name="Вода\0", role="lead")
    assert [row.operation for row in DraftOperation.objects.order_by("number")] == [
        {"kind": "resolve", "doubt": 0, "note": "так"},
        {"kind": "match", "record": "body:b1", "known": "1"},
        {"kind": "assign", "item": "item:i2", "body": "", "name": "Вода", "role": "lead"},
    ]


def test_form_of_another_site_changes_nothing(city: City, draft: Draft) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("olena", city, Role.STRATEGY_EDITOR))
    assert post(client, draft, "drop", "item:i2").status_code == 403
    assert operations(draft) == []


def test_filters_and_words_narrow_the_list(editor: Client, draft: Draft) -> None:
    def shown(query: str) -> list[str]:
        return [
            words(a) for a in page(editor, address(draft, query)).xpath("//ol[@class='review-list']/li/a")
        ]

    assert shown("?filter=doubtful") == ["1 Зелені береги", "1.2 Прокласти стежку"]
    assert shown("?filter=bodies") == [PARKS, ROADS]
    assert shown("?words=верба") == ["1.1 Посадити верби"]
    assert shown("?words=2.1") == ["2.1 Оглянути старий міст"]
    post(editor, draft, "accept", "item:i1")
    assert len(shown("?filter=unseen")) == 6


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?record=item:i30",
        "?record=item:i30&do=match",
        "?view=doubts",
        "?view=difference",
        "?view=history",
    ],
)
def test_page_takes_as_many_queries_however_long_the_draft(city: City, editor: Client, query: str) -> None:
    accept_draft(draft=large_report(12, 25).store(city), actor=None)
    following = large_report(12, 25)
    following.name, following.title = "next.txt", "Виконання Програми розвитку за 2023 рік"
    following.write("2023")
    large = following.store(city)
    for number in range(3):
        post(editor, large, "accept", f"item:i{number + 1}")
    with CaptureQueriesContext(connection) as captured:
        assert editor.get(address(large, query)).status_code == 200
    assert len(captured) <= 12


def test_longest_real_report_is_shown_within_its_budget(
    city: City, editor: Client, real_documents: Path
) -> None:
    path = real_documents / "zhytomyr-2022-execution-report.uk.txt"
    found = import_document(city=city, path=path, language=None, accept=False, actor=None).draft
    with CaptureQueriesContext(connection) as captured:
        answer = editor.get(address(found, "?record=item:i41"))
    assert len(captured) <= 12
    assert len(gzip.compress(answer.content)) <= 30_000
    assert len(page(editor, address(found)).xpath("//ol[@class='review-list']/li[a]")) == 60


def test_status_said_by_a_person_is_certain(editor: Client, draft: Draft) -> None:
    path = address(draft, "?record=item:i3&do=edit")
    sent_form(editor, path, "Зберегти", **{"report:1|status": Status.ONGOING.value})
    assert under_review(draft=draft).review.draft.reports[1].status.confidence == 1.0
    assert marks(editor, draft)["1.2 Прокласти стежку"] == "постійно змінено переглянуто"
