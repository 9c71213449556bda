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
from initiatives.models import Initiative, Problem, Questionnaire
from initiatives.placing import make_public, place
from initiatives.stages import Stage
from initiatives.taxonomy import Direction
from kernel.workflow import Refusal

PLAIN = ("title", "summary", "language", "hides_name", "plan_starts", "plan_ends")


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

    The same `client_id` of the same author is the same draft, with the words sent last.
    Refuses with already_sent once it is no draft; raises `Initiative.DoesNotExist` for an id
    that is another person's.
    """
    if known := _started_before(client_id, author):
        return change_initiative(known, by=author, title=title, **facts)
    try:
        with transaction.atomic():
            initiative = _begin(author, title, client_id, list(problems), called_by)
            return change_initiative(initiative, by=author, title=title, **facts)
    except IntegrityError:
        if known := _started_before(client_id, author):
            return known  # the same form came by another road at the same moment
        raise


def _started_before(client_id: UUID | None, author: User) -> Initiative | None:
    """The draft this very form has made already."""
    known = Initiative.objects.filter(client_id=client_id).first() if client_id else None
    if known is None:
        return None
    if known.author_id != author.pk:
        raise Initiative.DoesNotExist
    if known.stage != Stage.DRAFT:
        raise Refusal("already_sent", number=known.number)
    return known


def _begin(
    author: User,
    title: str,
    client_id: UUID | None,
    problems: list[Problem],
    called_by: Office | None,
) -> Initiative:
    facts = {"title": title, "client_id": client_id, "called_by": called_by}
    initiative = Initiative(author=author, lead=author, **facts)
    initiative.save()
    for problem in problems:
        adopt(initiative, problem, by=author)
    if problems:
        _stand_where(initiative, problems[0])
    return initiative


def _stand_where(initiative: Initiative, problem: Problem) -> None:
    initiative.location, initiative.region = problem.public_location, problem.region
    initiative.direction = problem.category.direction


def change_initiative(  # noqa: PLR0913 - the facts of one form, all by name
    initiative: Initiative,
    *,
    by: User,
    lon: Any = None,  # noqa: ANN401 - a decimal of a form
    lat: Any = None,  # noqa: ANN401 - a decimal of a form
    region: Region | None = None,
    direction: Direction | None = None,
    answers: dict[str, Any] | None = None,
    **facts: str | bool | date | None,
) -> Initiative:
    """Change a draft, or the answers while information is asked for.

    Refuses with not_allowed, outside_kazakhstan, plan_backwards.
    """
    if not by.has_perm("initiatives.change_initiative", initiative):
        raise Refusal("not_allowed")
    for name in facts.keys() & set(PLAIN):
        setattr(initiative, name, facts[name])
    _check_plan(initiative)
    if lon is not None and lat is not None:
        _stand_at(initiative, lon, lat, chosen=region)
    if direction is not None:
        initiative.direction = direction
    _ask(initiative, answers)
    initiative.save()
    if initiative.number:
        pins.put_initiative(initiative)
    return initiative


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


def _ask(initiative: Initiative, answers: dict[str, Any] | None) -> None:
    """The newest questionnaire of the sphere; answers keep to its questions, an empty one goes."""
    if initiative.number is None:
        initiative.questionnaire = Questionnaire.objects.current_for(initiative.direction)
    if answers is None or initiative.questionnaire is None:
        return
    codes = set(initiative.questionnaire.questions.values_list("code", flat=True))
    given = {code: value for code, value in answers.items() if code in codes}
    told = initiative.answers | given
    initiative.answers = {code: said for code, said in told.items() if said not in (None, "")}
