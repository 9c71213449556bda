"""The way of the story's initiatives to each stage, and what each move is given."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from initiatives.models import Initiative

if TYPE_CHECKING:
    from mapapp.demo.initiatives import Scene

TO_REVIEW = ("submit", "take_up")
TO_TEAM = (*TO_REVIEW, "accept")
TO_SEARCH = (*TO_TEAM, "seek")
TO_ATTRACTION = (*TO_SEARCH, "attract")
TO_WORK = (*TO_ATTRACTION, "start")
TO_CLOSING = (*TO_WORK, "finish")
TO_EVALUATION = (*TO_CLOSING, "open_evaluation")
TO_RESULT = (*TO_EVALUATION, "conclude")

WAY: dict[str, tuple[str, ...]] = {
    "draft": (),
    "submitted": ("submit",),
    "in_review": TO_REVIEW,
    "needs_information": (*TO_REVIEW, "ask"),
    "state_body_review": (*TO_REVIEW, "involve"),
    "team_selection": TO_TEAM,
    "resource_search": TO_SEARCH,
    "resources_not_found": (*TO_ATTRACTION, "run_out"),
    "resource_attraction": TO_ATTRACTION,
    "state_body_support": (*TO_ATTRACTION, "ask_support"),
    "implementation": TO_WORK,
    "closing": TO_CLOSING,
    "evaluation": TO_EVALUATION,
    "solved": TO_RESULT,
    "partly_solved": TO_RESULT,
    "not_solved": TO_RESULT,
    "refused": (*TO_REVIEW, "refuse"),
    "duplicate": (*TO_REVIEW, "merge"),
    "suspended": (*TO_TEAM, "suspend"),
    "withdrawn": (*TO_REVIEW, "withdraw"),
}
WITH_A_BODY = {"accept": ("involve", "accept"), "start": ("ask_support", "support")}
AGE_IN_DAYS = {
    "submitted": 1,
    "in_review": 8,
    "needs_information": 6,
    "resources_not_found": 30,
    "evaluation": 14,
}

ACCEPTED = {
    "public_answer_kk": "Бастаманы мақұлдадық: орны мен мақсаты дұрыс, жұмысты бастай беріңіз.",
    "public_answer_ru": "Инициатива одобрена: место и цель верны, можно начинать.",
}
SUPPORTED = {
    "public_answer_kk": "Басқарма қолдайды: төмендегіні береміз, жұмысты бастай беріңіздер.",
    "public_answer_ru": "Управление поддерживает: даём перечисленное ниже, можно начинать работу.",
}
NO_STATE_BODY = "Мемлекеттік органның қатысуы қажет емес: жұмыс ауланың ішінде."
GIVEN: dict[str, dict[str, Any]] = {
    "ask": {"question": "Өзеннің қай жағалауы туралы айтып тұрсыз? Нақты жерін көрсетіңіз."},
    "accept": ACCEPTED | {"skip_reason": NO_STATE_BODY},
    "refuse": {
        "reason_code": "not_public",
        "public_answer_kk": "Ақылы курстар қоғамдық бастама емес, сондықтан мақұлдай алмаймыз.",
        "public_answer_ru": "Платные курсы не являются общественной инициативой.",
    },
    "start": {"skip_reason": "Мемлекеттік органның қолдауы қажет емес."},
    "open_evaluation": {"evidence_accepted": True},
    "suspend": {"reason_code": "dispute", "reason": "Жердің иесі туралы дау шешілуде."},
    "withdraw": {"reason_code": "cannot_go_on", "reason": "Жетекші басқа қалаға көшті."},
}


def way_of(facts: dict[str, Any]) -> tuple[str, ...]:
    """The moves to its stage, through the state body where the story says that one was asked."""
    asked = facts.get("asks", [])
    legs = (WITH_A_BODY[v] if v in asked else (v,) for v in WAY[facts["stage"]])
    return tuple(verb for leg in legs for verb in leg)


def gives_of(scene: "Scene", verb: str) -> dict[str, Any]:
    """What the department that was asked promises with its answer."""
    lines = [dict(line) for line in scene.facts["gives"] if line["with"] == verb]
    for line in lines:
        del line["with"]
    return {"gives": lines} if lines else {}


def given(scene: "Scene", verb: str) -> dict[str, Any]:
    """What the person who makes the move says and chooses."""
    today = scene.story.now.date()
    if verb == "accept" and scene.is_with_the_body:
        return ACCEPTED | gives_of(scene, verb)
    if verb == "support":
        return SUPPORTED | gives_of(scene, verb)
    if verb in {"involve", "ask_support"}:
        return {
            "office": scene.cast.offices["department"],
            "task": "Орынды қарап, техникалық қорытынды беріңіз.",
            "due_on": today + timedelta(days=10),
        }
    if verb == "attract":
        late = scene.facts["stage"] == "resources_not_found"
        return {"resources_until": today + timedelta(days=-3 if late else 18)}
    if verb == "merge":
        return {"target": _another_open(scene)}
    return GIVEN.get(verb, {})


def _another_open(scene: "Scene") -> Initiative:
    """The initiative of the same place that is already being considered."""
    here = Initiative.objects.filter(stage="state_body_review")
    return here.exclude(pk=scene.initiative.pk).order_by("pk").first()
