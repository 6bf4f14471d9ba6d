"""What a log may not tell: mail addresses, and the secrets in addresses of pages.

Every line is looked through once it is whole, so that arguments, tracebacks and what libraries say are
covered alike. A filter would see the parts before they are put together, and would change the record for the
handlers after it.
"""

from __future__ import annotations

import logging
import re

REMOVED = "[…]"

_SECRET_PATHS = re.compile(
    r"(?P<before>/(?:report|follow/+(?:confirm|own|leave)|account/+(?:invitation|email|password/+new))/+)"
    r"(?!sent/|done/)[^/\s?#\"'<>]+",
    re.IGNORECASE,
)
"""Where the next part of an address opens something by itself."""

_SECRET_PARAMETERS = re.compile(
    r"(?P<before>\b(?:code|state|nonce|id_token|access_token|refresh_token|client_secret|token|key|kept"
    r"|password\w*|csrfmiddlewaretoken|sessionid|csrftoken|credential)['\"]?\s*[=:]\s*['\"]?)"
    r"(?!\[…\])[^\s&;,'\"<>)}\]]+",
    re.IGNORECASE,
)
"""What is said by name in queries, cookies and the answers of other services."""

_MAIL_ADDRESS = re.compile(
    r"[^\s<>()\[\]{}:;,'\"/\\=&?@]+(?:@|%40)[^\s<>()\[\]{}:;,'\"/\\=&?@]+\.[^\s<>()\[\]{}:;,'\"/\\=&?@.]+",
    re.IGNORECASE,
)
"""RFC 5321 and 6531, generously: what looks like an address is taken for one. ``%40`` is "@" in a query."""


def redacted(text: str) -> str:
    """The text without secrets and mail addresses."""
    text = _SECRET_PATHS.sub(rf"\g<before>{REMOVED}", text)
    text = _SECRET_PARAMETERS.sub(rf"\g<before>{REMOVED}", text)
    return _MAIL_ADDRESS.sub(REMOVED, text)


class RedactingFormatter(logging.Formatter):
    """Writes a record, its traceback included, without secrets and mail addresses."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole of what is written."""
        return redacted(super().format(record))
