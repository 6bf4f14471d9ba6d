"""Let a correction begin with the files of the report it corrects."""

from __future__ import annotations

from townbook.plans.models import Report, ReportAttachment


def carry_attachments(*, report: Report) -> list[ReportAttachment]:
    """The files of the version before, with the correction too. Two queries; none for a first version."""
    if report.supersedes_id is None:
        return []
    before = ReportAttachment.objects.filter(report=report.supersedes_id, removed_at=None).order_by("id")
    return ReportAttachment.objects.bulk_create(
        ReportAttachment(report=report, file_id=each.file_id, name=each.name) for each in before
    )
