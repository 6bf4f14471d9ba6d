"""A city's year of work through its own pages: opened, written to, reported, approved, published, seen.

Import it after :func:`bench.probe.open_database`. Everything is done by the requests a browser would send;
letters are taken from Django's outbox, whose links are followed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core import mail
from django.db import connection
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from lxml import html

from townbook.accounts.models import User
from townbook.cities.enums import ContactRole, Role
from townbook.cities.models import Body, BodyContact, City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.cities.services.grant_role import grant_role
from townbook.intake.services.import_document import import_document
from townbook.plans.models import Plan, Report

LETTERS = "абвгдежзик"
Fields = Mapping[str, str | list[str]]


@dataclass
class Step:
    """One kind of request of the cycle: how many there were, how long they took together, and the most
    database queries one of them made.
    """

    requests: int = 0
    seconds: float = 0.0
    most_queries: int = 0


class Cycle:
    """A city of ``bodies`` bodies and ``items`` items, and the people who take it through its year."""

    def __init__(self, *, items: int, bodies: int, slug: str = "year-of-work") -> None:
        self.steps: dict[str, Step] = {}
        self.city = create_city(
            profile=CityProfile(slug, "Рочинськ", language="uk", country="UA", currency="UAH")
        )
        self.plan = _plan(self.city, items, bodies)
        self.office = self._signed_in("office", Role.STRATEGY_EDITOR)
        for body in Body.objects.filter(city=self.city):
            BodyContact.objects.create(
                body=body, role=ContactRole.REPORTER, email=f"body{body.key}@city.example"
            )

    def run(self) -> None:
        """The whole year. Raises :class:`RuntimeError` at the first answer that is not as it should be."""
        board, forms = self.ask_bodies()
        for form in forms:
            self.report(form)
        self._approve(board)
        self._ask("publish the period", self.office, f"{board}publish/", {}, 302)
        reports = Report.objects.filter(period__plan=self.plan, is_current=True)
        if reports.filter(text__contains="відремонтовано").count() != self.plan.items.count():
            raise RuntimeError("not every report is public")
        self._ask("the public sees it", Client(), f"/{self.city.slug}/plans/{self.plan.slug}/", None, 200)

    def ask_bodies(self) -> tuple[str, list[str]]:
        """Open the period and write to the bodies: the address of the board, and of each letter's form."""
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
            mail.outbox = []
            board = self._open_period()
            self._ask("write to the bodies", self.office, f"{board}write/", {}, 302)
        found = [re.search(r"(/report/\S+/)", str(letter.body)) for letter in mail.outbox]
        return board, [form[1] for form in found if form]

    def _open_period(self) -> str:
        today = self.city.today
        sent = {
            "about": str(self.plan.pk),
            "days": f"{today.year}-01-01/{today.year}-12-31",
            "due": (today + timedelta(days=14)).isoformat(),
            "message": "Пишіть коротко.",
        }
        answer = self._ask("open the period", self.office, f"/{self.city.slug}/desk/periods/", sent, 302)
        return str(answer.headers["Location"])

    def report(self, form: str) -> None:
        """A body answers by its link: every item, then all of it submitted."""
        officer = Client()
        page = _tree(self._ask("open the form", officer, form, None, 200))
        for entry in page.xpath("//form[@data-autosave]"):
            spent = f"{1000 + int(entry.get('data-autosave'))} тис. грн"
            sent: Fields = {
                "seen": _value(entry, "seen"),
                "status": "in progress",
                "text": f"За рік відремонтовано 2 км, витрачено {spent}.",
                "progress": "60",
                "figure": [f"0:{spent}"],
            }
            self._ask("save an item", officer, entry.get("action"), sent, 302)
        check = self._ask("look it over", officer, f"{form}check/", None, 200)
        self._ask("submit the form", officer, f"{form}submit/", {"report": _ticked(_tree(check))}, 302)

    def _approve(self, board: str) -> None:
        """The head of each body approves what it wrote."""
        self._ask("look at the board", self.office, board, None, 200)
        for body in Body.objects.filter(city=self.city):
            head = self._signed_in(f"head{body.key}", Role.BODY_APPROVER, body)
            answers = f"{board}bodies/{body.key}/"
            page = self._ask("look at a body's reports", head, answers, None, 200)
            sent: Fields = {"report": _ticked(_tree(page)), "decision": "approve"}
            self._ask("approve a body's reports", head, f"{answers}decision/", sent, 302)

    def _signed_in(self, name: str, role: Role, body: Body | None = None) -> Client:
        client = Client()
        user = User.objects.create_user(f"{name}@{self.city.slug}.example", name=name)
        grant_role(user=user, city=self.city, role=role, body=body)
        client.force_login(user)
        return client

    def _ask(
        self, step: str, client: Client, address: str, sent: Fields | None, status: int
    ) -> HttpResponseBase:
        with self._counted(step):
            headers = {"host": "localhost"}
            answer = (
                client.get(address, headers=headers)
                if sent is None
                else client.post(address, dict(sent), headers=headers)
            )
        if answer.status_code != status:
            raise RuntimeError(f"{step}: {address} answered {answer.status_code}, not {status}")
        return answer

    @contextmanager
    def _counted(self, name: str) -> Iterator[None]:
        step = self.steps.setdefault(name, Step())
        started = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            yield
        step.seconds += time.perf_counter() - started
        step.requests += 1
        step.most_queries = max(step.most_queries, len(queries))


def _tree(answer: HttpResponseBase) -> html.HtmlElement:
    """The page as a browser reads it."""
    if not isinstance(answer, HttpResponse):
        raise TypeError("a page is not a stream")
    return html.fromstring(answer.content)


def _value(form: html.HtmlElement, name: str) -> str:
    """What a form's field holds."""
    return str(form.xpath(f".//input[@name='{name}']/@value")[0])


def _ticked(page: html.HtmlElement) -> list[str]:
    """The reports that can be ticked."""
    return [str(value) for value in page.xpath("//input[@name='report']/@value")]


def _word(number: int) -> str:
    """A word of its own for each number, with no digit in it."""
    return "".join(LETTERS[int(digit)] for digit in str(number))


def _plan(city: City, items: int, bodies: int) -> Plan:
    """A plan whose items the bodies answer for in turn, read from a table as a city would write it."""
    rows = "".join(
        f"{number}\tСправа {_word(number)}\tУправління {_word(number % bodies)}\tЗроблено половину.\n"
        for number in range(1, items + 1)
    )
    text = (
        "Виконання Програми розвитку міста Рочинськ за 2020 рік\n\n"
        f"№\tЗавдання\tВідповідальні виконавці\tСтан виконання\n{rows}"
    )
    with TemporaryDirectory(prefix="townbook-year-") as folder:
        document = Path(folder) / "plan.txt"
        document.write_text(text, encoding="utf-8")
        import_document(city=city, path=document, language="uk", accept=True, actor=None)
    return Plan.objects.get(city=city)


def as_markdown(steps: Mapping[str, Step]) -> str:
    """The steps as a table."""
    lines = ["| step | requests | ms each | most queries |", "|---|---|---|---|"]
    for name, step in steps.items():
        each = 1000 * step.seconds / step.requests
        lines.append(f"| {name} | {step.requests} | {each:.0f} | {step.most_queries} |")
    return "\n".join(lines)
