"""One person of every kind, around one thing, at home and in another territory."""

from accounts.roles import OfficeKind
from tests.factories import journeys
from tests.factories.accounts import OfficialFactory, StaffFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import TeamMemberFactory


def staff(region, elsewhere):
    """Everybody who holds a post, here and there."""
    kinds = {"coordinator": OfficeKind.COORDINATOR, "moderator": OfficeKind.MODERATOR}
    here = {name: journeys.staff_of(region, kind) for name, kind in kinds.items()}
    there = {f"far_{name}": StaffFactory(kind=kind, of=elsewhere) for name, kind in kinds.items()}
    return (
        here
        | there
        | {
            "official": journeys.official_of(region),
            "upper_official": OfficialFactory(of=region.parent),
            "far_official": OfficialFactory(of=elsewhere),
            "department": StaffFactory(kind=OfficeKind.DEPARTMENT, of=region),
            "analyst": StaffFactory(kind=OfficeKind.ANALYST, of=region),
        }
    )


def everyone(region):
    """Staff here and elsewhere, and people without a post."""
    people = {"passer_by": UserFactory(confirmed=True), "newcomer": UserFactory()}
    return staff(region, RegionFactory()) | people


def around(initiative):
    """Those with a hand in it."""
    member = TeamMemberFactory(initiative=initiative).user
    asked = TeamMemberFactory(initiative=initiative, state="asked").user
    return {
        "author": initiative.author,
        "lead": initiative.lead,
        "member": member,
        "asked": asked,
    }
