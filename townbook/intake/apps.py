from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "townbook.intake"
