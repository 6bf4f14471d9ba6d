"""Addresses behind a reporting link."""

from __future__ import annotations

from django.urls import path

from townbook.desk.reporting.file_views import link_file, link_file_remove, link_files
from townbook.desk.reporting.views import link_check, link_form, link_save, link_submit, link_take_back

app_name = "reporting"
urlpatterns = [
    path("<str:token>/", link_form, name="form"),
    path("<str:token>/check/", link_check, name="check"),
    path("<str:token>/submit/", link_submit, name="submit"),
    path("<str:token>/items/<int:item_pk>/", link_save, name="save"),
    path("<str:token>/items/<int:item_pk>/files/", link_files, name="files"),
    path("<str:token>/items/<int:item_pk>/files/<int:file_pk>/", link_file, name="file"),
    path("<str:token>/items/<int:item_pk>/files/<int:file_pk>/remove/", link_file_remove, name="file-remove"),
    path("<str:token>/items/<int:item_pk>/take-back/", link_take_back, name="take-back"),
]
