"""An editor finds that two bodies were not one after all, and takes the merge back.

In Persian and in English; with and without scripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cast import PARKS, ROADS, anarabad, river_report, verbivka
from tests.journeys.test_my_desk import sign_in
from tests.journeys.visit import WIDTHS, visit
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Body
from townbook.cities.services.grant_role import grant_role
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Responsibility

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("language", "width", "scripts"), [("fa", "phone", True), ("en", "desk", False)])
def test_editor_takes_a_merge_back(
    browser: Browser, live_server: LiveServer, language: str, width: str, *, scripts: bool
) -> None:
    city = anarabad() if language == "fa" else verbivka()
    accept_draft(draft=river_report().store(city), actor=None)
    user = User.objects.create_user("olena@example.org", name="Олена")
    grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
    parks, roads = (Body.objects.get(city=city, name=name) for name in (PARKS, ROADS))
    merge_bodies(body=parks, into=roads, reason="Одне й те саме", actor=user)
    Responsibility.objects.get(item__key="1.1").delete()  # Changed since: it stays.
    with visit(browser, live_server, WIDTHS[width], scripts=scripts, accept=language) as window:
        page = window.page
        sign_in(window, user)
        window.open(f"/{city.slug}/desk/bodies/{roads.key}/")
        window.follow(page.locator(f"main a[href$='/history/body/{roads.pk}/']"))

        def looked_at() -> None:
            window.fits()
            if scripts:
                window.is_free_of_barriers()

        looked_at()
        window.follow(page.locator(".changes a[href*='/restore/']"))
        assert page.locator(".told li").count() == 2
        looked_at()
        page.locator("#reason").fill("Це двоє.")
        window.follow(page.locator("main form button"))
        assert page.url.endswith(f"/history/body/{parks.pk}/?restored")
        assert page.locator("[role=status]").is_visible()
        looked_at()
    assert Body.objects.get(pk=parks.pk).merged_into is None
    held = Responsibility.objects.filter(body=parks).values_list("item__key", flat=True)
    assert list(held) == ["1.2"]
