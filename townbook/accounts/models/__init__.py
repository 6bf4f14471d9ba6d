"""The people who sign in."""

from townbook.accounts.models.user import User, UserManager

__all__ = ["User", "UserManager"]
