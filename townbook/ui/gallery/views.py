"""Every component with an example, left-to-right and right-to-left, in the four languages."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from townbook.text.languages import LANGUAGES, Direction, direction
from townbook.ui.gallery.samples import SAMPLES, Sample


@dataclass(frozen=True, slots=True)
class Specimen:
    """A component drawn in one language."""

    language: str
    direction: Direction
    drawn: SafeString


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery; its address exists only where ``DEBUG`` is on."""
    shown = [(sample.name, [_specimen(sample, language) for language in LANGUAGES]) for sample in SAMPLES]
    return render(request, "ui/gallery.html", {"components": shown})


def _specimen(sample: Sample, language: str) -> Specimen:
    with translation.override(language):
        drawn = render_to_string(sample.template, sample.context(language))
        return Specimen(language, direction(language), drawn)
