"""Those who give: `VolunteerFactory(at=point(lon, lat), km=5, skills=[driving])`."""

import factory

from accounts.bin import FORM, is_valid_bin
from geo.fields import point
from resources.models import (
    Business,
    Group,
    LegalPerson,
    Offer,
    Organisation,
    Owner,
    Representative,
    Volunteer,
)
from resources.models.legal_person import CheckStage
from resources.pledging import promise
from tests.factories.accounts import UserFactory

ALMATY = point(76.94, 43.24)


def valid_bin(serial):
    """A well-formed business number for a serial."""
    heads = (f"990240{serial:05d}", f"000340{serial:05d}")
    numbers = (f"{head}{digit}" for head in heads for digit in range(10))
    return next(number for number in numbers if FORM.fullmatch(number) and is_valid_bin(number))


class OwnerFactory(factory.django.DjangoModelFactory):
    """What all owners share: a centre, a distance, words."""

    class Meta:
        model = Owner
        abstract = True
        skip_postgeneration_save = True

    class Params:
        at = ALMATY
        km = 10

    home = factory.SelfAttribute("at")
    travels_km = factory.SelfAttribute("km")

    @factory.post_generation
    def skills(self, _create, given, **_):
        self.skills.add(*(given or ()))

    @factory.post_generation
    def directions(self, _create, given, **_):
        self.directions.add(*(given or ()))


class VolunteerFactory(OwnerFactory):
    """One person who gives time."""

    class Meta:
        model = Volunteer

    kind = Owner.Kind.VOLUNTEER
    user = factory.SubFactory(UserFactory, confirmed=True)


class BodyFactory(OwnerFactory):
    """A group or a body; `led_by=` speaks for it."""

    class Meta:
        model = Owner
        abstract = True

    name = factory.Sequence(lambda n: f"Ұйым {n}")

    @factory.post_generation
    def led_by(self, _create, given, **_):
        if given is not None:
            RepresentativeFactory(owner=self, user=given, role=Representative.Role.LEAD)


class GroupFactory(BodyFactory):
    """Neighbours without a legal person."""

    class Meta:
        model = Group

    kind = Owner.Kind.GROUP


class OrganisationFactory(BodyFactory):
    """A registered organisation; `verified=True` has shown its papers."""

    class Meta:
        model = Organisation

    kind = Owner.Kind.ORGANISATION

    @factory.post_generation
    def verified(self, _create, given, **_):
        if given is not None:
            stage = CheckStage.VERIFIED if given else CheckStage.CLAIMED
            LegalPersonFactory(owner=self, stage=stage)


class BusinessFactory(BodyFactory):
    """A business or a patron."""

    class Meta:
        model = Business

    kind = Owner.Kind.BUSINESS


class RepresentativeFactory(factory.django.DjangoModelFactory):
    """A person who speaks for an owner since today."""

    class Meta:
        model = Representative

    owner = factory.SubFactory(GroupFactory)
    user = factory.SubFactory(UserFactory, confirmed=True)


class LegalPersonFactory(factory.django.DjangoModelFactory):
    """The papers of a body."""

    class Meta:
        model = LegalPerson

    owner = factory.SubFactory(OrganisationFactory)
    bin = factory.Sequence(valid_bin)


class OfferFactory(factory.django.DjangoModelFactory):
    """Something an owner is ready to share."""

    class Meta:
        model = Offer

    owner = factory.SubFactory(OrganisationFactory)
    resource_kind = factory.SubFactory("tests.factories.initiatives.ResourceKindFactory")
    title = "Күрек"
    quantity = 5


def pledged(owner, need, *, by=None, accepted=False, **what):
    """A promise made through its own moves, accepted by the lead if wanted."""
    by = by or owner.user or owner.representatives.first().user
    pledge = promise(owner, need, by=by, **what)
    if accepted:
        pledge.move("accept", by=need.initiative.lead)
    return pledge
