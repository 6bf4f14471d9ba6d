"""A strategy, concept or yearly work plan of a city."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.plans.models.present import PresentManager
from townbook.sources.models import Source


class Plan(models.Model):
    """A strategy, concept or yearly work plan, with levels of its own.

    ``title_key`` is the title's search key without its years and numbers, by which another year's
    document of the same plan is recognised. ``source`` is the document the plan was first read from. A
    plan made by hand is public once it ``is_published``.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="plans", verbose_name=_("city"))
    slug = models.SlugField(_("short name in addresses"), max_length=80)
    title = models.TextField(_("title"))
    title_key = models.TextField(_("search key"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name=_("source"),
    )
    is_published = models.BooleanField(_("published"), default=True)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    objects = PresentManager()
    all_rows = models.Manager()  # noqa: DJ012 - a manager, no field

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["city_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["city", "slug"], name="plan_slug_is_unique_in_its_city"),
        ]

    def __str__(self) -> str:
        return self.title
