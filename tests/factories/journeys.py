"""How a problem and an initiative come to each stage: by the real moves, with the right people.

`walk(initiative, to="closing")` plays the shortest way; `Cast` finds the people of a territory
or hires them.
"""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Office
from accounts.roles import GOVERNING, OfficeKind
from initiatives import evaluating, judging
from initiatives.models import Initiative
from initiatives.stages import ProblemStage, Stage
from kernel.clock import add_working_days
from tests.factories import accounts, community, geo, reports
from tests.factories import initiatives as made

P, S = ProblemStage, Stage
IN_BOTH = {"public_answer_kk": "Жауап берілді.", "public_answer_ru": "Ответ дан."}
LAND = {"kind": "land", "words": "Жер телімі"}

# stage: (the stage before it, the verb that leads there)
WAY = {
    S.SUBMITTED: (S.DRAFT, "submit"),
    S.IN_REVIEW: (S.SUBMITTED, "take_up"),
    S.NEEDS_INFORMATION: (S.IN_REVIEW, "ask"),
    S.STATE_BODY_REVIEW: (S.IN_REVIEW, "involve"),
    S.REFUSED: (S.IN_REVIEW, "refuse"),
    S.DUPLICATE: (S.IN_REVIEW, "merge"),
    S.TEAM_SELECTION: (S.IN_REVIEW, "accept"),
    S.RESOURCE_SEARCH: (S.TEAM_SELECTION, "seek"),
    S.RESOURCE_ATTRACTION: (S.RESOURCE_SEARCH, "attract"),
    S.RESOURCES_NOT_FOUND: (S.RESOURCE_ATTRACTION, "run_out"),
    S.STATE_BODY_SUPPORT: (S.TEAM_SELECTION, "ask_support"),
    S.IMPLEMENTATION: (S.TEAM_SELECTION, "start"),
    S.CLOSING: (S.IMPLEMENTATION, "finish"),
    S.EVALUATION: (S.CLOSING, "open_evaluation"),
    S.SOLVED: (S.EVALUATION, "conclude"),
    S.PARTLY_SOLVED: (S.EVALUATION, "conclude"),
    S.NOT_SOLVED: (S.EVALUATION, "conclude"),
    S.SUSPENDED: (S.IN_REVIEW, "suspend"),
    S.WITHDRAWN: (S.IN_REVIEW, "withdraw"),
}
PROBLEM_WAY = {
    P.CONFIRMED: (P.REPORTED, "confirm"),
    P.ACKNOWLEDGED: (P.CONFIRMED, "take_up"),
    P.NEEDS_INFORMATION: (P.ACKNOWLEDGED, "ask"),
    P.REFUSED: (P.CONFIRMED, "refuse"),
    P.DUPLICATE: (P.CONFIRMED, "merge"),
    P.IN_WORK: (P.ACKNOWLEDGED, "start"),
    P.CLAIMED_FIXED: (P.IN_WORK, "claim_fixed"),
    P.FIXED: (P.CLAIMED_FIXED, "judge"),
    P.NOT_FIXED: (P.CLAIMED_FIXED, "judge"),
    P.REOPEN_REQUESTED: (P.FIXED, "request_reopening"),
    P.CLOSED: (P.FIXED, "close"),
    P.WITHDRAWN: (P.CONFIRMED, "withdraw"),
}
ANSWERS = {S.SOLVED: ("yes",) * 3, S.PARTLY_SOLVED: ("yes", "no", "no"), S.NOT_SOLVED: ("no",) * 3}


def walk(subject, *, to):
    """Lead a fresh one to a stage by the shortest way of real moves."""
    way = WAY if isinstance(subject, Initiative) else PROBLEM_WAY
    verbs = []
    stage = to
    while stage in way:
        stage, verb = way[stage]
        verbs.insert(0, verb)
    for verb in verbs:
        make(verb, subject, aim=to)
    return subject


def walk_on(subject, *verbs):
    """Some more moves, each by the person whose turn it is."""
    for verb in verbs:
        make(verb, subject)
    return subject


def make(verb, subject, *, aim="", **said):
    """One move by the person whose turn it is, with everything it must have; `said` wins."""
    preparation = PREPARED.get((type(subject).__name__, verb))
    given = (preparation(subject, aim) if preparation else {}) | said
    by = actor_of(verb, subject)
    return subject.move(verb, by=by, **given)


def actor_of(verb, subject):
    """Who makes this move."""
    official = official_of(subject.region)
    if not isinstance(subject, Initiative):
        system = dict.fromkeys(("confirm", "judge", "close", "retry", "reroute"))
        own = dict.fromkeys(("withdraw", "answer", "request_reopening", "appeal"), subject.author)
        if verb == "keep":  # whoever said that it is fixed does not decide that it is
            return colleague_of(official)
        return (system | own).get(verb, official)
    coordinator = staff_of(subject.region, OfficeKind.COORDINATOR)
    people = dict.fromkeys(("submit", "withdraw", "answer", "appeal"), subject.author)
    people |= dict.fromkeys(("seek", "attract", "ask_support", "start", "finish"), subject.lead)
    people |= dict.fromkeys(("open_evaluation", "return_report"), coordinator)
    people |= dict.fromkeys(("run_out", "conclude"))
    people["suspend"] = people["resume"] = staff_of(subject.region, OfficeKind.MODERATOR)
    return people.get(verb, official)


def official_of(region):
    """The official who answers for the region, hired if nobody does."""
    office = office_of(region)
    seat = office and office.memberships.order_by("pk").first()
    if seat:
        return seat.user
    return accounts.OfficialFactory(at=office) if office else accounts.OfficialFactory(of=region)


def colleague_of(official):
    """Somebody else of the same office, hired if there is nobody."""
    office = official.offices[0]
    seat = office.memberships.exclude(user=official).order_by("pk").first()
    return seat.user if seat else accounts.OfficialFactory(at=office)


def office_of(region):
    """The office of the akimat of exactly this region."""
    return Office.objects.filter(region=region, kind__in=GOVERNING).order_by("pk").first()


def staff_of(region, kind):
    """A coordinator or moderator of the region, hired if there is none."""
    office = Office.objects.filter(region=region, kind=kind).order_by("pk").first()
    seat = office and office.memberships.order_by("pk").first()
    return seat.user if seat else accounts.StaffFactory(kind=kind, of=region)


def let_time_pass(subject):
    """Its term has just run out."""
    type(subject).objects.filter(pk=subject.pk).update(
        due_at=timezone.now() - timedelta(minutes=1)
    )
    subject.refresh_from_db()


def _another(subject, _aim):
    """Something of the same kind it is a duplicate of."""
    factory = made.InitiativeFactory if isinstance(subject, Initiative) else made.ProblemFactory
    first = "submitted" if isinstance(subject, Initiative) else "confirmed"
    return {"target": factory(region=subject.region, at_stage=first)}


def _listed(initiative, _aim):
    if not initiative.needs.exists():
        made.NeedFactory(initiative=initiative)
    return {}


def _over(subject, _aim):
    let_time_pass(subject)
    return {}


def _proved(initiative, _aim):
    for moment in ("before", "after"):
        made.EvidenceFactory(initiative=initiative, moment=moment)
    reports.report_whole(initiative)
    return {}


def _neighbours_asked(initiative, _aim):
    community.SupportFactory.create_batch(3, subject=initiative)
    return {"evidence_accepted": True}


def _answered(initiative, aim):
    evaluation = evaluating.current(initiative)
    for person, verdict in zip(
        evaluation.asked.order_by("pk"), ANSWERS.get(aim, ANSWERS[S.SOLVED]), strict=False
    ):
        evaluating.answer(evaluation, person, verdict=verdict)
    return {}


def _fix_shown(problem, _aim):
    made.ProblemPhotoFactory(problem=problem, kind="after")
    return {}


def _author_answers(problem, aim):
    said = {"verdict": "no", "why": "not_done"} if aim == P.NOT_FIXED else {"verdict": "yes"}
    judging.answer_problem(problem, problem.author, **said)
    return {}


def _doubted(problem, _aim):
    judging.write_down(problem, problem.author, verdict="no", why="came_back")
    return {"reason_code": "came_back"}


def _kept(problem, _aim):
    """An official has decided that it stays fixed; somebody sits above."""
    stage = problem.stage
    official_of(problem.region.parent)
    walk_on(problem, "request_reopening", "keep")
    if stage == P.CLOSED:
        make("close", problem)
    return {"reason": "Шам әлі жанбайды"}


def _in_days(days):
    return timezone.localdate() + timedelta(days=days)


def _body_asked(_initiative, _aim):
    return _asked(official_of(geo.RegionFactory()).offices[0])


def _support_asked(initiative, _aim):
    return _asked(office_of(initiative.region)) | {"skip_reason": "Ресурс керек емес"}


def _asked(body):
    return {"office": body, "task": "Жер туралы пікір керек", "due_on": _in_days(10)}


def _another_office(subject, _aim):
    return {
        "office": official_of(geo.RegionFactory()).offices[0],
        "reason": "Жер басқа аумақта",
        "reason_code": "wrong_territory",
    }


def _found_elsewhere(_problem, _aim):
    office = official_of(geo.RegionFactory()).offices[0]
    return {"office": office, "why": "territory", "reason_code": "place_changed"}


def extension_of(subject, days=3):
    """A later working day, and why in both languages."""
    until = add_working_days(timezone.localtime(subject.due_at).date(), days)
    return IN_BOTH | {"until": until}


def _somebody_above(initiative, _aim):
    official_of(initiative.region.parent)
    return {"reason": "Жауапқа келіспеймін"}


def _covered(initiative, _aim):
    for need in initiative.needs.all():
        made.TeamMemberFactory.create_batch(need.wanted, initiative=initiative, need=need)
    return {"skip_reason": "Бәрі бар"}


PREPARED = {
    ("Initiative", "forward"): _another_office,
    ("Initiative", "answer"): lambda *_: {"answer": "Он екінші үйдің ауласы"},
    ("Initiative", "appeal"): _somebody_above,
    ("Initiative", "unmerge"): lambda *_: {"reason": "Бұл басқа аула"},
    ("Initiative", "support"): lambda *_: IN_BOTH | {"gives": [dict(LAND)]},
    ("Initiative", "return_report"): lambda *_: {"reason": "Есепте сандар жоқ"},
    ("Initiative", "reopen"): lambda *_: {"reason": "Шамдар қайта сөнді"},
    ("Initiative", "resume"): lambda *_: {"reason": "Дау шешілді"},
    ("Initiative", "extend"): lambda initiative, _: extension_of(initiative),
    ("Problem", "extend"): lambda problem, _: extension_of(problem),
    ("Problem", "reroute"): _found_elsewhere,
    ("Problem", "forward"): _another_office,
    ("Problem", "ask"): lambda *_: {"question": "Қай үйдің жанында?"},
    ("Problem", "answer"): lambda *_: {"answer": "Он екінші үйдің жанында"},
    ("Problem", "unmerge"): lambda *_: {"reason": "Бұл басқа шам"},
    ("Initiative", "ask"): lambda *_: {"question": "Қай үйдің ауласы?"},
    ("Initiative", "involve"): _body_asked,
    ("Initiative", "refuse"): lambda *_: IN_BOTH | {"reason_code": "no_means"},
    ("Initiative", "merge"): _another,
    ("Initiative", "accept"): lambda *_: IN_BOTH | {"skip_reason": "Мемлекеттік орган керек емес"},
    ("Initiative", "seek"): _listed,
    ("Initiative", "attract"): lambda *_: {"resources_until": _in_days(15)},
    ("Initiative", "run_out"): _over,
    ("Initiative", "ask_support"): _support_asked,
    ("Initiative", "start"): _covered,
    ("Initiative", "finish"): _proved,
    ("Initiative", "open_evaluation"): _neighbours_asked,
    ("Initiative", "conclude"): _answered,
    ("Initiative", "suspend"): lambda *_: {"reason": "Дау қаралуда", "reason_code": "dispute"},
    ("Initiative", "withdraw"): lambda *_: {"reason": "Жалғастыра алмаймын"},
    ("Problem", "refuse"): lambda *_: {"reason": "Қаражат жоқ", "reason_code": "no_means"},
    ("Problem", "merge"): _another,
    ("Problem", "claim_fixed"): _fix_shown,
    ("Problem", "judge"): _author_answers,
    ("Problem", "request_reopening"): _doubted,
    ("Problem", "appeal"): _kept,
    ("Problem", "keep"): lambda *_: IN_BOTH | {"reason_code": "checked_fixed"},
    ("Problem", "close"): _over,
    ("Problem", "withdraw"): lambda *_: {"reason": "Қателестім", "reason_code": "by_mistake"},
}
