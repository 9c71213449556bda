"""Starting an initiative from problems or from nothing, and changing it while it is a draft."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.models import Office, User
from geo.models import Region
from initiatives import pins
from initiatives.adopting import adopt
from initiatives.answering import newest_for, questions_of
from initiatives.applicants import Applicant
from initiatives.models import Initiative, Problem
from initiatives.models.questionnaire import EMPTY
from initiatives.placing import make_public, place
from initiatives.predicates import is_author
from initiatives.stages import Stage
from initiatives.taxonomy import Direction
from kernel.workflow import Refusal

PLAIN = (
    *("title", "summary", "language", "hides_name", "plan_starts", "plan_ends"),
    *("signs", "keeps_limits"),
)
WRITES = "initiatives.change_initiative"
AUTHORS_OWN = {"hides_name"}  # whether a name is told is its owner's to say


def start_initiative(
    *,
    author: User,
    title: str = "",
    client_id: UUID | None = None,
    problems: Iterable[Problem] = (),
    called_by: Office | None = None,
    **facts: Any,  # noqa: ANN401 - the facts of `change_initiative`
) -> Initiative:
    """A draft, its author's alone; the place of the first problem is the first proposal.

    The same `client_id` of the same author is the same draft, with what was sent last; what the
    form does not say stays. Refuses with already_sent once it is no draft; raises
    `Initiative.DoesNotExist` for an id that is another person's.
    """
    facts |= {"title": title} if title else {}
    try:
        with transaction.atomic():
            draft = _started_before(client_id, author)
            draft = draft or _begin(author, client_id, called_by)
            _take_up(draft, list(problems))
            return change_initiative(draft, by=author, **facts)
    except IntegrityError:
        if known := Initiative.objects.filter(client_id=client_id, author=author).first():
            return known  # the same form came by another road at the same moment
        raise


def _started_before(client_id: UUID | None, author: User) -> Initiative | None:
    """The draft this very form has made already; nobody changes it meanwhile."""
    rows = Initiative.objects.select_for_update(of=("self",))
    known = rows.filter(client_id=client_id).first() if client_id else None
    if known is None:
        return None
    if known.author_id != author.pk:
        raise Initiative.DoesNotExist
    if known.stage != Stage.DRAFT:
        raise Refusal("already_sent", number=known.number)
    return known


def _begin(author: User, client_id: UUID | None, called_by: Office | None) -> Initiative:
    applicant = Applicant.DEPARTMENT if called_by else Applicant.CITIZEN
    facts = {"client_id": client_id, "called_by": called_by, "applicant": applicant}
    return Initiative.objects.create(author=author, lead=author, **facts)


def _take_up(draft: Initiative, problems: list[Problem]) -> None:
    """Those it is not about yet; of a draft without a place the first says where."""
    known = set(draft.problems.values_list("pk", flat=True))
    for problem in problems:
        if problem.pk not in known:
            adopt(draft, problem, by=draft.author)
    if problems and draft.location is None:
        _stand_where(draft, problems[0])


def _stand_where(initiative: Initiative, problem: Problem) -> None:
    initiative.location, initiative.region = problem.public_location, problem.region
    initiative.direction = initiative.direction or problem.category.direction


def change_initiative(  # noqa: PLR0913 - the facts of one form, all by name
    initiative: Initiative,
    *,
    by: User,
    may: str = WRITES,
    lon: Any = None,  # noqa: ANN401 - a decimal of a form
    lat: Any = None,  # noqa: ANN401 - a decimal of a form
    region: Region | None = None,
    direction: Direction | None = None,
    answers: dict[str, Any] | None = None,
    **facts: str | bool | date | None,
) -> Initiative:
    """Change a draft, or the answers while information is asked for; `may` is asked for.

    Refuses with not_allowed, outside_kazakhstan, plan_backwards.
    """
    if not by.has_perm(may, initiative):
        raise Refusal("not_allowed")
    for name in facts.keys() & _said_by(by, initiative):
        setattr(initiative, name, facts[name])
    _check_plan(initiative)
    if lon is not None and lat is not None:
        _stand_at(initiative, lon, lat, chosen=region)
    _ask(initiative, answers, is_elsewhere=_turn_to(initiative, direction))
    initiative.save()
    if initiative.number:
        pins.put_initiative(initiative)
    return initiative


def _turn_to(initiative: Initiative, direction: Direction | None) -> bool:
    """Whether it is about another sphere from now on."""
    before = initiative.direction_id
    if direction is not None:
        initiative.direction = direction
    return initiative.direction_id != before


def _said_by(person: User, initiative: Initiative) -> set[str]:
    """What this person may say of it: all the author, nearly all a co-author."""
    return set(PLAIN) - (set() if is_author(person, initiative) else AUTHORS_OWN)


def _stand_at(
    initiative: Initiative,
    lon: Any,  # noqa: ANN401 - a decimal of a form
    lat: Any,  # noqa: ANN401 - a decimal of a form
    *,
    chosen: Region | None,
) -> None:
    """The place; of one that was sent the public point follows at once."""
    place(initiative, lon, lat, chosen=chosen)
    if initiative.number:
        make_public(initiative)


def _check_plan(initiative: Initiative) -> None:
    starts, ends = initiative.plan_starts, initiative.plan_ends
    if starts and ends and ends < starts:
        raise Refusal("plan_backwards")


def _ask(initiative: Initiative, answers: dict[str, Any] | None, *, is_elsewhere: bool) -> None:
    """Its versions of the questions; answers keep to those, an empty one goes.

    A draft keeps the versions it began with, until its writer takes the newest or chooses another
    sphere.
    """
    if initiative.number is None and (is_elsewhere or initiative.questionnaire is None):
        _ask_what_the_sphere_asks(initiative)
    if answers is None:
        return
    codes = {one.code for one in questions_of(initiative)}
    given = {code: value for code, value in answers.items() if code in codes}
    told = initiative.answers | given
    initiative.answers = {code: said for code, said in told.items() if said not in EMPTY}


def _ask_what_the_sphere_asks(initiative: Initiative) -> None:
    """The newest of its sphere, after those every sphere asks; of these, what was begun stays.

    Questions of a sphere that once stood in the place of the general ones go with that sphere.
    """
    newest = newest_for(initiative.direction)
    begun = initiative.questionnaire
    if begun is None or begun.direction_id is not None:
        initiative.questionnaire = newest["questionnaire"]
    initiative.sphere_questionnaire = newest["sphere_questionnaire"]
