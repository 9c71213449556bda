"""Front offices of other regions, as independent evaluators: they know the work, not the place."""

from collections.abc import Iterable

from accounts.models import Membership, Office
from accounts.roles import OfficeKind
from geo.models import Region
from initiatives import drawing
from initiatives.models import Initiative

KIND = "front_office"


def first_level(region: Region) -> str:
    """The path of the oblast or the city of republican rank that holds it."""
    return ".".join(region.codes[:2]) + "."


class FrontOffices:
    """Those whose territory neither holds the place nor lies in the same region."""

    kind = KIND

    def refs(self, initiative: Initiative) -> list[int]:
        """Front offices at work, of other regions."""
        rows = Office.objects.open().of_kind(OfficeKind.COORDINATOR)
        rows = rows.exclude(region__kato__in=initiative.region.codes)
        elsewhere = rows.exclude(region__path__startswith=first_level(initiative.region))
        return list(elsewhere.values_list("pk", flat=True))

    def ties(self, refs: Iterable[int]) -> drawing.People:
        """Whoever sits or sat there."""
        return _sitting(Membership.objects.filter(office__in=refs), refs)

    def speakers(self, refs: Iterable[int]) -> drawing.People:
        """Whoever sits there today, while it is at work."""
        current = Membership.objects.current().filter(office__in=refs, user__is_active=True)
        current = current.filter(office__is_active=True)
        return _sitting(current, refs)

    def names(self, refs: Iterable[int]) -> dict[int, str]:
        """Their names as offices."""
        return {office.pk: office.name for office in Office.objects.filter(pk__in=refs)}


def _sitting(rows: Iterable[Membership], refs: Iterable[int]) -> drawing.People:
    found: drawing.People = {ref: set() for ref in refs}
    for office, user in rows.values_list("office", "user"):
        found[office].add(user)
    return found


drawing.register(FrontOffices())
