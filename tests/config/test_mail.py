"""Mail settings from one address."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.mail import mail_from_url, mail_to_files, sender


@pytest.mark.parametrize(
    ("url", "host", "port", "user", "password", "encryption"),
    [
        ("smtp://mail.example", "mail.example", 25, "", "", (False, False)),
        ("submission://a%40b:p%2Fw@mail.example", "mail.example", 587, "a@b", "p/w", (True, False)),
        ("smtps://u:p@mail.example:4650", "mail.example", 4650, "u", "p", (False, True)),
    ],
)
def test_address_says_all_of_a_mail_server(
    url: str, host: str, port: int, user: str, password: str, encryption: tuple[bool, bool]
) -> None:
    made = mail_from_url(url)
    assert made["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (made["EMAIL_HOST"], made["EMAIL_PORT"]) == (host, port)
    assert (made["EMAIL_HOST_USER"], made["EMAIL_HOST_PASSWORD"]) == (user, password)
    assert (made["EMAIL_USE_TLS"], made["EMAIL_USE_SSL"]) == encryption
    assert made["EMAIL_TIMEOUT"] > 0


@pytest.mark.parametrize("url", ["http://mail.example", "mail.example", "smtp://", "smtp:///x"])
def test_other_addresses_are_refused_without_repeating_a_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"^EMAIL_URL must be smtp://, submission:// or smtps://"):
        mail_from_url(url)


def test_without_a_server_letters_are_files(tmp_path: Path) -> None:
    assert mail_to_files(tmp_path) == {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(tmp_path),
    }


def test_letters_come_from_the_sites_host() -> None:
    assert sender("", "https://plan.example:8443") == "Townbook <townbook@plan.example>"
    assert sender("", "") == "Townbook <townbook@localhost>"
    assert sender("Місто <a@b.example>", "https://plan.example") == "Місто <a@b.example>"
