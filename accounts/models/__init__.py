"""Who: people, posts in an akimat or a front-office, and who holds a post from when to when."""

from accounts.models.office import Membership, Office
from accounts.models.user import User

__all__ = ["Membership", "Office", "User"]
