"""The secret of a reporting link: random, signed, and kept only as its digest.

The signature lets a damaged link be told from a wrong one without asking the database, and keeps guesses
away from it; the digest means that who reads the database still cannot open a form.
"""

from __future__ import annotations

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

SECRET_BYTES = 18
"""144 bits of chance: 24 characters."""


def _signer() -> Signer:
    return Signer(salt="townbook.reporting-link", sep=".")


def new_token() -> str:
    """A token for the address of a form: letters, digits, "-", "_" and one "."."""
    return _signer().sign(secrets.token_urlsafe(SECRET_BYTES))


def digest_of(token: str) -> str | None:
    """The digest a token is kept by; ``None`` for one that was not made here or got damaged on its way."""
    try:
        secret = _signer().unsign(token)
    except BadSignature:
        return None
    return hashlib.sha256(secret.encode()).hexdigest()
