"""The pins of problems and initiatives on the map, kept in the owner's own transaction."""

from geo.models import Pin
from initiatives import coverage
from initiatives.models import Initiative, Need, Problem
from initiatives.stages import GATHERING, ON_THE_MAP, PROBLEM_ON_THE_MAP

TITLE_LENGTH = 80


def put_problem(problem: Problem) -> None:
    """Draw it, or take it off the map."""
    if problem.stage not in PROBLEM_ON_THE_MAP or problem.is_hidden or problem.part_of_id:
        Pin.objects.drop("problem", problem.pk)
        return
    Pin.objects.put(
        "problem",
        problem.pk,
        point=problem.public_location,
        stage=problem.stage,
        stage_group=problem.stage_group,
        topic=problem.category.code,
        region=problem.region,
        since=problem.created_at,
        title=_title_of(problem),
        language=problem.language,
        text=problem.text,
    )


def _title_of(problem: Problem) -> str:
    """The first line of what was written, or the public number."""
    first_line = problem.text.strip().partition("\n")[0]
    return first_line[:TITLE_LENGTH] or problem.number


def put_initiative(initiative: Initiative) -> None:
    """Draw it, or take it off the map."""
    if initiative.stage not in ON_THE_MAP or initiative.is_hidden:
        Pin.objects.drop("initiative", initiative.pk)
        return
    Pin.objects.put(
        "initiative",
        initiative.pk,
        point=initiative.public_location,
        stage=initiative.stage,
        stage_group=initiative.stage_group,
        topic=initiative.direction.code,
        region=initiative.region,
        since=initiative.created_at,
        title=initiative.title,
        language=initiative.language,
        text=initiative.summary,
        needs=sorted(kinds_needed(initiative)),
    )


def kinds_needed(initiative: Initiative) -> set[str]:
    """`people`, `things`, `money`: what is still looked for."""
    if initiative.stage not in GATHERING:
        return set()
    words = {Need.Kind.PEOPLE: "people", Need.Kind.THING: "things", Need.Kind.MONEY: "money"}
    kinds = {words[need.kind] for need in coverage.open_needs(initiative)}
    return kinds | ({"people"} if initiative.seats.empty().exists() else set())
