"""A municipality, which owns all its records."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from townbook.cities.enums import Calendar, Weekday
from townbook.cities.models.cluster import Cluster
from townbook.files.models import StoredFile

RESERVED_SLUGS = frozenset(
    {
        "account",
        "api",
        "compare",
        "desk",
        "follow",
        "i",
        "report",
        "robots.txt",
        "search",
        "sign-in",
        "sign-out",
        "sitemap.xml",
        "static",
        "ui",
    }
)
"""Addresses begin with a city's slug, and some begin with these."""

LANGUAGE_CODES = [code for code, _name in settings.LANGUAGES]


class City(models.Model):
    """A municipality. Every record reaches exactly one city, and is read through it.

    ``names`` gives the city's name by language code; ``name`` is the one in its own language.
    ``languages`` are those its pages are offered in, its own always among them; none means all.
    ``home_texts`` are the city's own words on its first page, by language code. ``accent`` is a colour
    as ``#rrggbb``, "" for Townbook's. ``host`` is the host name under which the city has the whole site.
    ``revision`` counts publications: whoever changes what the public sees raises it
    (:func:`~townbook.cities.services.mark_published.mark_published`).
    """

    cluster = models.ForeignKey(
        Cluster,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cities",
        verbose_name=_("cluster"),
    )
    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    names = models.JSONField(_("names by language"), default=dict, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    country = models.CharField(
        _("country (ISO 3166-1)"), max_length=2, validators=[RegexValidator(r"^[A-Z]{2}$")]
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    calendar = models.CharField(
        _("calendar"), max_length=10, choices=Calendar.choices, default=Calendar.GREGORIAN
    )
    first_weekday = models.PositiveSmallIntegerField(
        _("first day of the week"), choices=Weekday.choices, default=Weekday.MONDAY
    )
    currency = models.CharField(
        _("currency (ISO 4217)"), max_length=3, validators=[RegexValidator(r"^[A-Z]{3}$")]
    )
    languages = models.JSONField(_("languages of its pages"), default=list, blank=True)
    accent = models.CharField(
        _("colour"), max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-f]{6}$")]
    )
    logo = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    home_texts = models.JSONField(_("words on the first page"), default=dict, blank=True)
    host = models.CharField(_("host name of its own"), max_length=253, null=True, blank=True, unique=True)
    revision = models.PositiveBigIntegerField(_("publications"), default=0, editable=False)

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(language__in=LANGUAGE_CODES), name="city_language_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(calendar__in=Calendar.values), name="city_calendar_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(first_weekday__range=(0, 6)), name="city_first_weekday_is_a_weekday"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raises :class:`ValidationError` for an unknown time zone or language, or a reserved slug."""
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This is an address of Townbook itself. Choose another name.")})
        if self.time_zone not in available_timezones():
            raise ValidationError({"time_zone": _("There is no such time zone.")})
        if unknown := sorted(set(self.names) - set(LANGUAGE_CODES)):
            raise ValidationError(
                {"names": _("Unknown language: %(language)s.") % {"language": ", ".join(unknown)}}
            )

    def name_in(self, language: str) -> str:
        """The city's name in that language, else in its own."""
        return str(self.names.get(language) or self.name)

    @property
    def offered_languages(self) -> tuple[str, ...]:
        """The codes of the languages its pages are offered in, in the order of the settings."""
        return tuple(
            code
            for code in LANGUAGE_CODES
            if not self.languages or code in self.languages or code == self.language
        )

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose calendar day is the city's day."""
        return ZoneInfo(self.time_zone)

    @property
    def today(self) -> date:
        """The city's day: what is late is late by this one."""
        return timezone.localdate(timezone=self.zone)
