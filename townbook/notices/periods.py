"""How long things are kept, and how often letters go out."""

from __future__ import annotations

from datetime import timedelta

UNCONFIRMED_IS_KEPT = timedelta(days=3)
"""After so long without confirmation a subscription is forgotten, and its mail address with it."""

ATTEMPTS_ARE_KEPT = timedelta(days=1)

SAME_AGAIN = timedelta(hours=1)
"""Asking for the same topic sends at most one letter in this time."""

BETWEEN_NEWS = timedelta(days=1)
"""At most one letter of news goes to an address in this time."""

LOOK_AGAIN = timedelta(minutes=30)
"""Where nothing was new, news are looked for again after this time."""

SETTLING = timedelta(minutes=5)
"""News are told when they are this old.

A piece of news is dated when it is written and seen when its transaction ends. Whoever tells what is new up
to this moment would miss what is dated before it and seen after it; no transaction takes as long as this.
"""

HELD = timedelta(minutes=15)
"""So long a letter is held by who sends it."""
