"""An initiative that closes, and the bodies that could be drawn to judge it."""

from initiatives.stages import Stage
from tests.factories import journeys
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.resources import OrganisationFactory


def body(region, *, verified=True):
    """An organisation with somebody who speaks for it."""
    speaker = UserFactory(confirmed=True)
    return OrganisationFactory(region=region, verified=verified, led_by=speaker)


def closing_among_bodies():
    """Closing; its region has three verified organisations, another one a front office."""
    initiative = InitiativeFactory(at_stage=Stage.CLOSING)
    for _ in range(3):
        body(initiative.region)
    CoordinatorFactory(of=RegionFactory())
    return initiative


def opened(initiative):
    """Its evaluation opens: the draw."""
    return journeys.make("open_evaluation", initiative) and initiative.evaluation.draw


def pool_of(initiative, kind="organisation"):
    """Keys of those that could be drawn when it opens."""
    draw = opened(initiative)
    return {int(name.partition(":")[2]) for name in draw.pool if name.startswith(f"{kind}:")}
