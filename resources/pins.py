"""Groups and bodies on the map, at the middle of their cell; a volunteer is never shown."""

from geo.models import Pin
from resources.models import Owner

NEED_NO_PAPERS = frozenset({Owner.Kind.GROUP, Owner.Kind.DEPARTMENT})
NO_STAGE = ""  # an owner waits for nothing and is never done


def is_on_the_map(owner: Owner) -> bool:
    """A group, or a body whose papers were seen, that may be shown to those who seek."""
    if owner.is_volunteer or not owner.is_available or owner.region_id is None:
        return False
    return owner.kind in NEED_NO_PAPERS or owner.is_verified


def put_owner(owner: Owner) -> None:
    """Draw it, or take it off the map."""
    if not is_on_the_map(owner):
        Pin.objects.drop(Pin.Kind.OWNER, owner.pk)
        return
    Pin.objects.put(
        Pin.Kind.OWNER,
        owner.pk,
        point=owner.home,
        stage=owner.kind,
        stage_group=NO_STAGE,
        topic="",
        region=owner.region,
        since=owner.created_at,
        title=owner.name,
        language=owner.language,
        text=owner.about,
    )
