"""Files that come with reports."""

from __future__ import annotations

from django.db.models import Prefetch

from townbook.cities.models import City
from townbook.plans.models import Report, ReportAttachment
from townbook.plans.selectors.public import public_reports


def with_files() -> Prefetch[str]:
    """For reports: their files that were not removed, in the order they were added. One query."""
    present = ReportAttachment.objects.filter(removed_at=None).select_related("file").order_by("id")
    return Prefetch("attachments", present)


def public_attachment(*, city: City, sha256: str) -> ReportAttachment:
    """The file with that digest, if a report that the public reads has it. One query.

    Raises :class:`ReportAttachment.DoesNotExist`: for a file of a report nobody published yet, of another
    city, or taken off its report, as for one that never was.
    """
    found = (
        ReportAttachment.objects.filter(
            file__sha256=sha256,
            removed_at=None,
            report__in=public_reports().filter(item__plan__city=city).order_by().values("pk"),
        )
        .select_related("file")
        .order_by("id")
        .first()
    )
    if found is None:
        raise ReportAttachment.DoesNotExist
    return found


def attachment_of(*, report: Report, pk: int) -> ReportAttachment:
    """One of the report's files. Raises :class:`ReportAttachment.DoesNotExist`, for a removed one, too."""
    return ReportAttachment.objects.select_related("file").get(report=report, pk=pk, removed_at=None)
