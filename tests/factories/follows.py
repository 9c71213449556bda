"""What people follow and what happens, without the moves behind it."""

import random
from datetime import timedelta

import factory
from django.utils import timezone

from geo.corners import clean_corners
from geo.fields import point
from notifications.models import Cadence, Digest, DigestRun, Follow, Happening
from tests.factories.accounts import UserFactory
from tests.factories.geo import PinFactory, RegionFactory

TOPICS = ("roads", "light", "waste", "ecology")
GROUPS = ("waiting", "in_work", "done", "stopped")
KINDS = ("problem", "initiative")


class HappeningFactory(factory.django.DjangoModelFactory):
    """A change of a pin: `HappeningFactory(pin=pin)`; the pin is made where none is given."""

    class Meta:
        model = Happening

    class Params:
        pin = factory.SubFactory(PinFactory)

    cause = factory.Sequence(lambda n: f"happened:{n}")
    kind = factory.LazyAttribute(lambda o: o.pin.kind)
    ref = factory.LazyAttribute(lambda o: o.pin.ref)
    point = factory.LazyAttribute(lambda o: o.pin.point)
    region = factory.LazyAttribute(lambda o: o.pin.region)
    regions = factory.LazyAttribute(
        lambda o: list(type(o.region).objects.above(o.region).values_list("pk", flat=True))
    )
    topic = factory.LazyAttribute(lambda o: o.pin.topic)
    stage = factory.LazyAttribute(lambda o: o.pin.stage)
    stage_group = factory.LazyAttribute(lambda o: o.pin.stage_group)
    at = factory.LazyFunction(timezone.now)


class FollowFactory(factory.django.DjangoModelFactory):
    """Around a point; `FollowFactory(region=…)`, `(corners="…")` or `(pin=…)` for the others."""

    class Meta:
        model = Follow

    class Params:
        pin = None
        corners = None
        at = None

    user = factory.SubFactory(UserFactory, confirmed=True, confirmed_by_mail=True)
    region = None
    drawn = factory.LazyAttribute(lambda o: clean_corners(o.corners) if o.corners else None)
    thing_kind = factory.LazyAttribute(lambda o: o.pin.kind if o.pin else None)
    thing_ref = factory.LazyAttribute(lambda o: o.pin.ref if o.pin else None)
    centre = factory.LazyAttribute(lambda o: o.at)
    radius_km = factory.LazyAttribute(lambda o: 5 if o.centre else None)
    cadence = Cadence.IMMEDIATE

    @factory.lazy_attribute
    def shape(self):
        if self.thing_ref:
            return Follow.Shape.THING
        if self.region:
            return Follow.Shape.REGION
        return Follow.Shape.DRAWN if self.drawn else Follow.Shape.CIRCLE


class DigestFactory(factory.django.DjangoModelFactory):
    """A digest of a day of its own."""

    class Meta:
        model = Digest

    user = factory.SubFactory(UserFactory)
    happenings = factory.LazyFunction(list)
    total = factory.LazyAttribute(lambda o: len(o.happenings))

    @factory.lazy_attribute_sequence
    def run(self, number):
        until = timezone.now() - timedelta(days=number)
        return DigestRun.objects.create(
            cadence=Cadence.DAILY, since=until - timedelta(days=1), until=until
        )


class Scattered:
    """Follows and happenings over a small land, the same for the same seed."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.region = RegionFactory(box=(70, 50, 72, 52))
        self.units = [self.region, *(RegionFactory(under=self.region) for _ in range(3))]
        self.people = [UserFactory() for _ in range(3)]

    def words(self, among):
        return self.draw.sample(among, self.draw.choice((0, 0, 1, 2)))

    def place(self):
        return point(self.draw.uniform(70, 72), self.draw.uniform(50, 52))

    def happening(self):
        unit = self.draw.choice(self.units)
        return HappeningFactory(
            pin=None,
            kind=self.draw.choice(KINDS),
            ref=self.draw.randint(1, 6),
            point=self.place(),
            region=unit,
            topic=self.draw.choice(TOPICS),
            stage="",
            stage_group=self.draw.choice(GROUPS),
        )

    def follow(self, number):
        shape = self.draw.choice(("pin", "region", "corners", "at"))
        wish = FollowFactory.build(
            user=self.people[number % len(self.people)],
            kinds=self.words(KINDS),
            topics=self.words(TOPICS),
            stage_groups=self.words(GROUPS),
            **{shape: getattr(self, f"some_{shape}")(number)},
        )
        wish.save()
        return wish

    def some_pin(self, number):
        return PinFactory.build(
            region=self.region, ref=number % 6 + 1, kind=KINDS[number // 6 % 2]
        )

    def some_region(self, _number):
        return self.draw.choice(self.units)

    def some_corners(self, _number):
        west, south = self.draw.uniform(70, 71), self.draw.uniform(50, 51)
        wide, high = self.draw.uniform(0.1, 1), self.draw.uniform(0.1, 1)
        return (
            f"{west:.4f},{south:.4f} {west + wide:.4f},{south:.4f} {west:.4f},{south + high:.4f}"
        )

    def some_at(self, _number):
        return self.place()
