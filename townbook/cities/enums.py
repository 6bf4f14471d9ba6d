"""What a person may be in a city, and how a city counts its days."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member does. One person may have several roles, in several cities."""

    ADMINISTRATOR = "administrator", _("Administrator")
    STRATEGY_EDITOR = "strategy editor", _("Strategy editor")
    BODY_REPORTER = "body reporter", _("Body reporter")
    BODY_APPROVER = "body approver", _("Body approver")
    HOTLINE_OPERATOR = "hotline operator", _("Hotline operator")
    INSPECTOR = "inspector", _("Inspector")
    SECRETARY = "secretary", _("Secretary")
    OBSERVER = "observer", _("Observer")


ROLES_WITHIN_A_BODY = frozenset({Role.BODY_REPORTER, Role.BODY_APPROVER})
"""Roles that mean nothing without saying for which body."""


class ContactRole(models.TextChoices):
    """What a body's contact is written to for."""

    REPORTER = "reporter", _("Writes the reports")
    HEAD = "head", _("Head")


class Calendar(models.TextChoices):
    """The calendar a city's public reads; the values are those of ``townbook.text.calendars``."""

    GREGORIAN = "gregorian", _("Gregorian")
    JALALI = "jalali", _("Jalali")
    HEBREW = "hebrew", _("Hebrew")


class PlaceKind(models.TextChoices):
    """What a place is."""

    DISTRICT = "district", _("District")
    STREET = "street", _("Street")
    AREA = "area", _("Park, square or quarter")
    SITE = "site", _("Building or site")


class Weekday(models.IntegerChoices):
    """Days of the week as :meth:`datetime.date.weekday` counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
