"""What people say about things."""

from community.models.support import Support

__all__ = ["Support"]
