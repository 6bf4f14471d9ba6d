"""Forget words that waited in a session for their writer's second step: a duty of :mod:`townbook.timer`."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from townbook.desk.sign_in.kept_text import KEPT, is_too_old


def forget_kept_texts() -> int:
    """How many texts were forgotten. The sessions themselves go on."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    forgotten = 0
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if is_too_old(row.get_decoded().get(KEPT, "")):
            session = store(row.session_key)
            session.pop(KEPT, None)
            session.save()
            forgotten += 1
    return forgotten
