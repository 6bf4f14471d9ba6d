"""Show the documents of a plan with the plan."""

from __future__ import annotations

from django.db import transaction

from townbook.intake.models import Draft
from townbook.plans.models import Plan
from townbook.sources.models import Source
from townbook.sources.services.hide_source import hide_source
from townbook.sources.services.publish_source import publish_source


@transaction.atomic
def show_documents(plan: Plan, is_public: bool) -> None:  # noqa: FBT001 - as a keeper of plans is called
    """Let the public see the documents accepted into the plan as long as it sees the plan itself."""
    drafts = Draft.objects.filter(plan=plan, city=plan.city_id)
    sources = Source.objects.filter(draft__in=drafts).exclude(is_published=is_public).defer("text", "blocks")
    for source in sources.select_related("city").order_by("id"):
        (publish_source if is_public else hide_source)(source=source)
