"""The address of the whole site, for links that are read outside of it: in letters, on paper."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Site:
    """Where links lead: the site's own address, such as ``https://plan.example``, without a slash."""

    address: str

    def absolute(self, path: str) -> str:
        """The whole address of a path that begins with a slash."""
        return self.address + path


class SiteAddressMissing(Exception):
    """A letter needs the site's own address, and ``TOWNBOOK_URL`` does not say it."""


def own_site() -> Site:
    """The site as the settings name it. Raises :class:`SiteAddressMissing`."""
    if not settings.TOWNBOOK_URL:
        raise SiteAddressMissing
    return Site(settings.TOWNBOOK_URL)


def site_of_command() -> Site:
    """The site, for a command that writes letters. Raises :class:`CommandError` where it has no address."""
    try:
        return own_site()
    except SiteAddressMissing:
        raise CommandError(
            _(
                "Links in letters need the site’s own address."
                " Set TOWNBOOK_URL, for example TOWNBOOK_URL=https://plan.example, and try again."
            )
        ) from None
