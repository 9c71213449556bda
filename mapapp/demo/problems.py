"""Each problem of the story, told by a resident and carried to its stage by the real moves."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from community.supporting import support
from initiatives.judging import answer_problem
from initiatives.models import Problem
from initiatives.proving import show_the_fix
from initiatives.reporting import report_problem
from initiatives.taxonomy import ProblemCategory
from mapapp.demo.cast import Cast
from mapapp.demo.pictures import drawn
from mapapp.demo.story import Story

# The way to each stage; what an initiative brings about later is left to it.
WAY = {
    "reported": (),
    "confirmed": (),
    "acknowledged": ("take_up",),
    "needs_information": ("take_up", "ask"),
    "in_work": ("take_up", "start"),
    "claimed_fixed": ("take_up", "start", "claim_fixed"),
    "fixed": ("take_up", "start", "claim_fixed", "judge"),
    "reopen_requested": ("take_up", "start", "claim_fixed", "judge", "request_reopening"),
    "not_fixed": ("take_up", "start", "claim_fixed", "judge"),
    "closed": ("take_up", "start", "claim_fixed", "judge", "close"),
    "refused": ("take_up", "refuse"),
    "duplicate": ("take_up", "merge"),
    "withdrawn": ("withdraw",),
}
AGE_IN_DAYS = {"confirmed": 0.3, "closed": 120, "acknowledged": 5}
USUAL_AGE = 9
SYSTEM = {"judge", "close"}


def tell(story: Story, cast: Cast) -> list[Problem]:
    """All of them, in the order of the story."""
    return [_tell(story, cast, n, facts) for n, facts in enumerate(story.told["problems"])]


def _tell(story: Story, cast: Cast, number: int, facts: dict[str, Any]) -> Problem:
    key, spot = story.key("problem", number), story.spot(facts["at"])
    author = cast.residents[number % len(cast.residents)]
    agreeing = _neighbours(story, cast, author, facts["me_too"])
    known = Problem.objects.filter(client_id=key).first()
    if known:
        return known
    days = AGE_IN_DAYS.get(facts["stage"], USUAL_AGE) + number % 5 / 2
    with transaction.atomic():
        with story.at(story.days_ago(days)):
            problem = report_problem(
                author=author,
                lon=spot[0],
                lat=spot[1],
                category=ProblemCategory.objects.get(code=facts["category"]),
                text=facts["text"],
                language=facts["language"],
                client_id=key,
                hides_name=number % 2 == 0,
                photos=[drawn(number, after=False)] if number % 2 else [],
            )
            for neighbour in agreeing:
                support(neighbour, problem)
        for step, verb in enumerate(WAY[facts["stage"]], 1):
            moment = problem.stage_since + _pause(verb, step)
            with story.at(min(moment, story.now - timedelta(minutes=5))):
                _move(cast, problem, verb, facts | {"number": number})
    return problem


def _pause(verb: str, step: int) -> timedelta:
    return timedelta(days=95) if verb == "close" else timedelta(hours=20 + 3 * step)


def _neighbours(story: Story, cast: Cast, author: Any, count: int) -> list[Any]:  # noqa: ANN401 - people
    """Who says "me too"; the chance is drawn even when they have said it already."""
    return story.chance.sample([one for one in cast.residents if one != author], k=count)


def _move(cast: Cast, problem: Problem, verb: str, facts: dict[str, Any]) -> None:
    official = cast.staff["official_region"]
    if verb == "claim_fixed":
        show_the_fix(problem, drawn(facts["number"], after=True), by=official)
    if verb == "judge":
        for person in {problem.author, *_supporters(cast, problem)}:
            answer_problem(problem, person, **_opinion(facts["stage"]))
    if verb == "request_reopening":
        said = {"verdict": "no", "why": "came_back", "comment": "Мусор привезли снова."}
        answer_problem(problem, problem.author, **said)
        problem.refresh_from_db()
        return
    problem.refresh_from_db()
    actor = None if verb in SYSTEM else official
    if verb == "withdraw":
        actor = problem.author
    problem.move(verb, by=actor, **_given(problem, verb, facts))


def _opinion(stage: str) -> dict[str, str]:
    return {"verdict": "no", "why": "not_done"} if stage == "not_fixed" else {"verdict": "yes"}


def _supporters(cast: Cast, problem: Problem) -> list[Any]:
    from community.models import Support  # noqa: PLC0415 - only this line asks who they are

    known = set(Support.objects.of(problem).values_list("user", flat=True))
    return [person for person in cast.residents if person.pk in known]


def _given(problem: Problem, verb: str, facts: dict[str, Any]) -> dict[str, Any]:
    if verb == "refuse":
        return {
            "reason_code": "private_matter",
            "reason": "Бұл жеке мүлікке қатысты: әкімдік жеке учаскеге қызмет көрсете алмайды.",
        }
    if verb == "ask":
        return {"question": facts["question"]}
    if verb == "withdraw":
        return {"reason_code": "solved_otherwise", "reason": "Мәселе өздігінен шешілді."}
    if verb == "merge":
        same = Problem.objects.filter(region=problem.region, category__code="flood")
        return {"target": same.exclude(pk=problem.pk).order_by("pk").first()}
    return {}
