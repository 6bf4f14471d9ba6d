"""A person who signs in by email address."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Finds and makes users by email address, whatever its letter case."""

    @transaction.atomic
    def create_user(
        self, email: str, password: str | None = None, *, is_confirmed: bool = True, **fields: Any
    ) -> User:
        """A new user; without a password nobody can sign in as them until they set one.

        allauth keeps addresses in a table of its own: the same one is put there. ``is_confirmed`` says that
        somebody answers for its being the person's; one that is not opens nothing.
        """
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        EmailAddress = apps.get_model("account", "EmailAddress")
        EmailAddress.objects.create(user=user, email=user.email, verified=is_confirmed, primary=True)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The user with that email address. Raises :class:`User.DoesNotExist`."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in.

    What they may do is said by their memberships of cities, never by the account itself.
    """

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(
        _("language of the pages"), max_length=2, choices=settings.LANGUAGES, blank=True
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    sign_outs = models.PositiveIntegerField(_("times signed out everywhere"), default=0)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What each session of the person holds, and is compared with at each request: it changes with the
        password (Django's own), and whenever they are signed out everywhere.
        """
        said = f"{self.password}{self.sign_outs}" if self.sign_outs else self.password
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(salt, said, secret=secret, algorithm="sha256").hexdigest()
