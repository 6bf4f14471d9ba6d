"""The form of a city's settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from townbook.cities.city_settings import CitySettings
from townbook.cities.enums import Calendar, Weekday
from townbook.cities.host_names import host_in_unicode
from townbook.cities.logo_image import MOST_BYTES
from townbook.cities.models import City
from townbook.desk.city.time_zones import time_zone_choices
from townbook.text.languages import direction

TOWNBOOKS_COLOUR = "#1d4d63"
"""What stands in the colour field of a city that has none: ``--accent`` of ``tokens.css``."""

LANGUAGES: Mapping[str, str] = {code: str(name) for code, name in settings.LANGUAGES}


class CityForm(forms.Form):
    """What an administrator changes of a city. The service judges it; here it only gets its types."""

    name = forms.CharField(required=False)
    languages = forms.MultipleChoiceField(
        choices=settings.LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    calendar = forms.ChoiceField(label=_("Calendar"), choices=Calendar.choices)
    first_weekday = forms.TypedChoiceField(
        label=_("First day of the week"), choices=Weekday.choices, coerce=int
    )
    accent_picked = forms.CharField(
        label=_("Choose a colour"), required=False, widget=forms.TextInput(attrs={"type": "color"})
    )
    accent = forms.CharField(
        label=_("Colour code"),
        required=False,
        help_text=_("As in #1d4d63. Empty is Townbook’s own colour."),
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )
    logo = forms.FileField(
        label=_("Another logo"),
        required=False,
        help_text=_("A PNG, JPEG or WebP picture of at most 5 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    without_logo = forms.BooleanField(label=_("Show no logo"), required=False)
    host = forms.CharField(
        label=_("Host name of its own"),
        required=False,
        help_text=_("As in plan.city.example, without https://. Let the name lead to this server first."),
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, city: City, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"initial": _initial(city), "label_suffix": "", **named})
        self.city = city
        zones = dict(time_zone_choices(get_language() or "en"))
        zones.setdefault(city.time_zone, city.time_zone)
        self.fields["time_zone"] = forms.ChoiceField(label=_("Time zone"), choices=list(zones.items()))
        self.fields["name"].label = _("Name in the city’s own language")
        self.fields["name"].widget.attrs |= _written_in(city.language)
        self.fields["languages"].label = _("Languages of the public pages")
        for code, language in LANGUAGES.items():
            if code != city.language:
                self.fields[f"name_{code}"] = forms.CharField(
                    label=gettext("Name (%(language)s)") % {"language": language},
                    required=False,
                    widget=forms.TextInput(attrs=_written_in(code)),
                )
            self.fields[f"home_text_{code}"] = forms.CharField(
                label=gettext("Words (%(language)s)") % {"language": language},
                required=False,
                strip=False,
                widget=forms.Textarea(attrs={"rows": 5, **_written_in(code)}),
            )

    @property
    def other_names(self) -> list[BoundField]:
        """The fields of the name in other languages."""
        return [self[f"name_{code}"] for code in LANGUAGES if code != self.city.language]

    @property
    def home_texts(self) -> list[BoundField]:
        """The fields of the words on the first page; the city's own language first."""
        codes = sorted(LANGUAGES, key=lambda code: code != self.city.language)
        return [self[f"home_text_{code}"] for code in codes]

    @property
    def wrong_fields(self) -> list[BoundField]:
        """The fields that something is wrong with, in the order of the page."""
        return [self[name] for name in self.fields if name in self.errors]

    @property
    def settings(self) -> CitySettings:
        """What was typed; of a valid form only."""
        typed = self.cleaned_data
        return CitySettings(
            name=typed["name"],
            names={code: typed[f"name_{code}"] for code in LANGUAGES if code != self.city.language},
            languages=tuple(typed["languages"]),
            calendar=typed["calendar"],
            first_weekday=typed["first_weekday"],
            time_zone=typed["time_zone"],
            accent=self._accent(),
            home_texts={code: typed[f"home_text_{code}"] for code in LANGUAGES},
            host=typed["host"],
        )

    @property
    def logo_sent(self) -> bytes | None:
        """The picture that was sent; of one that is too large only enough to see that it is."""
        sent = self.cleaned_data["logo"]
        return sent.read(MOST_BYTES + 1) if isinstance(sent, UploadedFile) else None

    def _accent(self) -> str:
        """The written colour; the chosen one where only that was touched."""
        written, picked = (str(self.cleaned_data[name]).strip() for name in ("accent", "accent_picked"))
        was_written, was_picked = self.initial["accent"], self.initial["accent_picked"]
        return picked if picked and written == was_written and picked != was_picked else written


def _initial(city: City) -> dict[str, object]:
    names = {f"name_{code}": city.names.get(code, "") for code in LANGUAGES}
    texts = {f"home_text_{code}": city.home_texts.get(code, "") for code in LANGUAGES}
    return {
        **names,
        **texts,
        "name": city.name,
        "languages": city.offered_languages,
        "calendar": city.calendar,
        "first_weekday": city.first_weekday,
        "time_zone": city.time_zone,
        "accent": city.accent,
        "accent_picked": city.accent or TOWNBOOKS_COLOUR,
        "host": host_in_unicode(city.host) if city.host else "",
    }


def _written_in(code: str) -> dict[str, str]:
    return {"lang": code, "dir": direction(code)}
