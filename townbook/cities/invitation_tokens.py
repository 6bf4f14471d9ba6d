"""The secret of an invitation: random, signed, and kept only as its digest."""

from __future__ import annotations

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

SECRET_BYTES = 18
"""144 bits of chance: 24 characters."""


def new_token() -> str:
    """A token for the address of an invitation: letters, digits, "-", "_" and one "."."""
    return _signer().sign(secrets.token_urlsafe(SECRET_BYTES))


def digest_of(token: str) -> str | None:
    """The digest a token is kept by; ``None`` for one that was not made here or got damaged on its way."""
    try:
        secret = _signer().unsign(token)
    except BadSignature:
        return None
    return hashlib.sha256(secret.encode()).hexdigest()


def _signer() -> Signer:
    return Signer(salt="townbook.invitation", sep=".")
