"""A person at the keyboard takes a Draft through the review's own pages.

Import it after :func:`bench.probe.open_database`. Each key is looked up on the page as ``review.js``
does, and what it leads to is asked of the server; nothing is clicked.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.test import Client
from lxml import html

from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.cities.services.grant_role import grant_role
from townbook.intake.models import Draft
from townbook.intake.services.import_document import import_document

KEY, MIND = 0.2, 1.35
"""Seconds: K of "average skilled typist (55 wpm)" and M, in figure 1 of the paper."""

READING = 238 / 60
"""Words a second of silent reading."""

STATUS_KEY = "Digit6"
"""What the person says where a status was inferred; which of the nine it is costs the same."""


@dataclass
class Sitting:
    """What the review asked of a person and of the server; times in seconds."""

    records: int = 0
    certain: int = 0
    decisions: int = 0
    with_another: int = 0
    keys: int = 0
    marked_words: int = 0
    report_words: int = 0
    answers: list[float] = field(default_factory=list)

    def seconds(self, words: int) -> float:
        """The whole time, with so many words read."""
        acts = KEY * self.keys + MIND * (self.decisions + 2)
        return acts + sum(self.answers) + words / READING


class Reviewer:
    """A person at the keyboard, with the page before them."""

    def __init__(self, client: Client, address: str) -> None:
        self.sitting = Sitting()
        self._client = client
        self._address = ""
        self.page: Any = None
        self._ticked = False
        self._ask(address)

    def press(self, code: str) -> bool:
        """Press a key, by its place on the keyboard; whether the page has it."""
        found = self.page.xpath(f"//*[contains(concat(' ', @data-keys, ' '), ' {code} ')]")
        if not found:
            return False
        self.sitting.keys += 1
        element = found[0]
        if element.tag == "a":
            self._ask(element.get("href"))
        elif element.tag == "input" and element.get("type") == "checkbox":
            self._ticked = True
        else:
            self._send(element)
        return True

    def press_button(self, words: str) -> None:
        """Come to a button by the tabulator, and press it. Raises :class:`RuntimeError` without one."""
        stops = self.page.xpath(
            "//a[@href] | //button | //input[not(@type='hidden')] | //select | //textarea"
        )
        for tabs, element in enumerate(stops, 1):
            if element.tag == "button" and " ".join(element.itertext()).strip() == words:
                self.sitting.keys += tabs + 1
                self._send(element)
                return
        raise RuntimeError(f"there is no button {words!r}")

    def _send(self, button: Any) -> None:
        form = button.getparent()
        while form.tag != "form":
            form = form.getparent()
        sent = dict(form.form_values())
        if button.get("name"):
            sent[button.get("name")] = button.get("value")
        if self._ticked and button.get("name") == "value":
            sent["same"] = "on"
        self._ticked = False
        began = time.perf_counter()
        answer = self._client.post(urljoin(self._address, form.get("action") or ""), sent)
        self.sitting.answers.append(time.perf_counter() - began)
        if answer.status_code == 200:
            self.page = html.document_fromstring(answer.content)
            return
        if answer.status_code != 302:
            raise RuntimeError(f"{sent.get('operation')} answered {answer.status_code}")
        self._ask(answer.headers["Location"])

    def _ask(self, address: str) -> None:
        self._address = urljoin(self._address, address).partition("#")[0]
        began = time.perf_counter()
        answer = self._client.get(self._address)
        self.sitting.answers.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise RuntimeError(f"{self._address} answered {answer.status_code}")
        self.page = html.document_fromstring(answer.content)


def review(document: Path, earlier: Path | None) -> Sitting:
    """Take the document through its review to acceptance.

    Raises :class:`RuntimeError` where something is left that no key leads to.
    """
    draft = _waiting(document, earlier)
    reviewer = Reviewer(_office(draft.city), f"/{draft.city.slug}/desk/drafts/{draft.source.key}/")
    sitting = reviewer.sitting
    reviewer.press("KeyC")
    seen, sitting.records = _seen(reviewer.page)
    sitting.certain = seen
    while reviewer.page.xpath("//h3[@id='open']") and seen < sitting.records:
        _decide(reviewer)
        before, (seen, _) = seen, _seen(reviewer.page)
        if seen == before:
            raise RuntimeError("a key changed nothing")
        sitting.with_another += seen - before - 1
    if _has_doubts(reviewer.page):
        reviewer.press("KeyD")
    while reviewer.page.xpath("//ol[contains(@class, 'review-checklist')]//button"):
        sitting.decisions += 1
        sitting.marked_words += _words(
            reviewer.page.xpath("//ol[contains(@class, 'review-checklist')]/li[1]/p")
        )
        reviewer.press_button("Settled")
    reviewer.press_button("Accept the draft")
    draft.refresh_from_db()
    if draft.state != "accepted":
        raise RuntimeError("doubts are open that no key led to")
    return sitting


def _decide(reviewer: Reviewer) -> None:
    """Look at the open record, and say that it is right, or where its item stands."""
    sitting, page = reviewer.sitting, reviewer.page
    sitting.decisions += 1
    sitting.report_words += _words(page.xpath("//article[@class='review-record']//div[@class='narrative']"))
    sitting.marked_words += _words(page.xpath("//mark[@class='mark-status']"))
    sitting.marked_words += _words(
        page.xpath("//h3[@id='open']") + page.xpath("//div[@class='review-doubt']/p")
    )
    reviewer.press("KeyS")
    if not reviewer.press(STATUS_KEY):
        reviewer.press("KeyA")


def _has_doubts(page: Any) -> bool:
    """Whether doubts are open that are about no record."""
    return bool(page.xpath("string(//a[@data-keys='KeyD']/span)").strip() != "0")


def _words(elements: Any) -> int:
    return sum(len(element.text_content().split()) for element in elements)


def _seen(page: Any) -> tuple[int, int]:
    """How many records were looked at, and how many there are."""
    (progress,) = page.xpath("//progress")
    return int(progress.get("value")), int(progress.get("max"))


def _waiting(document: Path, earlier: Path | None) -> Draft:

    profile = CityProfile("review", "Рочинськ", language="uk", country="UA", currency="UAH")
    city = create_city(profile=profile)
    if earlier is not None:
        import_document(city=city, path=earlier, language=None, accept=True, actor=None)
    return import_document(city=city, path=document, language=None, accept=False, actor=None).draft


def _office(city: City) -> Client:

    client = Client(headers={"host": "localhost"})
    user = User.objects.create_user("office@review.example", name="Office")
    grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
    client.force_login(user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def as_markdown(sitting: Sitting, document: str) -> str:
    """The sitting as a table."""
    answers = sorted(sitting.answers)
    minutes = [
        f"{sitting.seconds(words) / 60:.0f} min" for words in (0, sitting.marked_words, sitting.report_words)
    ]
    rows = (
        ("records; accepted at once as certain", f"{sitting.records}; {sitting.certain}"),
        (
            "decisions left to a person; records settled with another's",
            f"{sitting.decisions}; {sitting.with_another}",
        ),
        ("keys pressed", str(sitting.keys)),
        (
            "words: titles, doubts and what the status is read from; whole reports",
            f"{sitting.marked_words}; {sitting.report_words}",
        ),
        (
            "server: answers, median, slowest",
            f"{len(answers)}, {1000 * statistics.median(answers):.0f} ms, {1000 * answers[-1]:.0f} ms",
        ),
        ("by the model: keys, minds and server; reading what is marked; reading all", "; ".join(minutes)),
    )
    lines = [f"| {document} | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]
    return "\n".join(lines)
