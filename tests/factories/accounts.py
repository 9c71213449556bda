"""People and posts, in the words of the domain: `OfficialFactory(of=district)`."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Membership, Office, User
from accounts.roles import OfficeKind


class UserFactory(DjangoModelFactory):
    """A person with an account; `confirmed=True` has typed the code sent to their phone."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        confirmed = factory.Trait(
            phone=factory.Sequence(lambda n: f"+7701{n:07d}"),
            phone_verified_at=factory.LazyFunction(timezone.now),
        )
        confirmed_by_mail = factory.Trait(
            address=factory.RelatedFactory(
                "tests.factories.accounts.AddressFactory", factory_related_name="user"
            )
        )
        named = factory.Trait(
            public_name=factory.Sequence(lambda n: f"Resident {n}"), shows_name=True
        )

    email = factory.Sequence(lambda n: f"person-{n}@asar.invalid")
    password = factory.django.Password(None)
    language = "kk"


class AddressFactory(DjangoModelFactory):
    """An e-mail address whose owner typed the code sent to it."""

    class Meta:
        model = "account.EmailAddress"

    user = factory.SubFactory(UserFactory)
    email = factory.SelfAttribute("user.email")
    verified = True
    primary = True


class AuthenticatorFactory(DjangoModelFactory):
    """A second factor: an authenticator app."""

    class Meta:
        model = "mfa.Authenticator"

    user = factory.SubFactory(UserFactory)
    type = "totp"
    data = factory.LazyFunction(lambda: {"secret": "JBSWY3DPEHPK3PXP"})


class OfficeFactory(DjangoModelFactory):
    """A post with a territory."""

    class Meta:
        model = Office

    kind = OfficeKind.OFFICIAL_DISTRICT
    region = factory.SubFactory("tests.factories.geo.RegionFactory")
    name_kk = factory.Sequence(lambda n: f"Әкімдік {n}")
    name_ru = factory.Sequence(lambda n: f"Акимат {n}")
    name_en = factory.Sequence(lambda n: f"Akimat {n}")


class MembershipFactory(DjangoModelFactory):
    """A person in a post since today."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory, confirmed=True)
    office = factory.SubFactory(OfficeFactory)


class StaffFactory(UserFactory):
    """Somebody who holds a post: `of=` its territory, or `at=` an office there is already.

    With a second factor, as all staff must; `guarded=False` has not set one up yet.
    """

    phone = factory.Sequence(lambda n: f"+7702{n:07d}")
    phone_verified_at = factory.LazyFunction(timezone.now)
    kind = OfficeKind.OFFICIAL_DISTRICT
    of = None
    at = None
    guarded = True

    @classmethod
    def _create(cls, model_class, *args, kind, of, at, guarded, **facts):
        person = super()._create(model_class, *args, **facts)
        office = at or OfficeFactory(kind=kind, **({"region": of} if of else {}))
        MembershipFactory(user=person, office=office)
        if guarded:
            AuthenticatorFactory(user=person)
        return person


class OfficialFactory(StaffFactory):
    """Decides in an akimat: the region's where `of=` is a region, the district's below it."""

    kind = factory.LazyAttribute(
        lambda official: (
            OfficeKind.OFFICIAL_REGION
            if official.of and official.of.level <= 1
            else OfficeKind.OFFICIAL_DISTRICT
        )
    )


class CoordinatorFactory(StaffFactory):
    """Works in a front-office."""

    kind = OfficeKind.COORDINATOR


class ModeratorFactory(StaffFactory):
    """Keeps a territory clean and fair."""

    kind = OfficeKind.MODERATOR


class OperatorFactory(StaffFactory):
    """Keeps the platform running."""

    kind = OfficeKind.OPERATOR
    is_staff = True
