"""A small world with two territories and one person of each role in the first.

Everything in it carries a canary: what must never leave by any public door.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace

from accounts.models import Office, User
from accounts.roles import ROLES, STAFF_ROLES, OfficeKind
from geo.fields import point
from geo.models import Pin
from initiatives.models import AnswerTemplate, DeskView, Need, Note, Problem
from notifications.due_dates import renew
from tests.factories.accounts import OfficeFactory, StaffFactory, UserFactory
from tests.factories.community import flagged
from tests.factories.follows import DigestFactory, FollowFactory, HappeningFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    ChannelFactory,
    EvidenceFactory,
    InitiativeFactory,
    NeedFactory,
    OutsideFactory,
    ProblemCategoryFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    SeatFactory,
    TeamMemberFactory,
)
from tests.factories.kinds import CategorySheetFactory, RoutingRuleFactory
from tests.factories.resources import (
    BusinessFactory,
    GroupFactory,
    OfferFactory,
    OrganisationFactory,
    VolunteerFactory,
    pledged,
)

OWN_BOX, OTHER_BOX = (69.0, 53.0, 70.0, 54.0), (76.0, 43.0, 77.0, 44.0)
SECRETS = {
    "phone": "+77075550199",
    "e-mail": "canary-author@asar.invalid",
    "name": "CANARY-HIDDEN-NAME",
    "note": "CANARY-INTERNAL-NOTE",
    "body's address": "canary-body@asar.invalid",
    "desk note": "CANARY-NOTE-OF-THE-DESK",
    "exact place": "53.512345",
    "home": "53.487654",
}


@dataclass
class Territory:
    """One region with its district, offices and one thing of each kind."""

    region: object
    things: SimpleNamespace = field(default_factory=SimpleNamespace)


def build():
    """Both territories and the people."""
    own, other = _territory(OWN_BOX, 0), _territory(OTHER_BOX, 1)
    people = {role: _person(role, own) for role in ROLES if role != "guest"}
    return SimpleNamespace(own=own, other=other, people={"guest": None, **people})


def _territory(box, number):
    region = RegionFactory(box=box)
    made = Territory(region)
    for kind in OfficeKind:
        OfficeFactory(kind=kind, region=region)
    author = UserFactory(
        email=f"{number}{SECRETS['e-mail']}", phone=f"{SECRETS['phone'][:-1]}{number}",
        phone_verified_at="2026-01-01T00:00Z", public_name=SECRETS["name"], shows_name=False,
    )  # fmt: skip
    middle = point((box[0] + box[2]) / 2, float(SECRETS["exact place"]) - 10 * number)
    shown = point(middle.x + 0.001, middle.y + 0.001)
    facts = {"author": author, "region": region, "location": middle, "public_location": shown}
    made.things = _things(author, facts, number)
    made.things.decision = flagged(made.things.photo)
    return made


def _things(author, facts, number):
    problem = _told(facts, number)
    public = facts | {"location": facts["public_location"]}  # a work's place is no secret
    initiative = InitiativeFactory(at_stage="team_selection", **public)
    need = NeedFactory(initiative=initiative, kind=Need.Kind.THING)
    home = point(facts["location"].x, float(SECRETS["home"]) - 10 * number)
    owner = OrganisationFactory(at=home, led_by=author)
    return SimpleNamespace(
        **_of_the_desk(problem, facts) | _wishes(author, facts),
        pledge=pledged(_giver(home), need, quantity=1),
        photo=ProblemPhotoFactory(problem=problem),
        evidence=EvidenceFactory(initiative=initiative),
        author=author,
        problem=problem,
        draft=ProblemFactory(**facts),
        initiative=initiative,
        need=need,
        rule=RoutingRuleFactory(region=facts["region"], weekdays=[1], reason_kk="Басқарма"),
        seat=SeatFactory(initiative=initiative),
        member=TeamMemberFactory(initiative=initiative),
        owner=owner,
        volunteer=VolunteerFactory(at=home, user=author),
        offer=OfferFactory(owner=owner),
    )


def _giver(home):
    return OrganisationFactory(at=home, led_by=UserFactory(confirmed=True))


def _told(facts, number):
    """A problem with free words in an answer, which are the akimat's alone."""
    elderly = ProblemCategoryFactory(sensitive=True)
    sheet = CategorySheetFactory(category=elderly, version=1 + number)
    said = {"sheet": sheet, "sheet_answers": {"words": " ".join(SECRETS.values())}}
    _heard(facts, elderly)
    return ProblemFactory(confirmed=True, category=elderly, **facts, **said)


def _heard(facts, category):
    """One written down by the front office on a person's word: its contact stays, unseen."""
    at = Office.objects.filter(kind=OfficeKind.COORDINATOR, region=facts["region"]).earliest("pk")
    ProblemFactory(
        confirmed=True, category=category, taken_by=StaffFactory(at=at), is_vouched_for=True,
        channel=ChannelFactory(), contact_phone=SECRETS["phone"], contact_email=SECRETS["e-mail"],
        **facts | {"author": None},
    )  # fmt: skip


def _of_the_desk(problem, facts):
    """Its keeper, a note, a ready answer; and a problem whose author is asked."""
    office = Office.objects.get(kind="official_region", region=problem.region)
    keeper = StaffFactory(at=office)
    Problem.objects.filter(pk=problem.pk).update(assigned_to=keeper)
    ready = {"kind": "problem", "verb": "refuse", "title": "Жоқ", "office": office}
    return {
        "asked": ProblemFactory(at_stage="needs_information", **facts),
        "keeper": keeper,
        "view": DeskView.objects.create(owner=facts["author"], name=SECRETS["note"]),
        "outside": OutsideFactory(
            problem=problem, asked_by=keeper, email=SECRETS["body's address"]
        ),
        "note": Note.objects.create(problem=problem, author=keeper, text=SECRETS["desk note"]),
        "template": AnswerTemplate.objects.create(text_kk="Жоқ", text_ru="Нет", **ready),
    }


def _giver(home):
    return OrganisationFactory(at=home, led_by=UserFactory(confirmed=True))


def _wishes(author, facts):
    """What the author follows and was told of; the calendar of a desk."""
    region = facts["region"]
    HappeningFactory(pin=Pin.objects.filter(kind="problem", region=region).first())
    desk = Office.objects.get(kind=OfficeKind.OFFICIAL_DISTRICT, region=region)
    return {
        "follow": FollowFactory(user=author, at=facts["location"], name=SECRETS["note"]),
        "digest": DigestFactory(user=author),
        "calendar": renew(StaffFactory(at=desk)),
    }


def _person(role, territory):
    if role in STAFF_ROLES:
        at = Office.objects.filter(kind=role, region=territory.region).earliest("pk")
        return StaffFactory(at=at, is_staff=role == OfficeKind.OPERATOR)
    person = UserFactory(confirmed=True)
    at = territory.region.centre
    if role == "volunteer":
        VolunteerFactory(user=person, at=at)
    elif role == "group_lead":
        GroupFactory(led_by=person, at=at)
    elif role == "representative":
        OrganisationFactory(led_by=person, at=at, verified=True)
    elif role == "representative_unverified":
        BusinessFactory(led_by=person, at=at)
    return User.objects.get(pk=person.pk)
