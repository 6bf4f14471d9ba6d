"""What a page is about, in the words of schema.org, for programs (JSON-LD 1.1, section 7)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from townbook.cities.models import Body, City
from townbook.plans.models import Item, Plan

Absolute = Callable[[str], str]
"""Makes an absolute address of one that begins with a slash."""

Description = Mapping[str, object]

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def data_block(description: Description) -> SafeString:
    """The description as a data block, which a browser never runs.

    No word of a document can end the block: "<", ">" and "&" are written as JSON escapes.
    """
    written = json.dumps({"@context": "https://schema.org", **description}, ensure_ascii=False)
    safe = mark_safe(written.translate(_ESCAPES))  # noqa: S308 - just escaped for where it stands
    return format_html('<script type="application/ld+json">{}</script>', safe)


def city_description(city: City, absolute: Absolute) -> Description:
    """A municipality as an organisation, and the area it governs."""
    area: dict[str, object] = {"@type": "AdministrativeArea", "name": city.name}
    area["containedInPlace"] = {"@type": "Country", "identifier": city.country}
    others = sorted({name for name in city.names.values() if name != city.name})
    return _organisation(city, absolute) | {"alternateName": others, "areaServed": area}


def body_description(body: Body, city: City, absolute: Absolute) -> Description:
    """A body as a part of its city's government, or of another body."""
    return {
        **_body(body, city, absolute),
        "parentOrganization": _body(body.parent, city, absolute)
        if body.parent
        else _organisation(city, absolute),
    }


def item_description(item: Item, plan: Plan, city: City, absolute: Absolute) -> Description:
    """A line of a plan as a work that the city published; its days as ISO 8601 writes a stretch of time."""
    address = absolute(reverse("portal:item", args=[city.slug, plan.slug, item.key]))
    of_plan = absolute(reverse("portal:plan", args=[city.slug, plan.slug]))
    described: dict[str, object] = {
        "@type": "CreativeWork",
        "@id": address,
        "url": address,
        "name": item.title,
        "inLanguage": plan.language,
        "isPartOf": {"@type": "CreativeWork", "@id": of_plan, "url": of_plan, "name": plan.title},
        "publisher": _organisation(city, absolute),
    }
    if item.number:
        described["position"] = item.number
    if item.description:
        described["description"] = item.description
    if item.starts and item.ends:
        described["temporalCoverage"] = f"{item.starts.isoformat()}/{item.ends.isoformat()}"
    return described


def _organisation(city: City, absolute: Absolute) -> dict[str, object]:
    address = absolute(reverse("portal:city", args=[city.slug]))
    return {"@type": "GovernmentOrganization", "@id": address, "url": address, "name": city.name}


def _body(body: Body, city: City, absolute: Absolute) -> dict[str, object]:
    address = absolute(reverse("portal:body", args=[city.slug, body.key]))
    return {"@type": "GovernmentOrganization", "@id": address, "url": address, "name": body.name}
