"""Pages of the desk of a city in the middle of its year, as the strategy office and a body see them.

Import it after :func:`bench.probe.open_database`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.test import Client
from django.urls import reverse

from bench.accepting import waiting_draft
from bench.year_of_work import Cycle
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.services.grant_role import grant_role

ITEMS, BODIES = 200, 30


def staff_visit(kind: str, document: Path) -> Callable[[], None]:
    """Ask for the page of that kind: of a period that half of the bodies have answered, or of a document's
    Draft.
    """
    if kind == "review of a draft":
        draft = waiting_draft(document)
        user = User.objects.create_user("editor@city.example", name="Editor")
        grant_role(user=user, city=draft.city, role=Role.STRATEGY_EDITOR, body=None)
        client = Client()
        client.force_login(user)
        return _asking(client, reverse("desk:draft", args=[draft.city.slug, draft.source.key]))
    cycle = Cycle(items=ITEMS, bodies=BODIES)
    board, forms = cycle.ask_bodies()
    for form in forms[: BODIES // 2]:
        cycle.report(form)
    body, city = cycle.city.bodies.order_by("pk")[0], cycle.city.slug
    address = {
        "my desk": reverse("desk:home", args=[city]),
        "board": board,
        "answers": f"{board}bodies/{body.key}/",
        "form": forms[-1],
        "editor": reverse("desk:plan", args=[city, cycle.plan.slug]),
        "history": reverse("desk:history", args=[city]),
    }[kind]
    return _asking(cycle.office, address)


def _asking(client: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        response = client.get(address, headers={"host": "localhost"})
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")

    return ask
