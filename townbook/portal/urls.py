"""Addresses of the public pages. They never change: links to them stand in minutes and newspapers."""

from __future__ import annotations

from django.urls import path, re_path

from townbook.portal.attachments.views import attachment_file, attachment_small
from townbook.portal.bodies.views import body_list, body_page
from townbook.portal.cities.views import all_cities_page
from townbook.portal.city.views import city_home, no_such_page
from townbook.portal.compare.views import cities_comparison, years_comparison, years_comparison_csv
from townbook.portal.crawlers.views import city_sitemap, robots, sitemap_index
from townbook.portal.feeds.search_views import city_search_feed, search_feed
from townbook.portal.feeds.views import (
    body_deadlines,
    body_feed,
    city_deadlines,
    city_feed,
    item_deadlines,
    item_feed,
)
from townbook.portal.follow.letter_views import confirm_page, leave_page, own_page
from townbook.portal.follow.views import follow_page, follow_search_page
from townbook.portal.items.views import (
    item_card,
    item_history_page,
    item_page_of_plan,
    item_qr,
    item_sign,
    short_redirect,
)
from townbook.portal.looks.views import logo, look
from townbook.portal.map.views import city_map, map_districts, map_items
from townbook.portal.plans.views import plan_items, plan_page
from townbook.portal.search.views import city_search_page, search_page
from townbook.portal.sources.views import source_file, source_list, source_page
from townbook.portal.years.views import year_page, year_pdf

app_name = "portal"
urlpatterns = [
    path("", all_cities_page, name="cities"),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("search/", search_page, name="search"),
    path("search/feed.atom", search_feed, name="search-feed"),
    path("search/follow/", follow_search_page, name="search-follow"),
    path("follow/confirm/<str:token>/", confirm_page, name="follow-confirm"),
    path("follow/own/<str:token>/", own_page, name="follow-own"),
    path("follow/leave/<str:token>/", leave_page, name="follow-leave"),
    path("compare/", cities_comparison, name="compare-cities"),
    path("i/<str:code>", short_redirect, name="short"),
    path("i/<str:code>/", short_redirect),
    path("<slug:city_slug>/", city_home, name="city"),
    path("<slug:city_slug>/look-<slug:mark>.css", look, name="city-look"),
    path("<slug:city_slug>/logo-<slug:mark>.png", logo, name="city-logo"),
    path("<slug:city_slug>/search/", city_search_page, name="city-search"),
    path("<slug:city_slug>/search/feed.atom", city_search_feed, name="city-search-feed"),
    path("<slug:city_slug>/search/follow/", follow_search_page, name="city-search-follow"),
    path("<slug:city_slug>/follow/", follow_page, name="city-follow"),
    path("<slug:city_slug>/bodies/<str:body_key>/follow/", follow_page, name="body-follow"),
    path("<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/follow/", follow_page, name="item-follow"),
    path("<slug:city_slug>/sitemap.xml", city_sitemap, name="city-sitemap"),
    path("<slug:city_slug>/feed.atom", city_feed, name="city-feed"),
    path("<slug:city_slug>/deadlines.ics", city_deadlines, name="city-deadlines"),
    path("<slug:city_slug>/bodies/", body_list, name="bodies"),
    path("<slug:city_slug>/bodies/<str:body_key>/", body_page, name="body"),
    path("<slug:city_slug>/bodies/<str:body_key>/feed.atom", body_feed, name="body-feed"),
    path("<slug:city_slug>/bodies/<str:body_key>/deadlines.ics", body_deadlines, name="body-deadlines"),
    re_path(
        r"^(?P<city_slug>[-\w]+)/attachments/(?P<sha256>[0-9a-f]{64})$", attachment_file, name="attachment"
    ),
    re_path(
        r"^(?P<city_slug>[-\w]+)/attachments/(?P<sha256>[0-9a-f]{64})/small$",
        attachment_small,
        name="attachment-small",
    ),
    path("<slug:city_slug>/map/", city_map, name="map"),
    path("<slug:city_slug>/map/items.geojson", map_items, name="map-items"),
    path("<slug:city_slug>/map/districts.geojson", map_districts, name="map-districts"),
    path("<slug:city_slug>/sources/", source_list, name="sources"),
    path("<slug:city_slug>/sources/<source_key:key>/", source_page, name="source"),
    path("<slug:city_slug>/sources/<source_key:key>/file/", source_file, name="source-file"),
    path("<slug:city_slug>/plans/<slug:plan_slug>/", plan_page, name="plan"),
    re_path(
        r"^(?P<city_slug>[-\w]+)/plans/(?P<plan_slug>[-\w]+)/items\.(?P<form>csv|xlsx|json|geojson)$",
        plan_items,
        name="plan-items",
    ),
    path("<slug:city_slug>/plans/<slug:plan_slug>/compare/", years_comparison, name="compare-years"),
    path(
        "<slug:city_slug>/plans/<slug:plan_slug>/compare/items.csv",
        years_comparison_csv,
        name="compare-years-csv",
    ),
    path("<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/", item_page_of_plan, name="item"),
    path(
        "<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/history/",
        item_history_page,
        name="item-history",
    ),
    path("<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/sign/", item_sign, name="item-sign"),
    path("<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/qr.svg", item_qr, name="item-qr"),
    path("<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/card.png", item_card, name="item-card"),
    path("<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/feed.atom", item_feed, name="item-feed"),
    path(
        "<slug:city_slug>/plans/<slug:plan_slug>/<str:item_key>/deadlines.ics",
        item_deadlines,
        name="item-deadlines",
    ),
    path("<slug:city_slug>/plans/<slug:plan_slug>/years/<slug:period_key>/", year_page, name="year"),
    path(
        "<slug:city_slug>/plans/<slug:plan_slug>/years/<slug:period_key>/review.pdf",
        year_pdf,
        name="year-pdf",
    ),
    # Whatever else is asked for below a city is answered in the city's language.
    re_path(r"^(?P<city_slug>[-\w]+)/(?P<rest>.+)/$", no_such_page),
]
