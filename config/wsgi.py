"""The entry point of a WSGI server."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.content_types import OneEncoding

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = OneEncoding(get_wsgi_application())

# Every page is loaded before the first visitor comes, and what is loaded stays: the collector of garbage need
# not look through all of it again and again. Without this one page in twenty takes three times as long.
get_resolver().url_patterns  # noqa: B018 - it imports them
gc.collect()
gc.freeze()
