"""Addresses of the public pages. They never change: links to them stand in minutes and newspapers."""

from __future__ import annotations

from django.urls import path, re_path

from townbook.portal.cities.views import all_cities_page
from townbook.portal.city.views import city_home, no_such_page
from townbook.portal.items.views import item_page_of_plan
from townbook.portal.plans.views import plan_page
from townbook.portal.sources.views import source_file, source_list, source_page

app_name = "portal"
urlpatterns = [
    path("", all_cities_page, name="cities"),
    path("<slug:city_slug>/", city_home, name="city"),
    path("<slug:city_slug>/sources/", source_list, name="sources"),
    path("<slug:city_slug>/sources/<source_key:key>/", source_page, name="source"),
    path("<slug:city_slug>/sources/<source_key:key>/file/", source_file, name="source-file"),
    path("<slug:city_slug>/plans/<slug:plan_slug>/", plan_page, name="plan"),
    path("<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/", item_page_of_plan, name="item"),
    # Whatever else is asked for below a city is answered in the city's language.
    re_path(r"^(?P<city_slug>[-\w]+)/(?P<rest>.+)/$", no_such_page),
]
