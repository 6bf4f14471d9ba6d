"""The people who sign in."""

from townbook.accounts.models.open_session import OpenSession
from townbook.accounts.models.shared_value import SharedValue
from townbook.accounts.models.user import User, UserManager

__all__ = ["OpenSession", "SharedValue", "User", "UserManager"]
