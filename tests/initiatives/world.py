"""The people, offices and things of one region, made once for many lives; see `model.py`."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from accounts.roles import OfficeKind
from initiatives import affected, evaluating, judging
from initiatives.models import TeamMember
from tests.factories import journeys
from tests.factories.accounts import (
    MembershipFactory,
    OfficeFactory,
    OfficialFactory,
    StaffFactory,
    UserFactory,
)
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import (
    EvidenceFactory,
    InitiativeFactory,
    NeedFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    TeamMemberFactory,
)
from tests.factories.reports import report_whole
from tests.initiatives.model import other

IN_BOTH = journeys.IN_BOTH
WORDS = {"reason": "Себебі бар"}
WITH_A_HAND = ("author", "lead", "member_official", "colleague")


class World:
    """Offices A and B are districts of R; K is the country."""

    def __init__(self):
        region = RegionFactory()
        lands = {"K": region.parent, "R": region}
        lands |= {name: RegionFactory(under=region) for name in "AB"}
        self.home = lands["A"]
        self.people = {f"official_{n.lower()}": OfficialFactory(of=lands[n]) for n in lands}
        self.offices = {n: self.people[f"official_{n.lower()}"].offices[0] for n in lands}
        self.people |= {"far_official": OfficialFactory(of=RegionFactory()), "system": None}
        for name in ("author", "lead", "passer_by"):
            self.people[name] = UserFactory(confirmed=True)
        for kind in ("coordinator", "moderator"):
            self.people[kind] = StaffFactory(of=region, kind=OfficeKind(kind))
        self.people["member_official"] = self._member(of=self.offices["R"])
        self.calling = OfficeFactory(region=self.home, kind=OfficeKind.DEPARTMENT)
        self.people["colleague"] = self._member(of=self.calling)
        self.other = {
            "Initiative": InitiativeFactory(region=self.home, submitted=True),
            "Problem": ProblemFactory(region=self.home, confirmed=True),
        }
        self.name_of = {person: name for name, person in self.people.items()}

    def _member(self, *, of):
        """Holds every post of the region, and has a hand in the work."""
        member = OfficialFactory(at=of, confirmed=True)
        for kind in ("coordinator", "moderator"):
            MembershipFactory(user=member, office=self.people[kind].offices[0])
        member.forget_offices()
        return member

    def problem(self):
        """A held report of somebody, with one neighbour behind it."""
        made = ProblemFactory(region=self.home, author=self.people["passer_by"])
        SupportFactory(subject=made)
        return made

    def initiative(self, problem):
        """A complete draft about it."""
        author, lead = self.people["author"], self.people["lead"]
        facts = {"region": self.home, "called_by": self.calling, "problems": [problem]}
        made = InitiativeFactory(author=author, lead=lead, **facts)
        TeamMemberFactory(initiative=made, user=self.people["member_official"])
        NeedFactory(initiative=made, wanted=1)
        for moment in ("before", "after"):
            EvidenceFactory(initiative=made, moment=moment)
        SupportFactory.create_batch(3, subject=made)
        for name in WITH_A_HAND:
            SupportFactory(subject=made, user=self.people[name])
        return made

    def hands(self):
        """Those who carry it, or sit where it is called for."""
        return [self.people[name] for name in WITH_A_HAND]

    def given(self, subject, verb, draw):
        """Everything the move must have; what has to happen before it, happens."""
        prepare = getattr(self, f"_{verb}", None)
        return prepare(subject, draw) if prepare else GIVEN.get(verb, {})

    def _forward(self, subject, _draw):
        return WORDS | {"office": self.offices[other(self._lies_at(subject))]}

    def _reroute(self, subject, draw):
        forward = self._forward(subject, draw)
        return {"office": forward["office"], "why": "territory", "reason_code": "place_changed"}

    def _extend(self, subject, _draw):
        return journeys.extension_of(subject)

    def _merge(self, subject, _draw):
        return {"target": self.other[type(subject).__name__]}

    def _involve(self, subject, _draw):
        return self._asked(other(self._lies_at(subject)))

    def _ask_support(self, subject, _draw):
        return self._asked(self._lies_at(subject)) | {"skip_reason": "Бәрі бар"}

    def _asked(self, name):
        ahead = timezone.localdate() + timedelta(days=9)
        return {"office": self.offices[name], "task": "Пікір", "due_on": ahead}

    def _lies_at(self, subject):
        """The letter of the office that has it."""
        return next(n for n, office in self.offices.items() if office == subject.office)

    def _attract(self, _subject, _draw):
        return {"resources_until": timezone.localdate() + timedelta(days=9)}

    def _claim_fixed(self, problem, _draw):
        """Each claim is shown anew."""
        ProblemPhotoFactory(problem=problem, kind="after")
        return {}

    def _finish(self, initiative, _draw):
        """New photos; the report is written anew, or on where it was sent back."""
        EvidenceFactory(initiative=initiative, moment="after")
        report_whole(initiative)
        return {}

    def _seek(self, initiative, _draw):
        TeamMember.objects.filter(initiative=initiative, need__isnull=False).delete()
        return {}

    def _start(self, subject, _draw):
        for need in subject.needs.all() if hasattr(subject, "needs") else ():
            TeamMemberFactory(initiative=subject, need=need)
        return {"skip_reason": "Бәрі бар"}

    def _run_out(self, subject, _draw):
        journeys.let_time_pass(subject)
        return {}

    _close = _run_out

    def _conclude(self, initiative, draw):
        """Three of those asked answer; what they say is what was drawn."""
        evaluation = evaluating.current(initiative)
        for person, verdict in zip(evaluation.asked.order_by("pk")[:3], draw, strict=True):
            evaluating.answer(evaluation, person, verdict=verdict)
        return {}

    def _judge(self, problem, draw):
        """The author and the one neighbour answer."""
        people = User.objects.filter(pk__in=affected.people_of(problem)).order_by("pk")
        for person, verdict in zip(people, draw, strict=False):
            why = "" if verdict == "yes" else "not_done"
            judging.answer_problem(problem, person, verdict=verdict, why=why)
        return {}

    def _request_reopening(self, problem, _draw):
        """Its author has seen that it is dark again."""
        judging.write_down(problem, problem.author, verdict="no", why="came_back")
        return {"reason_code": "came_back"}


GIVEN = {
    "keep": IN_BOTH | {"reason_code": "checked_fixed"},
    "ask": {"question": "Қай аула?"},
    "answer": {"answer": "Он екінші үй"},
    "refuse": IN_BOTH | WORDS | {"reason_code": "no_means"},
    "accept": IN_BOTH | {"skip_reason": "Мемлекеттік орган керек емес"},
    "support": IN_BOTH | {"gives": [{"kind": "land", "words": "Жер телімі"}]},
    "open_evaluation": {"evidence_accepted": True},
} | dict.fromkeys(
    ("appeal", "unmerge", "return_report", "reopen", "suspend", "resume", "withdraw"), WORDS
)
