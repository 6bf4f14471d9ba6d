"""Addresses of the staff's pages of a city; they stand below the city's own."""

from __future__ import annotations

from django.urls import path

from townbook.desk.city.views import city_settings
from townbook.desk.drafts.views import accept, draft_file, draft_list, draft_page

app_name = "desk"
urlpatterns = [
    path("", draft_list, name="drafts"),
    path("city/", city_settings, name="city"),
    path("drafts/<source_key:key>/", draft_page, name="draft"),
    path("drafts/<source_key:key>/file/", draft_file, name="draft-file"),
    path("drafts/<source_key:key>/accept/", accept, name="accept"),
]
