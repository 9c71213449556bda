"""Each initiative of the story, carried to its stage by the real moves of the real people."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives import (
    backing,
    evaluating,
    giving,
    needing,
    planning,
    programmes,
    proving,
    teaming,
)
from initiatives.criteria import Criterion
from initiatives.models import BodyPromise, Initiative, NationalProject, Need, Problem
from initiatives.signs import Sign
from initiatives.starting import change_initiative, start_initiative
from initiatives.taxonomy import Direction, ResourceKind
from kernel.money import tiyn
from mapapp.demo import helped
from mapapp.demo.answers import answers_of
from mapapp.demo.cast import Cast
from mapapp.demo.looked_after import look_after
from mapapp.demo.pictures import drawn
from mapapp.demo.reports import begin_report, write_report
from mapapp.demo.story import Story
from mapapp.demo.ways import AGE_IN_DAYS, given, way_of
from resources.models import Owner, Pledge
from resources.pledging import promise as promise_to

VERDICTS = {"solved": "yes", "partly_solved": "partly", "not_solved": "no"}
GRADES = {"yes": 4, "partly": 3, "no": 2}
BY = {
    "take_up": "official_region",
    "ask": "official_region",
    "involve": "official_region",
    "refuse": "official_region",
    "merge": "official_region",
    "accept": "official_region",
    "support": "department",
    "open_evaluation": "coordinator",
    "suspend": "moderator",
}
SYSTEM = {"run_out", "conclude"}
COUNTED = {"kk": ("Реттелген орын", "дана"), "ru": ("Приведено в порядок мест", "шт.")}
MILESTONES = {
    "kk": ("Керек-жарақ дайын", "Жұмыс бітті, орны жиналды"),
    "ru": ("Всё нужное готово", "Работа сделана, место убрано"),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One initiative of the story with everybody who acts in it."""

    story: Story
    cast: Cast
    number: int
    facts: dict[str, Any]
    initiative: Initiative

    @property
    def author(self) -> User:
        """Whoever started it leads it."""
        return self.initiative.author

    @property
    def is_with_the_body(self) -> bool:
        """A department is considering it."""
        return self.initiative.stage == "state_body_review"

    def actor(self, verb: str) -> User | None:
        """Who makes a move."""
        if verb in SYSTEM:
            return None
        if verb == "accept" and self.is_with_the_body:
            return self.cast.staff["department"]
        return self.cast.staff[BY[verb]] if verb in BY else self.author


def tell(story: Story, cast: Cast, problems: list[Problem]) -> list[Initiative]:
    """All of them, in the order of the story."""
    told = []
    for number, facts in enumerate(story.told["initiatives"]):
        adopted = [problems[n] for n in facts.get("problems", [])]
        told.append(_tell(story, cast, number, adopted))
    return told


def _tell(story: Story, cast: Cast, number: int, adopted: list[Problem]) -> Initiative:
    facts, key = story.told["initiatives"][number], story.key("initiative", number)
    spot = story.spot(facts["at"])
    known = Initiative.objects.filter(client_id=key).first()
    if known:
        return known
    way = way_of(facts)
    first_day = AGE_IN_DAYS.get(facts["stage"], 12 + 2 * len(way)) + number % 5
    with transaction.atomic():
        with story.at(story.days_ago(first_day)):
            scene = Scene(story, cast, number, facts, _draft(story, cast, number, spot, adopted))
        for verb in way:
            _wait_and(scene, verb)
        look_after(scene)
    return scene.initiative


def _draft(
    story: Story, cast: Cast, number: int, spot: tuple[float, float], adopted: list[Problem]
) -> Initiative:
    facts = story.told["initiatives"][number]
    author = cast.volunteers[-1 - number]
    place = {} if adopted else {"lon": spot[0], "lat": spot[1]}
    initiative = start_initiative(
        author=author,
        client_id=story.key("initiative", number),
        title=facts["title"],
        summary=facts["summary"],
        language=facts["language"],
        direction=Direction.objects.get(code=facts["direction"]),
        signs=Sign.values,
        keeps_limits=True,
        problems=adopted,
        plan_starts=story.now.date() - timedelta(days=3),
        plan_ends=story.now.date() + timedelta(days=25),
        hides_name=number % 2 == 0,
        **place,
    )
    initiative = change_initiative(initiative, by=author, answers=answers_of(initiative))
    _list_needs(initiative, number)
    _plan(initiative, number)
    return initiative


def _list_needs(initiative: Initiative, number: int) -> None:
    kk = initiative.language == "kk"
    say = (lambda in_kk, _in_ru: in_kk) if kk else (lambda _in_kk, in_ru: in_ru)
    by = initiative.author
    add = partial(needing.add_need, initiative, by=by)
    needing.add_seat(initiative, by=by, role=say("Үйлестіруші", "Координатор"), wanted=1)
    add(
        kind=Need.Kind.PEOPLE,
        title=say("Қол көмегі", "Рабочие руки"),
        wanted=3 + number % 4,
        is_essential=False,
    )
    add(
        kind=Need.Kind.THING,
        resource_kind=ResourceKind.objects.get(code="tools"),
        title=say("Күрек пен қолғап", "Лопаты и перчатки"),
        wanted=6,
        unit=say("дана", "шт."),
    )
    if number % 2:
        add(
            kind=Need.Kind.MONEY,
            title=say("Материалдар", "Материалы"),
            wanted=tiyn(120_000 + 10_000 * number),
            is_essential=False,
        )


def _plan(initiative: Initiative, number: int) -> None:
    """Two milestones, what is counted, and what the materials cost."""
    kk, by = initiative.language == "kk", initiative.author
    for share, title in enumerate(MILESTONES[initiative.language], start=1):
        day = initiative.plan_starts + timedelta(days=9 * share)
        planning.add_milestone(initiative, by=by, title=title, due_on=day)
    title, unit = COUNTED[initiative.language]
    planning.add_indicator(initiative, by=by, title=title, planned=2 + number % 3, unit=unit)
    planning.add_budget_line(
        initiative,
        by=by,
        title="Материалдар" if kk else "Материалы",
        amount_tiyn=tiyn(120_000 + 10_000 * number),
        source="gathered" if number % 2 else "own",
    )


def _wait_and(scene: Scene, verb: str) -> None:
    """The next day: whatever the move needs beforehand, then the move."""
    initiative, story = scene.initiative, scene.story
    moment = min(initiative.stage_since + timedelta(hours=26), story.now - timedelta(minutes=2))
    if verb == "run_out":
        moment = story.now - timedelta(minutes=2)
    with story.at(moment):
        BEFORE.get(verb, _nothing)(scene)
        initiative.refresh_from_db()
        initiative.move(verb, by=scene.actor(verb), **given(scene, verb))
        AFTER.get(verb, _nothing)(scene)


def _nothing(_scene: Scene) -> None:
    """Most moves need nothing beforehand."""


def _join(scene: Scene) -> None:
    """Volunteers ask for places; the lead takes them in, and leaves the last one waiting."""
    if code := scene.facts.get("joins"):
        project = NationalProject.objects.get(code=code)
        programmes.join(scene.initiative, project, by=scene.author)
    seat, need = scene.initiative.seats.get(), scene.initiative.needs.first()
    pool = scene.cast.volunteers[scene.number * 7 : scene.number * 7 + 4]
    for n, volunteer in enumerate(pool):
        place = {"seat": seat} if n == 0 else {"need": need}
        member = teaming.ask_to_join(scene.initiative, volunteer, **place)
        if n < len(pool) - 1:
            teaming.accept(member, by=scene.author)


def _be_given_things(scene: Scene) -> None:
    """A neighbouring owner promises the tools and the lead accepts."""
    need = scene.initiative.needs.get(kind=Need.Kind.THING)
    speaker = scene.cast.speakers[scene.number % len(scene.cast.speakers)]
    owner = Owner.objects.spoken_for_by(speaker).first()
    pledge = promise_to(owner, need, by=speaker, quantity=need.wanted)
    pledge.move("accept", by=scene.author)


def _show(scene: Scene) -> None:
    for moment in ("before", "after"):
        proving.add_evidence(
            scene.initiative,
            drawn(scene.number, after=moment == "after"),
            by=scene.author,
            moment=moment,
        )
    write_report(scene.initiative)
    helped.name_people(scene.initiative)


def _evaluate(scene: Scene) -> None:
    evaluation = evaluating.current(scene.initiative)
    verdict = VERDICTS[scene.facts["stage"]]
    for n, person in enumerate(evaluation.asked.order_by("pk")[: max(evaluation.quorum, 7)]):
        best = GRADES[verdict]
        grades = {one.value: best - (n + k) % 3 // 2 for k, one in enumerate(Criterion)}
        evaluating.answer(evaluation, person, verdict=verdict, **grades)
    helped.answer(evaluation, scene.facts["stage"])


def _begin(scene: Scene) -> None:
    """What was promised changes hands as the work begins, and the report with it."""
    for pledge in Pledge.objects.filter(need__initiative=scene.initiative, stage="accepted"):
        pledge.move("give", by=scene.author)
    begin_report(scene.initiative)


def _keep_the_promise(scene: Scene) -> None:
    """Things change hands, the department marks the first of what it promised as given."""
    _begin(scene)
    official = scene.cast.staff["department"]
    promised = BodyPromise.objects.to_be_given_by(official)
    if first := promised.filter(involvement__initiative=scene.initiative).first():
        giving.mark_given(first, by=official, on=timezone.localdate())


def _stand_behind(scene: Scene) -> None:
    """Neighbours who find it right say so."""
    for resident in scene.cast.residents[: scene.facts.get("supporters", 0)]:
        backing.back(resident, scene.initiative)


BEFORE = {
    "start": _be_given_things,
    "ask_support": _be_given_things,
    "finish": _show,
    "conclude": _evaluate,
}
AFTER = {
    "take_up": _stand_behind,
    "accept": _join,
    "start": _keep_the_promise,
    "support": _keep_the_promise,
}
