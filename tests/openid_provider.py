"""An OpenID provider for tests, in a process of its own: Authlib's, on loopback.

``python -m tests.openid_provider`` serves on a free port and prints it. It checks its client, the challenge
(PKCE, S256) and the nonce as a real one does, and signs by a key that it publishes. ``POST /faults`` with
``{"fault": …}`` makes it lie from then on; ``{}`` makes it honest again.
"""

from __future__ import annotations

import hmac
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from flask import Flask, jsonify, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from markupsafe import Markup
from werkzeug.serving import make_server

CLIENT, SECRET, PATH = "townbook", "s3cret", "/account/sso/city/login/callback/"
PEOPLE: dict[str, dict[str, Any]] = {
    name: {"email": f"{name}@example.org", "email_verified": True}
    for name in ("olena", "dana", "maryam", "stranger")
} | {"unverified": {"email": "olena@example.org", "email_verified": False}}

HONEST, FALSE = (
    RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"}),
    RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"}),
)
FAULTS: dict[str, Any] = {}
CODES: dict[str, Code] = {}


class Client(ClientMixin):  # type: ignore[misc]
    """The one client."""

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.endswith(PATH)

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_post"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Person:
    """Somebody who is known here."""

    name: str

    def get_user_id(self) -> str:
        return f"number of {self.name}"


@dataclass
class Code(AuthorizationCodeMixin):  # type: ignore[misc]
    """A code that is waiting to be exchanged."""

    code: str
    person: Person
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return "another" if FAULTS.get("fault") == "nonce" else self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
    """The only way to a token."""

    TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_post",)

    def save_authorization_code(self, code: str, request: Any) -> None:
        said = request.payload.data
        names = ("redirect_uri", "scope", "nonce", "code_challenge", "code_challenge_method")
        CODES[code] = Code(code, request.user, *(said.get(name, "") for name in names))

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        return CODES.get(code)

    def delete_authorization_code(self, authorization_code: Code) -> None:
        del CODES[authorization_code.code]

    def authenticate_user(self, authorization_code: Code) -> Person:
        return authorization_code.person


class Identity(OpenIDCode):  # type: ignore[misc]
    """Signed tokens about who somebody is."""

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return any(code.nonce == nonce for code in CODES.values())

    def get_jwt_config(self, grant: Any, client: Any = None) -> dict[str, Any]:
        key = FALSE if FAULTS.get("fault") == "signature" else HONEST
        return {"key": key.as_dict(private=True), "alg": "RS256", "iss": issuer(), "exp": 300}

    def generate_user_info(self, user: Person, scope: str) -> UserInfo:
        # Most services tell the address only where they are asked for it, once more.
        return UserInfo(sub=user.get_user_id())


app = Flask(__name__)
server = AuthorizationServer(app, query_client=lambda _id: Client(), save_token=lambda token, asked: None)
server.register_grant(CodeGrant, [CodeChallenge(required=True), Identity(require_nonce=True)])
TOKENS: dict[str, str] = {}


def issuer() -> str:
    return request.host_url.rstrip("/")


@app.get("/.well-known/openid-configuration")
def discovery() -> Any:
    here = issuer()
    return jsonify(
        issuer=here,
        authorization_endpoint=f"{here}/authorize",
        token_endpoint=f"{here}/token",
        userinfo_endpoint=f"{here}/userinfo",
        jwks_uri=f"{here}/keys",
        response_types_supported=["code"],
        subject_types_supported=["public"],
        id_token_signing_alg_values_supported=["RS256"],
        token_endpoint_auth_methods_supported=["client_secret_post"],
        code_challenge_methods_supported=["S256"],
    )


@app.get("/keys")
def keys() -> Any:
    return jsonify(keys=[HONEST.as_dict(private=False)])


@app.route("/authorize", methods=["GET", "POST"])
def authorize() -> Any:
    """A page that asks who is there; a real service would ask for more."""
    if FAULTS.get("fault") == "refuses" or request.values.get("who") == "nobody":
        server.get_consent_grant(end_user=Person("nobody"))
        return server.create_authorization_response(grant_user=None)
    if request.method == "POST" or "who" in request.args:
        return server.create_authorization_response(grant_user=Person(request.values["who"]))
    server.get_consent_grant(end_user=Person("nobody"))
    buttons = "".join(f"<button name=who value={name}>{name}</button>" for name in [*PEOPLE, "nobody"])
    page = '<!doctype html><link rel="icon" href="data:,"><title>City login</title><form method=post>'
    return Markup(f"{page}{buttons}</form>")  # noqa: S704 - our own names


@app.post("/token")
def token() -> Any:
    if FAULTS.get("fault") == "server error":
        return "broken", 500
    code = CODES.get(request.form.get("code", ""))
    response = server.create_token_response()
    answer = response.get_json()
    if code is None or "id_token" not in answer:
        return response
    TOKENS[answer["access_token"]] = code.person.name
    return jsonify({**answer, **spoilt(answer["id_token"])})


def spoilt(id_token: str) -> dict[str, Any]:
    """The token as the present fault makes it, signed as it should be unless that is the fault."""
    key = FALSE if FAULTS.get("fault") == "signature" else HONEST
    claims, now = dict(jwt.decode(id_token, key).claims), int(time.time())
    changed: dict[str, dict[str, Any]] = {
        "audience": {"aud": "somebody else"},
        "expired": {"exp": now - 3600, "iat": now - 7200},
        "issuer": {"iss": "https://another.example"},
        "party": {"aud": [CLIENT, "other"], "azp": "other"},
        "no subject": {"sub": None},
    }
    match FAULTS.get("fault"):
        case "no token":
            return {"id_token": None}
        case "no signature":
            head, body, _signature = id_token.split(".")
            return {"id_token": f"{head}.{body}."}
        case "shared secret":
            # The oldest trick: signed with the key that everybody may read, as if it were a shared secret.
            head = urlsafe_b64encode(b'{"alg":"HS256","kid":"1"}').decode().rstrip("=")
            signed = f"{head}.{id_token.split('.')[1]}"
            made = hmac.digest(HONEST.as_pem(private=False), signed.encode(), "sha256")
            return {"id_token": f"{signed}.{urlsafe_b64encode(made).decode().rstrip('=')}"}
        case "unknown key":
            return {"id_token": jwt.encode({"alg": "RS256", "kid": "2"}, claims, HONEST)}
        case str(fault) if fault in changed:
            return {"id_token": jwt.encode({"alg": "RS256", "kid": "1"}, claims | changed[fault], HONEST)}
    return {}


@app.get("/userinfo")
def userinfo() -> Any:
    name = TOKENS[request.headers["Authorization"].removeprefix("Bearer ")]
    subject = "somebody else" if FAULTS.get("fault") == "another person" else f"number of {name}"
    return jsonify(sub=subject, **PEOPLE[name])


@app.post("/faults")
def faults() -> Any:
    FAULTS.clear()
    FAULTS.update(request.get_json())
    return jsonify(FAULTS)


@dataclass(frozen=True, slots=True)
class Provider:
    """The provider as a test sees it."""

    address: str

    def lie(self, fault: str) -> None:
        """From now on, do this wrong; "" for nothing."""
        requests.post(f"{self.address}/faults", json={"fault": fault}, timeout=20).raise_for_status()


@contextmanager
def provider_process() -> Iterator[Provider]:
    """The provider, started and ended."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.openid_provider"],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield Provider(f"http://127.0.0.1:{int(process.stdout.readline())}")
        finally:
            process.terminate()


def main() -> None:
    """Serve until ended."""
    serving = make_server("127.0.0.1", 0, app, threaded=True)
    sys.stdout.write(f"{serving.server_port}\n")
    sys.stdout.flush()
    serving.serve_forever()


if __name__ == "__main__":
    main()
