"""A territory with more in it: several of everything a page lists; called again, twice as many."""

import io
from datetime import timedelta

from django.utils import timezone

from accounts.models import Office
from accounts.roles import OfficeKind
from geo.fields import point
from geo.models import Pin
from initiatives.attaching import attach
from initiatives.models import AnswerTemplate, DeskView, Need, Note, Priority, Problem
from initiatives.planning import add_budget_line, add_milestone
from initiatives.writing_along import invite
from tests.factories.bodies import BodyPromiseFactory, InvolvementFactory
from tests.factories.care import CarePointFactory, CareVisitFactory
from tests.factories.community import CommentFactory, LetterFactory, SupportFactory, flagged
from tests.factories.follows import DigestFactory, FollowFactory, HappeningFactory
from tests.factories.initiatives import (
    EvidenceFactory,
    InitiativeFactory,
    NeedFactory,
    OutsideFactory,
    OwedAnswerFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    SeatFactory,
    TeamMemberFactory,
)
from tests.factories.kinds import RoutingRuleFactory
from tests.factories.notifications import NotificationFactory
from tests.factories.programmes import DriveFactory, JoinedFactory, PriorityFactory
from tests.factories.questions import QuestionFactory
from tests.factories.resources import (
    GroupFactory,
    OfferFactory,
    OrganisationFactory,
    VolunteerFactory,
    pledged,
)
from tests.factories.work import (
    BudgetLineFactory,
    ExpenseFactory,
    MilestoneFactory,
    WorkNewsFactory,
    WorkTaskFactory,
)

SEVERAL = 3


def fill(territory, readers):
    """Once more of everything; `readers` are people by role, whose own pages grow too."""
    things, people = territory.things, territory.people
    for number in range(SEVERAL):
        _problem(things, people, territory.region)
        _gathering(things.initiative, people)
        _work(things.initiative, things.carer)
        _closing(things)
        _draft(things.sketch, people["author"], number)
        _desk(things, territory.region)
        _programmes(things, territory.region)
        for role, person in readers.items():
            if person is not None:
                _own(person, role, territory, number)


def _said(thing):
    first = CommentFactory(about=thing)
    CommentFactory(about=thing, thread=first, answers_to=first)
    SupportFactory.create_batch(2, subject=thing)


def _problem(things, people, region):
    """Talked about, photographed, asked outside, with notes and neighbours like it."""
    problem = Problem.objects.get(pk=things.problem.pk)
    _said(problem)
    ProblemPhotoFactory(problem=problem)
    OutsideFactory(problem=problem, stage="asked")
    Note.objects.create(problem=problem, author=things.keeper, text="Қаралды")
    flagged(ProblemPhotoFactory(problem=problem), by=people["asker"])
    flagged(CommentFactory(about=problem), by=people["asker"])
    spot = {"location": problem.location, "public_location": problem.public_location}
    near = ProblemFactory(confirmed=True, region=region, author=people["reporter"], **spot)
    things.initiative.problems.add(near)
    initiative = InitiativeFactory(at_stage="implementation", region=region)
    initiative.problems.add(problem)
    EvidenceFactory(initiative=initiative)


def _gathering(initiative, people):
    """People and things that are looked for, that came, that wait for an answer."""
    _said(initiative)
    near = initiative.public_location
    VolunteerFactory(at=near)
    GroupFactory(at=near, led_by=people["asker"])
    seat = SeatFactory(initiative=initiative, wanted=2)
    hands = NeedFactory(initiative=initiative, kind=Need.Kind.PEOPLE)
    thing = NeedFactory(initiative=initiative, kind=Need.Kind.THING)
    TeamMemberFactory(initiative=initiative, seat=seat)
    TeamMemberFactory(initiative=initiative, need=hands)
    TeamMemberFactory(initiative=initiative, state="asked")
    TeamMemberFactory(initiative=initiative, state="invited", invited_by=people["lead"])
    pledged(VolunteerFactory(at=near), thing, quantity=1)
    pledged(VolunteerFactory(at=near), thing, quantity=1, accepted=True)
    asked = InvolvementFactory(initiative=initiative)
    BodyPromiseFactory(involvement=asked)
    OutsideFactory(problem=None, initiative=initiative, stage="asked")


def _work(initiative, carer):
    """What is planned, spent, told and looked after."""
    MilestoneFactory(initiative=initiative)
    ExpenseFactory(line=BudgetLineFactory(initiative=initiative))
    WorkNewsFactory(initiative=initiative, photos=2)
    WorkTaskFactory(initiative=initiative)
    EvidenceFactory(initiative=initiative, moment="before")
    EvidenceFactory(initiative=initiative, moment="after")
    CareVisitFactory(point=CarePointFactory(initiative=carer))


def _closing(things):
    """What was done, and by whom."""
    for ended in (things.told, things.worked, things.judged):
        _said(ended)
        EvidenceFactory(initiative=ended, moment="before")
        EvidenceFactory(initiative=ended, moment="after")
        TeamMemberFactory(initiative=ended)
        NeedFactory(initiative=ended, kind=Need.Kind.THING)
        MilestoneFactory(initiative=ended)


def _draft(draft, author, number):
    """Every list of an application."""
    add_milestone(draft, by=author, title=f"Бағана {number}", due_on=draft.plan_ends)
    add_budget_line(draft, by=author, title="Кабель", amount_tiyn=100, source="own")
    SeatFactory(initiative=draft)
    NeedFactory(initiative=draft, kind=Need.Kind.THING)
    invite(draft, by=author, label="Көрші")
    paper = io.BytesIO(f"%PDF-1.4\n{number}\n%%EOF".encode())
    attach(draft, paper, by=author, title="Қағаз")


def _desk(things, region):
    """What officials keep: letters, ready answers, rules, questions, things of the queue."""
    office = Office.objects.get(kind=OfficeKind.OFFICIAL_REGION, region=region)
    sent = InitiativeFactory(submitted=True, region=region)
    LetterFactory(to=office)
    LetterFactory(to=office, thread=things.letter)
    facts = {"kind": "problem", "verb": "refuse", "office": office}
    AnswerTemplate.objects.create(text_kk="Жоқ", text_ru="Нет", title="Жоқ", **facts)
    DeskView.objects.create(owner=things.keeper, name=f"Көрініс {sent.number}")
    RoutingRuleFactory(region=region, reason_kk="Басқарма")
    QuestionFactory(questionnaire=things.question.questionnaire)
    OwedAnswerFactory(initiative=sent)
    BodyPromiseFactory(involvement=InvolvementFactory(initiative=sent, office=office))
    ProblemFactory(at_stage="in_work", region=region)


def _programmes(things, region):
    """Priorities, weeks, and what takes part in a project."""
    later = {"since": timezone.localdate() + timedelta(days=40 * Priority.objects.count())}
    PriorityFactory(region=region, until=later["since"] + timedelta(days=30), **later)
    DriveFactory(region=region)
    JoinedFactory(project=things.project)
    OfferFactory(owner=things.owner)


def _own(person, role, territory, number):
    """What one reader has of their own."""
    things, region = territory.things, territory.region
    NotificationFactory(about=things.initiative, recipient=person)
    happened = HappeningFactory(pin=Pin.objects.filter(kind="problem", region=region).first())
    DigestFactory(user=person, happenings=[happened.pk])
    FollowFactory(user=person, at=point(region.centre.x + number / 100, region.centre.y))
    ProblemFactory(confirmed=True, region=region, author=person)
    InitiativeFactory(region=region, author=person)
    LetterFactory(to=things.letter.receiver, author=person)
    if role in {"speaker", "reporter"}:
        OrganisationFactory(at=region.centre, led_by=person, verified=True, region=region)
