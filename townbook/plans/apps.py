"""The context as a Django app: plans, items and reports."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, items and reports."""

    name = "townbook.plans"

    def ready(self) -> None:
        """Make plans, items and bodies findable; let bodies be reminded."""
        from townbook.cities.body_changes import register_body_keeper  # noqa: PLC0415 - models are loaded
        from townbook.plans.bodies_of_plans import KEEPER  # noqa: PLC0415 - models are loaded
        from townbook.plans.duties import DUTIES  # noqa: PLC0415 - models are loaded
        from townbook.plans.searchable import BODIES, FACETS, ITEMS, PLANS  # noqa: PLC0415 - models are loaded
        from townbook.search.registry import register_facet, register_kind  # noqa: PLC0415 - models are loaded
        from townbook.timer.registry import register_duty  # noqa: PLC0415 - models are loaded

        for kind in (PLANS, ITEMS, BODIES):
            register_kind(kind)
        for facet in FACETS:
            register_facet(facet)
        register_body_keeper(KEEPER)
        for duty in DUTIES:
            register_duty(duty)
