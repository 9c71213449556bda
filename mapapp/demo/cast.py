"""The people of the demo story: roles with numbers, mail at `.invalid`, nobody real."""

from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.bin import control_digit
from accounts.models import Membership, Office, User
from geo.fields import point
from initiatives.taxonomy import Direction, ResourceKind, Skill
from mapapp.demo.story import Story
from resources.introducing import introduce
from resources.models import Offer, Owner, Representative

RESIDENTS = 140
RADII_KM = (1, 3, 5, 5, 10, 10, 25, 50)
WORD_OF = {
    "resident": "Тұрғын",
    "volunteer": "Волонтер",
    "official_region": "Лауазымды тұлға",
    "department": "Басқарма қызметкері",
    "coordinator": "Үйлестіруші",
    "moderator": "Модератор",
    "representative": "Өкіл",
    "official_district": "Аудан лауазымды тұлғасы",
    "analyst": "Талдаушы",
    "operator": "Оператор",
}
CHOSEN = {"volunteer": "volunteer"}  # what people say they come for; the others start things
NOT_YET = "3512"  # the month of every number of the story: nobody can have it before 2035


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who acts in the story, by role."""

    residents: list[User]
    volunteers: list[User]
    staff: dict[str, User]
    offices: dict[str, Office]
    speakers: list[User]


def gather(story: Story) -> Cast:
    """Everybody, made once and found again afterwards."""
    offices = {facts["role"]: _office(story, facts) for facts in story.told["offices"]}
    staff = {role: _member(office, role) for role, office in offices.items()}
    return Cast(
        residents=[person("resident", n) for n in range(1, RESIDENTS + 1)],
        volunteers=[_volunteer(story, n) for n in range(1, story.told["volunteers"] + 1)],
        staff=staff,
        offices=offices,
        speakers=[
            _body(story, n, facts, checked_by=staff["coordinator"])
            for n, facts in _numbered(story.told["organisations"])
        ],
    )


def _numbered(rows: list[Any]) -> enumerate:
    return enumerate(rows, 1)


def person(role: str, number: int, *, comes_for: str = "") -> User:
    """One person with a confirmed e-mail."""
    email = f"{role.replace('_', '-')}-{number}@asar.invalid"
    user = User.objects.filter(email=email).first()
    if user:
        return user
    user = User.objects.create_user(
        email,
        None,
        public_name=f"{WORD_OF[role]} № {number}",
        shows_name=number % 3 == 0,
        language="ru" if number % 3 == 1 else "kk",
        chosen_roles=[comes_for or CHOSEN.get(role, "initiator")],
        is_staff=role == "operator",
        is_superuser=role == "operator",
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def _office(story: Story, facts: dict[str, str]) -> Office:
    names = {key: value for key, value in facts.items() if key.startswith("name_")}
    office, _ = Office.objects.get_or_create(
        kind=facts["role"], region=story.territory(facts), name_kk=facts["name_kk"], defaults=names
    )
    return office


def _member(office: Office, role: str) -> User:
    user = person(role, 1)
    first_day = timezone.localdate().replace(month=1, day=1)
    Membership.objects.get_or_create(user=user, office=office, defaults={"since": first_day})
    user.forget_offices()
    return user


def _volunteer(story: Story, number: int) -> User:
    """Somebody with skills and a radius; the chance is drawn even when they exist already."""
    user = person("volunteer", number)
    spot, radius = story.spot(story.somewhere(), within_km=3), story.chance.choice(RADII_KM)
    skills = story.chance.sample(range(Skill.objects.count()), k=story.chance.randint(1, 4))
    spheres = story.chance.sample(range(Direction.objects.count()), k=story.chance.randint(1, 3))
    if Owner.objects.filter(user=user).exists():
        return user
    owner = introduce(
        Owner(kind=Owner.Kind.VOLUNTEER, home=point(*spot), travels_km=radius), by=user
    )
    owner.skills.set([_nth(Skill, n) for n in skills])
    owner.directions.set([_nth(Direction, n) for n in spheres])
    return user


def _nth(model: type[Any], number: int) -> Any:  # noqa: ANN401 - one of the taxonomy's words
    return model.objects.order_by("code")[number]


def _body(story: Story, number: int, facts: dict[str, Any], *, checked_by: User) -> User:
    """Somebody who speaks for a body; the front office has seen the papers of some."""
    user = person("representative", number, comes_for=facts["kind"])
    spot = story.spot(facts["at"])
    if Representative.objects.filter(user=user).exists():
        return user
    body = Owner(kind=facts["kind"], name=facts["name"], home=point(*spot), travels_km=30)
    with story.at(story.days_ago(200)):  # it speaks for itself before the story begins
        owner = introduce(body, by=user, bin_number=_number_of(facts["kind"], number))
        if facts.get("is_verified"):
            owner.legal_person.move("verify", by=checked_by)
    for code in facts["offers"]:
        kind = ResourceKind.objects.get(code=code)
        Offer.objects.create(owner=owner, resource_kind=kind, title=kind.name_kk, quantity=3)
    return user


def _number_of(kind: str, number: int) -> str:
    """A well-formed BIN that is nobody's; a group of neighbours has none."""
    if kind not in {Owner.Kind.ORGANISATION, Owner.Kind.BUSINESS}:
        return ""
    heads = (f"{NOT_YET}40{serial:05d}" for serial in range(number * 100, number * 100 + 100))
    return next(f"{h}{digit}" for h in heads if (digit := control_digit(h)) is not None)
