"""The one role this app knows of: somebody who speaks for a body whose papers were checked."""

from accounts.models import User
from resources.models import Representative
from resources.models.legal_person import CheckStage


def of_verified_bodies(user: User) -> list[str]:
    """`representative` for those who speak for a verified organisation or business."""
    speaks = Representative.objects.current().filter(
        user=user, owner__legal_person__stage=CheckStage.VERIFIED
    )
    return ["representative"] if speaks.exists() else []
