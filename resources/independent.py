"""Verified organisations as independent evaluators, and who has an interest by having given."""

from collections.abc import Iterable

from initiatives import drawing
from initiatives.front_offices import first_level
from initiatives.models import Initiative
from resources.models import Owner, Pledge, Representative
from resources.models.legal_person import CheckStage

KIND = "organisation"


class Organisations:
    """Verified organisations of the same region: near enough to go and look."""

    kind = KIND

    def refs(self, initiative: Initiative) -> list[int]:
        """Those whose papers a coordinator has seen."""
        rows = Owner.objects.filter(
            kind=Owner.Kind.ORGANISATION,
            legal_person__stage=CheckStage.VERIFIED,
            region__path__startswith=first_level(initiative.region),
        )
        return list(rows.values_list("pk", flat=True))

    def ties(self, refs: Iterable[int]) -> drawing.People:
        """Whoever speaks or spoke for each."""
        return _speaking(Representative.objects.filter(owner__in=refs), refs)

    def speakers(self, refs: Iterable[int]) -> drawing.People:
        """Whoever speaks for each today, while its papers are as they were seen."""
        current = Representative.objects.current().filter(owner__in=refs, user__is_active=True)
        return _speaking(current.filter(owner__legal_person__stage=CheckStage.VERIFIED), refs)

    def names(self, refs: Iterable[int]) -> dict[int, str]:
        """The names of their public pages."""
        rows = Owner.objects.of_a_body().filter(pk__in=refs)
        return dict(rows.values_list("pk", "name"))


def _speaking(rows: Iterable[Representative], refs: Iterable[int]) -> drawing.People:
    found: drawing.People = {ref: set() for ref in refs}
    for owner, user in rows.values_list("owner", "user"):
        found[owner].add(user)
    return found


def donors(initiative: Initiative) -> set[int]:
    """Whoever promised or gave, and everybody who speaks or spoke for them."""
    pledges = Pledge.objects.mattering().filter(need__initiative=initiative)
    owners = Owner.objects.filter(pk__in=pledges.values("owner"))
    spoken = Representative.objects.filter(owner__in=owners).values_list("user", flat=True)
    return {*owners.exclude(user=None).values_list("user", flat=True), *spoken}
