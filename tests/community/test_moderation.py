"""The table of moderation against every stage, and the promises made to authors."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.roles import OfficeKind
from community.models import Decision
from community.models import DecisionStage as D
from community.moderation import MODERATION
from kernel.models import JournalEntry
from kernel.workflow import NOT_ALLOWED, STALE, WRONG_STAGE, Move, Refusal
from tests.factories.accounts import ModeratorFactory, StaffFactory, UserFactory
from tests.factories.community import GIVEN, flagged, make, moderators_of, under_moderation
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemFactory, ProblemPhotoFactory

pytestmark = pytest.mark.django_db

PROMISED = {
    "flag": ({"new", "kept"}, {"waiting"}),
    "keep": ({"waiting"}, {"kept"}),
    "redact": ({"new", "waiting", "kept", "hidden"}, {"kept", "hidden"}),
    "unredact": ({"kept", "hidden"}, {"kept", "hidden"}),
    "hide": ({"new", "waiting", "kept"}, {"hidden"}),
    "appeal": ({"hidden"}, {"appealed"}),
    "uphold": ({"appealed"}, {"hidden"}),
    "restore": ({"hidden", "appealed"}, {"kept"}),
    "ask_deletion": ({"hidden"}, {"deletion_asked"}),
    "refuse_deletion": ({"deletion_asked"}, {"hidden"}),
    "confirm_deletion": ({"deletion_asked"}, {"deleted"}),
}
LINES = [(move.verb, stage) for move in MODERATION for stage in sorted(move.source)]
STAFF = [kind for kind in OfficeKind if kind != OfficeKind.MODERATOR]


def a_decision(stage):
    return under_moderation(ProblemPhotoFactory(problem__confirmed=True), at_stage=stage)


def refusal(decision, verb, by, **given):
    stage, entries = decision.stage, JournalEntry.objects.count()
    with pytest.raises(Refusal) as refused:
        decision.move(verb, by=by, **given)
    decision.refresh_from_db()
    assert (decision.stage, JournalEntry.objects.count()) == (stage, entries)
    return refused.value.code


def test_the_table_is_the_promised_one():
    shape = {move.verb: (set(move.source), set(move.targets)) for move in MODERATION}

    assert shape == PROMISED


@pytest.mark.parametrize(("verb", "stage"), LINES)
def test_a_thing_takes_every_way_out_of_a_stage(verb, stage):
    decision = a_decision(stage)
    if verb == "unredact":
        make("redact", decision)

    entry = make(verb, decision)

    assert decision.stage in MODERATION.named(verb).targets
    assert (entry.before, entry.after) == (stage, decision.stage)


@pytest.mark.parametrize("stage", [*D])
def test_a_thing_leaves_a_stage_only_by_the_moves_of_its_line(stage, monkeypatch):
    decision = a_decision(stage)
    monkeypatch.setattr(Move, "by", property(lambda _move: lambda *_: True))

    for move in MODERATION:
        if stage not in move.source:
            assert refusal(decision, move.verb, None) == WRONG_STAGE


def test_nothing_leads_out_of_deletion():
    assert set(D) - set().union(*(move.source for move in MODERATION)) == {D.DELETED}


@pytest.mark.parametrize(("verb", "stage"), LINES)
def test_nobody_without_the_post_moves_anything(verb, stage):
    decision = a_decision(stage)
    region, elsewhere = decision.region, RegionFactory(box=(76.0, 43.0, 77.0, 44.0))
    people = [StaffFactory(kind=kind, of=region) for kind in STAFF]
    people += [ModeratorFactory(of=elsewhere), UserFactory(confirmed=True), AnonymousUser()]

    for person in people:
        assert refusal(decision, verb, person, **GIVEN.get(verb, {})) == NOT_ALLOWED


@pytest.mark.parametrize(
    ("stage", "verbs"),
    [
        (D.APPEALED, ["uphold", "restore"]),
        (D.DELETION_ASKED, ["refuse_deletion", "confirm_deletion"]),
    ],
)
def test_a_second_moderator_decides_never_the_first(stage, verbs):
    decision = a_decision(stage)
    first = decision.decided_by

    for verb in verbs:
        assert refusal(decision, verb, first, **GIVEN.get(verb, {})) == NOT_ALLOWED
    make(verbs[-1], decision)
    assert decision.last_entry().actor != first


def test_without_the_rule_of_four_eyes_the_first_would_do_both(monkeypatch):
    """The twin: the rule is what refuses."""
    decision = a_decision(D.DELETION_ASKED)
    monkeypatch.setattr("community.models.decision.FOUR_EYES", frozenset())
    monkeypatch.setattr("community.predicates.FOUR_EYES", frozenset())

    decision.move("confirm_deletion", by=decision.decided_by)

    assert decision.stage == D.DELETED


def test_a_moderator_never_decides_on_their_own_thing():
    problem = ProblemFactory(confirmed=True)
    moderator = ModeratorFactory(of=problem.region)
    problem.author = moderator
    problem.save()
    decision = flagged(problem)

    assert refusal(decision, "hide", moderator, **GIVEN["hide"]) == NOT_ALLOWED
    assert decision not in Decision.objects.on_the_queue_of(moderator)


@pytest.mark.parametrize(("left_out", "code"), [
    ("reason_code", "reason_code_missing"), ("reason", "reason_missing"),
])  # fmt: skip
def test_nothing_is_hidden_without_a_reason(left_out, code):
    decision = a_decision(D.WAITING)
    moderator = moderators_of(decision.region)[0]
    given = {name: value for name, value in GIVEN["hide"].items() if name != left_out}

    assert refusal(decision, "hide", moderator, **given) == code
    assert refusal(decision, "hide", moderator, reason="x", reason_code="no") == (
        "reason_code_unknown"
    )


def test_an_appeal_is_heard_once_for_each_hiding():
    decision = a_decision(D.APPEALED)
    make("uphold", decision)
    assert refusal(decision, "appeal", decision.author, grounds="тағы") == "appeal_was_judged"

    make("restore", decision)
    make("hide", decision)

    make("appeal", decision)
    assert decision.stage == D.APPEALED


def test_a_stale_page_decides_nothing():
    decision = a_decision(D.WAITING)
    seen = decision.last_entry().pk
    make("keep", decision)
    make("flag", decision)

    moderator = moderators_of(decision.region)[0]
    assert refusal(decision, "hide", moderator, seen=seen, **GIVEN["hide"]) == STALE


def test_the_queue_and_the_permission_agree_for_everyone_at_every_stage():
    everything = [a_decision(stage) for stage in D]
    regions = {decision.region for decision in everything}
    people = [person for region in regions for person in moderators_of(region)]
    people += [decision.author for decision in everything] + [AnonymousUser()]

    for person in people:
        allowed = {one for one in everything if person.has_perm("community.decide", one)}
        assert set(Decision.objects.on_the_queue_of(person)) == allowed
    assert any(Decision.objects.on_the_queue_of(person).exists() for person in people)
