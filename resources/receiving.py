"""Groups, organisations and businesses may be written to by a form; a volunteer may not."""

from community.receiving import Receiver, register
from resources.models import Owner


def _owners_of(user: object) -> list[int]:
    if not getattr(user, "is_authenticated", False):
        return []
    return list(Owner.objects.of_a_body().spoken_for_by(user).values_list("pk", flat=True))


register(
    Receiver(
        name="owner",
        model=Owner,
        open=Owner.objects.of_a_body,
        keys_of=_owners_of,
        people_of=lambda owner: Owner.objects.filter(pk=owner.pk).people(),
        region_of=lambda owner: owner.region,
    )
)
