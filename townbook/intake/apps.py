"""The context as a Django app: the way from a document to a plan."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The way from a document to a plan."""

    name = "townbook.intake"

    def ready(self) -> None:
        """Let documents be seen with their plan."""
        from townbook.intake.documents_of_plans import KEEPER  # noqa: PLC0415 - models are loaded
        from townbook.plans.plan_changes import register_plan_keeper  # noqa: PLC0415 - models are loaded

        register_plan_keeper(KEEPER)
