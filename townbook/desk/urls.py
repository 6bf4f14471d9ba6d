"""Addresses of the staff's pages of a city; they stand below the city's own."""

from __future__ import annotations

from django.urls import path

from townbook.desk.answers.views import (
    body_answers,
    body_decision,
    body_file,
    body_link,
    body_link_revoke,
    own_check,
    own_file,
    own_file_remove,
    own_files,
    own_form,
    own_save,
    own_submit,
    own_take_back,
)
from townbook.desk.city.views import city_settings
from townbook.desk.drafts.views import accept, draft_file, draft_list, draft_page, review, upload
from townbook.desk.history.restore_views import history_restore
from townbook.desk.history.views import history, history_file, history_of_record
from townbook.desk.letters.views import letter_again, letters, letters_again
from townbook.desk.members.views import (
    member_ask_again,
    member_close,
    member_grant,
    member_revoke,
    members,
)
from townbook.desk.periods.letters import period_write
from townbook.desk.periods.views import period_board, period_due, period_list, period_publish
from townbook.desk.plans.urls import urlpatterns as plans_and_bodies
from townbook.desk.sheets.views import sheet_apply, sheet_file, sheet_page
from townbook.desk.tasks.views import home

_ANSWERS = "periods/<int:period_pk>/bodies/<str:body_key>/"

app_name = "desk"
urlpatterns = [
    path("", home, name="home"),
    path("city/", city_settings, name="city"),
    path("members/", members, name="members"),
    path("members/<int:user_pk>/roles/", member_grant, name="member-grant"),
    path("members/<int:user_pk>/ask-again/", member_ask_again, name="member-ask-again"),
    path("members/<int:user_pk>/close/", member_close, name="member-close"),
    path("members/roles/<int:membership_pk>/revoke/", member_revoke, name="member-revoke"),
    path("plans/<slug:plan_slug>/sheet.<str:form>", sheet_file, name="sheet-file"),
    path("plans/<slug:plan_slug>/sheet/", sheet_page, name="sheet"),
    path("plans/<slug:plan_slug>/sheet/apply/", sheet_apply, name="sheet-apply"),
    path("periods/", period_list, name="periods"),
    path("periods/letters/", letters, name="letters"),
    path("periods/letters/again/", letters_again, name="letters-again"),
    path("periods/letters/<int:letter_pk>/again/", letter_again, name="letter-again"),
    path("periods/<int:period_pk>/", period_board, name="period"),
    path("periods/<int:period_pk>/due/", period_due, name="period-due"),
    path("periods/<int:period_pk>/publish/", period_publish, name="period-publish"),
    path("periods/<int:period_pk>/write/", period_write, name="period-write"),
    path(_ANSWERS, body_answers, name="body-answers"),
    path(f"{_ANSWERS}decision/", body_decision, name="body-decision"),
    path(f"{_ANSWERS}link/", body_link, name="body-link"),
    path(f"{_ANSWERS}links/<int:link_pk>/revoke/", body_link_revoke, name="body-link-revoke"),
    path(f"{_ANSWERS}form/", own_form, name="own-form"),
    path(f"{_ANSWERS}form/check/", own_check, name="own-check"),
    path(f"{_ANSWERS}form/submit/", own_submit, name="own-submit"),
    path(f"{_ANSWERS}form/items/<int:item_pk>/", own_save, name="own-save"),
    path(f"{_ANSWERS}items/<int:item_pk>/files/<int:file_pk>/", body_file, name="body-file"),
    path(f"{_ANSWERS}form/items/<int:item_pk>/files/", own_files, name="own-files"),
    path(f"{_ANSWERS}form/items/<int:item_pk>/files/<int:file_pk>/", own_file, name="own-file"),
    path(
        f"{_ANSWERS}form/items/<int:item_pk>/files/<int:file_pk>/remove/",
        own_file_remove,
        name="own-file-remove",
    ),
    path(f"{_ANSWERS}form/items/<int:item_pk>/take-back/", own_take_back, name="own-take-back"),
    *plans_and_bodies,
    path("history/", history, name="history"),
    path("history/file.csv", history_file, name="history-file"),
    path("history/changes/<int:change_pk>/restore/", history_restore, name="history-restore"),
    path("history/<slug:kind>/<int:record_id>/", history_of_record, name="history-record"),
    path("drafts/", draft_list, name="drafts"),
    path("drafts/upload/", upload, name="upload"),
    path("drafts/<source_key:key>/", draft_page, name="draft"),
    path("drafts/<source_key:key>/review/", review, name="review"),
    path("drafts/<source_key:key>/file/", draft_file, name="draft-file"),
    path("drafts/<source_key:key>/accept/", accept, name="accept"),
]
