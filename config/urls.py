"""The root of all addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("townbook.portal.urls")),
]

handler400 = "townbook.ui.errors.bad_request"
handler403 = "townbook.ui.errors.permission_denied"
handler404 = "townbook.ui.errors.page_not_found"
handler500 = "townbook.ui.errors.server_error"
