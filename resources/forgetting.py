"""What this app knows of a person and forgets with them."""

from django.utils import timezone

from accounts.models import User
from resources.models import Owner, Pledge, Representative


def forget_traces(user: User) -> None:
    """A volunteer's home, words and radius; a representative's place in a body."""
    for owner in Owner.objects.filter(user=user):
        owner.name = owner.about = ""
        owner.is_available = False
        if owner.region is not None:
            owner.home = owner.region.centre  # as public as a map
        owner.skills.clear()
        owner.save()
        owner.offers.all().delete()
    Pledge.objects.filter(owner__user=user).update(note="")
    Representative.objects.filter(user=user, until=None).update(until=timezone.localdate())
