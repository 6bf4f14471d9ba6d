"""Addresses behind a reporting link."""

from __future__ import annotations

from django.urls import path

from townbook.desk.reporting.views import link_check, link_form, link_save, link_submit, link_take_back

app_name = "reporting"
urlpatterns = [
    path("<str:token>/", link_form, name="form"),
    path("<str:token>/check/", link_check, name="check"),
    path("<str:token>/submit/", link_submit, name="submit"),
    path("<str:token>/items/<int:item_pk>/", link_save, name="save"),
    path("<str:token>/items/<int:item_pk>/take-back/", link_take_back, name="take-back"),
]
