"""The public pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for the public."""

    name = "townbook.portal"

    def ready(self) -> None:
        """Let cities, bodies, items and searches be followed by letter."""
        from townbook.cities.body_changes import register_body_keeper  # noqa: PLC0415 - models are loaded
        from townbook.notices.registry import register_pages, register_topic_kind  # noqa: PLC0415 - models are loaded
        from townbook.portal.follow.addresses import PAGES  # noqa: PLC0415 - models are loaded
        from townbook.portal.follow.merged_bodies import KEEPER  # noqa: PLC0415 - models are loaded
        from townbook.portal.follow.search_topic import SEARCH  # noqa: PLC0415 - models are loaded
        from townbook.portal.follow.topics import BODY, CITY, ITEM  # noqa: PLC0415 - models are loaded

        for kind in (CITY, BODY, ITEM, SEARCH):
            register_topic_kind(kind)
        register_pages(PAGES)
        register_body_keeper(KEEPER)
