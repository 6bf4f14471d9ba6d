"""Settings of an installation, all from the environment.

============================  =======================================================================
``DATABASE_URL``              ``postgresql://…`` or ``sqlite:///…``; by default SQLite in ``var/``
``TOWNBOOK_VAR``              folder of the database, the files and the secret key; by default ``var/``
``SECRET_KEY``                by default made once and kept in ``var/secret-key``
``DEBUG``                     ``1`` shows tracebacks; never on a public server
``ALLOWED_HOSTS``             host names, separated by commas; by default only this machine
``COMMON_HOST``               the host name of the pages over all cities; by default the first of those
``CSRF_TRUSTED_ORIGINS``      origins (``https://…``), separated by commas, behind a proxy
``TLS``                       ``1`` where visitors come by https: secure cookies, HSTS, redirect
``TOWNBOOK_TILES_URL``        base map of the map pages (``https://…{z}…{x}…{y}…``); by default none, and
                              no page asks another host. ``TOWNBOOK_TILES_ATTRIBUTION`` says whose it is
``TIME_ZONE``                 the installation's own zone; each city has its own
``TOWNBOOK_URL``              the site's own address (``https://plan.example``), for links in letters
``EMAIL_URL``                 ``submission://user:password@host``; by default files in ``var/mail``
``MAIL_FROM``                 whom letters come from; by default ``townbook@`` the host of ``TOWNBOOK_URL``
``PROXIES``                   how many proxies of yours stand before this server; by default none
``TOWNBOOK_OIDC_…``           services people may sign in with (config/sign_in.py); by default none
============================  =======================================================================
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from config.database import database_from_url, sqlite_database
from config.mail import mail_from_url, mail_to_files, sender
from config.secret_key import kept_secret_key
from config.sign_in import sign_in_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("TOWNBOOK_VAR", BASE_DIR / "var"))


def listed(name: str, default: str = "") -> list[str]:
    """The comma-separated words of an environment variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def switched_on(name: str) -> bool:
    """Whether an environment variable says yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


DEBUG = switched_on("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or kept_secret_key(VAR_DIR / "secret-key")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
COMMON_HOST = os.environ.get("COMMON_HOST") or next(
    (host for host in ALLOWED_HOSTS if not host.startswith((".", "*"))), "localhost"
)
"""Beside the hosts of the settings each city may have one of its own (townbook/cities/own_host.py)."""
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "townbook.ui",
    "townbook.timer",
    "townbook.accounts",
    "townbook.files",
    "townbook.cities",
    "townbook.search",
    "townbook.notices",
    "townbook.sources",
    "townbook.plans",
    "townbook.intake",
    "townbook.portal",
    "townbook.desk",
    # After our own, whose templates are found first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "townbook.ui.security.SecurityHeadersMiddleware",
    "townbook.ui.addresses.OneEncodingMiddleware",
    "townbook.cities.own_host.OwnHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "townbook.ui.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "townbook.ui.interface_language.LanguageMiddleware",
    "townbook.ui.addresses.PlainAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "townbook.accounts.sessions.SlidingSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
CITY_URLCONF = "config.city_urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "townbook.ui.interface_language.interface",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": database_from_url(os.environ["DATABASE_URL"])
    if os.environ.get("DATABASE_URL")
    else sqlite_database(VAR_DIR / "townbook.sqlite3"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "townbook.accounts.passwords.NotThePerson", "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": "townbook.accounts.passwords.LongEnough"},
    {"NAME": "townbook.accounts.passwords.NotCommon"},
]

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "choose-city"
LOGOUT_REDIRECT_URL = "/"
globals().update(sign_in_settings(os.environ, tls=switched_on("TLS")))

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_shared_value",
        "OPTIONS": {"MAX_ENTRIES": 50_000, "CULL_FREQUENCY": 10},
    },
    "pressed": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pressed",
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}
"""What all processes count together: attempts to sign in. It needs no service beside the database.

``pressed`` keeps the newest PDFs and pictures a process has set; another sets its own.
"""
CSRF_FAILURE_VIEW = "townbook.desk.sign_in.keeping.csrf_failure"

LANGUAGE_CODE = "en"
LANGUAGES = [("uk", "Українська"), ("he", "עברית"), ("fa", "فارسی"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [BASE_DIR / "townbook" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("TIME_ZONE", "UTC")

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
"""Of one form: a body may answer for more than a thousand items, and submits or approves them at once."""

FILES_DIR = VAR_DIR / "files"
"""Where :mod:`townbook.files` keeps every file by the digest of its bytes."""

FONTS_DIR = VAR_DIR / "fonts"
"""Where ``script/setup`` puts the fonts it cuts; without them the pages use those of the machine."""

LEAFLET_DIR = Path(str(find_spec("leaflet").origin)).parent / "static" / "leaflet"  # type: ignore[union-attr]
"""Of django-leaflet only Leaflet itself is used: as an app it would bring templates with inline scripts."""

TOWNBOOK_TILES_URL = os.environ.get("TOWNBOOK_TILES_URL", "")
TOWNBOOK_TILES_ATTRIBUTION = os.environ.get("TOWNBOOK_TILES_ATTRIBUTION", "")

STATIC_URL = "static/"
STATICFILES_DIRS = [("leaflet", LEAFLET_DIR), *([("fonts", FONTS_DIR)] if FONTS_DIR.is_dir() else [])]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "townbook.ui.stylesheets.BoundStaticFilesStorage"
    },
}

TOWNBOOK_URL = os.environ.get("TOWNBOOK_URL", "").rstrip("/")
"""The site's own address: what links in letters begin with. A command that sends letters needs it."""

PROXIES = int(os.environ.get("PROXIES", "0"))
"""How many of the last addresses in ``X-Forwarded-For`` were written by proxies of one's own."""

globals().update(
    mail_from_url(os.environ["EMAIL_URL"]) if os.environ.get("EMAIL_URL") else mail_to_files(VAR_DIR / "mail")
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = sender(os.environ.get("MAIL_FROM", ""), TOWNBOOK_URL)

SESSION_COOKIE_AGE = 14 * 24 * 3600
"""Seconds without a visit after which one signs in anew (townbook/accounts/sessions.py renews it)."""

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

if switched_on("TLS"):
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "config.logs.RedactingFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers would print everything twice, and write mail to nobody.
    # The development server's own line for each request has the address: it goes the same way as the rest.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
