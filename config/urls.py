"""The root of all addresses. What stands here first cannot be a city's short name."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from townbook.desk.invitations.views import invitation_page
from townbook.desk.sign_in.views import choose_city, go_on
from townbook.ui.gallery.views import gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/invitation/<str:token>/", invitation_page, name="invitation"),
    path("", include("townbook.accounts.urls")),
    path("sign-in/go-on/", go_on, name="go-on"),
    path("desk/", choose_city, name="choose-city"),
    path("report/", include("townbook.desk.reporting.urls")),
    path("<slug:city_slug>/desk/", include("townbook.desk.urls")),
    path("", include("townbook.portal.urls")),
]

if settings.DEBUG:
    urlpatterns.insert(0, path("ui/gallery/", gallery, name="gallery"))

handler400 = "townbook.ui.errors.bad_request"
handler403 = "townbook.ui.errors.permission_denied"
handler404 = "townbook.ui.errors.page_not_found"
handler429 = "townbook.accounts.views.too_often"
handler500 = "townbook.ui.errors.server_error"
