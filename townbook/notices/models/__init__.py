"""Who follows what, and the letters that are due."""

from townbook.notices.models.attempt import Attempt
from townbook.notices.models.follower import Follower
from townbook.notices.models.letter import Letter
from townbook.notices.models.subscription import LONGEST_KEY, Subscription

__all__ = ["LONGEST_KEY", "Attempt", "Follower", "Letter", "Subscription"]
