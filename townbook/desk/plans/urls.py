"""Addresses of the pages on which plans and bodies are edited; they stand below the desk's own."""

from __future__ import annotations

from django.urls import path

from townbook.desk.bodies.views import body_contacts, body_edit, body_list, body_merge
from townbook.desk.plans.branch_views import item_move, item_remove, item_restore, item_step
from townbook.desk.plans.item_views import item_new, plan_item
from townbook.desk.plans.link_views import item_answers, item_milestones, item_places
from townbook.desk.plans.place_shapes import place_shapes
from townbook.desk.plans.views import (
    plan_editor,
    plan_list,
    plan_new,
    plan_publish,
    plan_remove,
    plan_restore,
    plan_settings,
)

_PLAN = "plans/<slug:plan_slug>/"
_ITEM = f"{_PLAN}items/<str:item_key>/"

urlpatterns = [
    path("plans/", plan_list, name="plans"),
    path("new-plan/", plan_new, name="plan-new"),
    path(_PLAN, plan_editor, name="plan"),
    path(f"{_PLAN}settings/", plan_settings, name="plan-settings"),
    path(f"{_PLAN}publish/", plan_publish, name="plan-publish"),
    path(f"{_PLAN}remove/", plan_remove, name="plan-remove"),
    path(f"{_PLAN}restore/", plan_restore, name="plan-restore"),
    path(f"{_PLAN}new-item/", item_new, name="plan-item-new"),
    path(_ITEM, plan_item, name="plan-item"),
    path(f"{_ITEM}bodies/", item_answers, name="plan-item-bodies"),
    path(f"{_ITEM}milestones/", item_milestones, name="plan-item-milestones"),
    path(f"{_ITEM}places/", item_places, name="plan-item-places"),
    path(f"{_ITEM}move/", item_move, name="plan-item-move"),
    path(f"{_ITEM}step/", item_step, name="plan-item-step"),
    path(f"{_ITEM}remove/", item_remove, name="plan-item-remove"),
    path(f"{_ITEM}restore/", item_restore, name="plan-item-restore"),
    path("places.geojson", place_shapes, name="place-shapes"),
    path("bodies/", body_list, name="bodies"),
    path("bodies/<str:body_key>/", body_edit, name="body"),
    path("bodies/<str:body_key>/contacts/", body_contacts, name="body-contacts"),
    path("bodies/<str:body_key>/merge/", body_merge, name="body-merge"),
]
