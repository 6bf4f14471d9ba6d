"""Two server processes of one installation behind https: what they send, and what they count together."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[2]
PASSWORD = "довгий-пароль-1"

MAKE = f"""
from django.contrib.auth import get_user_model
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.cities.services.grant_role import grant_role
user = get_user_model().objects.create_user("olena@example.org", "{PASSWORD}", name="Olena")
city = create_city(profile=CityProfile("verbivka", "Verbivka", "uk", "UA", "UAH"))
grant_role(user=user, city=city, role="administrator", body=None)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    try:
        requests.get(address, timeout=5)
    except requests.ConnectionError:
        return False
    return True


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The addresses of two processes over one database; each is told that its visitors come by https."""
    environment = {
        **os.environ,
        "ALLOWED_HOSTS": "plan.example",
        "DATABASE_URL": "",
        "PROXIES": "1",
        "TLS": "1",
        "TOWNBOOK_VAR": str(tmp_path_factory.mktemp("var")),
    }
    prepare = (
        ["migrate", "-v0"],
        ["collectstatic", "-v0", "--no-input"],
        ["shell", "--no-imports", "-c", MAKE],
    )
    for arguments in prepare:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True)
    granian = str(Path(sys.executable).with_name("granian"))
    with ExitStack() as running:
        addresses = []
        for _ in range(2):
            port = free_port()
            command = [granian, "--interface", "wsgi", "--port", str(port), "config.wsgi:application"]
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            running.callback(process.wait)
            running.callback(process.terminate)
            addresses.append(f"http://127.0.0.1:{port}")
        ends = time.monotonic() + 120
        while not all(answers(address) for address in addresses):
            assert time.monotonic() < ends, "the servers do not answer"
            time.sleep(0.2)
        yield addresses


class Browser:
    """A visitor behind the proxy: keeps cookies, those too that are for https alone."""

    def __init__(self, client: str = "203.0.113.7", language: str = "en") -> None:
        self.cookies: dict[str, str] = {}
        self._headers = {
            "Host": "plan.example",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": client,
            "Accept-Language": language,
            "Referer": "https://plan.example/",
        }

    def ask(self, address: str, data: dict[str, str] | None = None) -> requests.Response:
        headers = {
            **self._headers,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        method = "GET" if data is None else "POST"
        answer = requests.request(
            method, address, data=data, headers=headers, allow_redirects=False, timeout=60
        )
        self.cookies |= {cookie.name: cookie.value or "" for cookie in answer.cookies}
        return answer

    def sign_in(self, server: str, login: str, password: str) -> requests.Response:
        page = self.ask(f"{server}/sign-in/").text
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        said = {"csrfmiddlewaretoken": token[1], "login": login, "password": password}
        return self.ask(f"{server}/sign-in/", said)


PROTECTING = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize(
    "path", ["/", "/verbivka/", "/sign-in/", "/verbivka/desk/", "/nowhere/", "/robots.txt"]
)
def test_every_answer_is_protected(servers: list[str], path: str) -> None:
    answer = Browser().ask(servers[0] + path)
    assert {name: answer.headers.get(name) for name in PROTECTING} == PROTECTING
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_visitor_without_https_is_sent_to_it(servers: list[str]) -> None:
    answer = requests.get(
        f"{servers[0]}/sign-in/", headers={"Host": "plan.example"}, allow_redirects=False, timeout=60
    )
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://plan.example/sign-in/")


def test_cookies_are_for_https_and_not_for_other_sites(servers: list[str]) -> None:
    browser = Browser("203.0.113.8")
    answers = [
        browser.ask(f"{servers[0]}/sign-in/"),
        browser.sign_in(servers[0], "olena@example.org", PASSWORD),
    ]
    assert (answers[1].status_code, answers[1].headers["Location"]) == (302, "/desk/")
    set_cookies = {
        line.split("=", 1)[0]: line for answer in answers for line in answer.raw.headers.getlist("Set-Cookie")
    }
    assert set(set_cookies) >= {"csrftoken", "last-person", "sessionid"}
    for name, line in set_cookies.items():
        assert "Secure" in line, line
        assert re.search(r"SameSite=(Lax|Strict)", line), line
        assert "Domain" not in line, line
        # The token stands in every form anyway.
        assert "HttpOnly" in line or name == "csrftoken", line


def test_session_holds_in_both_processes(servers: list[str]) -> None:
    browser = Browser("203.0.113.9")
    browser.sign_in(servers[0], "olena@example.org", PASSWORD)
    page = browser.ask(f"{servers[1]}/verbivka/desk/")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"


WORDS = {"uk": "Забагато спроб", "he": "יותר מדי", "fa": "بیش از حد", "en": "tried too often"}


def test_tries_are_counted_by_all_processes_together(servers: list[str]) -> None:
    tried = [
        Browser(f"198.51.100.{number}").sign_in(servers[number % 2], "nobody@example.org", "x").status_code
        for number in range(7)
    ]
    assert tried == [200] * 5 + [429] * 2
    for language, words in WORDS.items():
        browser = Browser("198.51.100.99", language)
        answer = browser.sign_in(servers[1], "nobody@example.org", "x")
        assert answer.status_code == 429
        assert words in answer.text
        assert f'<html lang="{language}"' in answer.text


def test_one_client_is_counted_by_all_processes_together(servers: list[str]) -> None:
    tried = [
        Browser("192.0.2.5").sign_in(servers[number % 2], f"person{number}@example.org", "x").status_code
        for number in range(11)
    ]
    assert tried == [200] * 10 + [429]
    assert Browser("192.0.2.6").sign_in(servers[0], "person@example.org", "x").status_code == 200
