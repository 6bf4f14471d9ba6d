"""Words of a document in templates."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from townbook.sources.viewer import Run

register = template.Library()


@register.filter
def marked(runs: Iterable[Run]) -> SafeString:
    """The runs, escaped, the marked ones in ``<mark>``; the first of the page bears the anchor."""
    drawn = []
    for run in runs:
        if run.is_marked:
            anchor = mark_safe(' id="passage"') if run.is_first else ""
            kind = format_html(' class="mark-{}"', run.kind) if run.kind else ""
            drawn.append(format_html("<mark{}{}>{}</mark>", anchor, kind, run.text))
        else:
            drawn.append(escape(run.text))
    return mark_safe("".join(drawn))  # noqa: S308 - every part is escaped above
