"""Random people try random moves, 20,000 times and more: nothing leaves the two promised tables.

The real models stand beside a second product typed by hand (`model.py`); after every step both
must agree, and at the end of a life its journal must tell exactly that life, its chain must hold,
and one row altered behind everybody's back must be found and named.
"""

from dataclasses import replace

import pgtrigger
import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from initiatives import backing, evaluating
from initiatives.clocks import NO_CLOCK, PROBLEM_NO_CLOCK, PROBLEM_TURN_OF, TURN_OF, Turn
from initiatives.pipeline import PIPELINE
from initiatives.stages import PROBLEM_STILL_OPEN, STILL_OPEN
from kernel.models import JournalEntry
from kernel.sealing import altered_entries
from kernel.workflow import Refusal
from tests.initiatives import model, promised
from tests.initiatives.world import World

PARTS, LIVES, STEPS, TOGETHER = 8, 38, 100, 20_000
NEEDS_ALL = {"", "office_has_refused"}  # what is given is refused for itself
PROBLEM_DEAD = {"withdrawn", "refused", "closed"}

ALTERATIONS = (
    {"after": "elsewhere"}, {"actor": None, "reason": "x"}, {"details": {"office_id": 0}},
    {"at": "2020-01-01T00:00Z"}, {"verb": "edit"},
)  # fmt: skip

verdicts = st.lists(st.sampled_from(["yes", "partly", "no"]), min_size=3, max_size=3)
actors = st.sampled_from(model.ACTORS)
luck = st.integers(0, 10_000)


class Lives(RuleBasedStateMachine):
    """One initiative and its problem; when one is dead, another begins."""

    world, steps, made = None, 0, 0

    def __init__(self):
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.begin()

    def begin(self):
        """Both are born together."""
        self.problem = self.world.problem()
        self.initiative = self.world.initiative(self.problem)
        self.told, self.problem_told = model.Initiative(), model.Problem()
        self.lives = {self.initiative: [], self.problem: []}

    def teardown(self):
        """The journals are read, then nothing of it ever was."""
        try:
            self.end()
        finally:
            transaction.set_rollback(True)
            self.rollback.__exit__(None, None, None)

    def end(self):
        """The journal tells this life, and no other."""
        for subject, life in self.lives.items():
            written = subject.journal().values_list("verb", "before", "after", "actor")
            assert list(written) == life
            the_chain_holds(subject, number=len(life))

    @rule(actor=actors, verb=st.sampled_from(sorted(promised.MOVES)), drawn=verdicts)
    def somebody_tries_something(self, actor, verb, drawn):
        self.step(verb, actor, drawn)

    @rule(actor=actors, verb=st.sampled_from(sorted(promised.PROBLEM_MOVES)), drawn=verdicts)
    def somebody_tries_something_with_the_problem(self, actor, verb, drawn):
        self.step_of_problem(verb, actor, drawn)

    @rule(luck=luck, drawn=verdicts)
    def the_initiative_goes_on(self, luck, drawn):
        if ways := self.told.ways(luck):
            self.step(*ways[luck // 4 % len(ways)], drawn)
        else:  # withdrawn, or refused with nobody above
            self.begin_again()

    @rule(luck=luck, drawn=verdicts)
    def the_problem_goes_on(self, luck, drawn):
        if ways := self.problem_told.ways(luck, self.told.stage):
            self.step_of_problem(*ways[luck // 4 % len(ways)], drawn)
        elif self.problem_told.stage in PROBLEM_DEAD:
            self.begin_again()

    def begin_again(self):
        """A new life begins after the old."""
        self.end()
        self.begin()

    def step(self, verb, actor, drawn):
        """One move of the initiative, expected from the table."""
        told = self.told
        expected, before = told.refusal(actor, verb), self.initiative.stage
        self.attempt(self.initiative, verb, actor, drawn, expected)
        if not expected:
            targets = told.targets(verb)
            if verb == "conclude":
                targets = {model.result_of(drawn)}
            assert self.initiative.stage in targets
            told.follow(verb, actor, self.initiative.stage)
            nobody_backs_or_judges_their_own(self.world, self.initiative)
            line = (verb, before, told.stage, self.key(self.initiative, actor))
            self.lives[self.initiative].append(line)
            if verb in model.CARRIES:
                self.carry_along(verb, actor)

    def step_of_problem(self, verb, actor, drawn):
        """One move of the problem, expected from the table."""
        told, carrier = self.problem_told, self.told.stage
        expected = told.refusal(actor, verb, carrier)
        self.attempt(self.problem, verb, actor, drawn, expected)
        if not expected:
            targets = told.targets(verb, carrier)
            if verb == "judge":
                targets = {"fixed" if drawn[:2] == ["yes", "yes"] else "not_fixed"}
            assert self.problem.stage in targets
            self.record_problem(verb, actor)

    def attempt(self, subject, verb, actor, drawn, expected):
        """Do it, and see that it is refused exactly when it must be."""
        Lives.steps += 1
        given = self.world.given(subject, verb, drawn) if expected in NEEDS_ALL else {}
        if expected == "no_office_above":
            given = {"reason": "Келіспеймін"}
        person = self.person(subject, actor)
        if not expected:
            subject.move(verb, by=person, **given)
            Lives.made += 1
            return
        with pytest.raises(Refusal) as refused:
            subject.move(verb, by=person, **given)
        assert refused.value.code == expected, (verb, actor, subject.stage)

    def record_problem(self, verb, actor):
        """Take over what happened to the problem, with the start that follows of itself."""
        before, after = self.problem_told.stage, self.problem.stage
        entries = list(self.problem.journal().values_list("verb", "before", "after", "actor"))
        new = entries[len(self.lives[self.problem]) :]
        assert new[0][:2] == (verb, before)
        assert new[0][3] == self.key(self.problem, actor)
        assert new[-1][2] == after
        assert [line[0] for line in new[1:]] in ([], ["start"])
        self.problem_told.follow(verb, after, actor)
        self.lives[self.problem] = entries

    def carry_along(self, verb, actor):
        """What the initiative's move did to its problem."""
        told = self.problem_told
        allowed = told.carried_along(verb)
        self.problem.refresh_from_db()
        assert self.problem.stage in allowed, (verb, actor)
        told.stage = self.problem.stage
        entries = self.problem.journal().values_list("verb", "before", "after", "actor")
        self.lives[self.problem] = list(entries)

    def person(self, subject, actor):
        """The author of the problem is somebody else than the author of the initiative."""
        swapped = {"author": "passer_by", "passer_by": "author"}
        name = swapped.get(actor, actor) if subject is self.problem else actor
        return self.world.people[name]

    def key(self, subject, actor):
        person = self.person(subject, actor)
        return person.pk if person else None

    @invariant()
    def both_products_agree(self):
        assert self.initiative.stage == self.told.stage
        assert self.problem.stage == self.problem_told.stage

    @invariant()
    def whatever_is_open_has_an_owner_and_a_clock_or_a_reason(self):
        for subject, still_open, turns, none in (
            (self.initiative, STILL_OPEN, TURN_OF, NO_CLOCK),
            (self.problem, PROBLEM_STILL_OPEN, PROBLEM_TURN_OF, PROBLEM_NO_CLOCK),
        ):
            if subject.stage in still_open:
                assert has_an_owner(subject, turns[subject.stage]), subject.stage
                assert subject.due_at or subject.stage in none, subject.stage


def has_an_owner(subject, turn):
    """There is somebody whose turn it is: a row, not a word of the table."""
    if turn == Turn.BODY:
        return subject.involvements.filter(closed_at=None).exists()
    column = {Turn.OFFICE: "office_id", Turn.AUTHOR: "author_id", Turn.LEAD: "lead_id"}.get(turn)
    return column is None or getattr(subject, column) is not None


def nobody_backs_or_judges_their_own(world, initiative):
    """Not the author, not the team, not a colleague in the office that calls."""
    hands = world.hands()
    for person in hands:
        with pytest.raises(Refusal, match="own_thing"):
            backing.back(person, initiative)
    if evaluation := initiative.evaluation:
        assert not evaluation.asked.filter(pk__in=[one.pk for one in hands]).exists()
        for person in hands:
            with pytest.raises(Refusal, match=r"own_work|not_asked|evaluation_closed"):
                evaluating.answer(evaluation, person, verdict="yes")


def the_chain_holds(subject, *, number):
    """Nothing was altered; one row changed behind everybody's back is found and named."""
    assert altered_entries(subject) == []
    if not number:
        return
    entry = list(subject.journal())[number // 2]
    change = ALTERATIONS[number % len(ALTERATIONS)]
    with transaction.atomic():
        with pgtrigger.ignore("kernel.JournalEntry:journal_is_append_only"):
            JournalEntry.objects.filter(pk=entry.pk).update(**change)
        assert altered_entries(subject) == [entry.pk], change
        transaction.set_rollback(True)


def live(lives, *, part=0):
    """So many lives of a hundred steps each, the same ones every time."""
    Lives.world, Lives.steps, Lives.made = World(), 0, 0
    run_state_machine_as_test(
        seed(part)(Lives),
        settings=settings(
            max_examples=lives,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("part", range(1, PARTS + 1))
@pytest.mark.django_db(transaction=True)  # one real transaction a life
def test_nothing_random_people_do_leaves_the_two_tables(part):
    live(LIVES, part=part)

    assert Lives.steps >= TOGETHER / PARTS  # what is drawn changes with any constant of the code
    assert Lives.made > Lives.steps / 8


@pytest.mark.django_db(transaction=True)
def test_a_hole_in_the_table_is_found(monkeypatch):
    open_to_all = replace(PIPELINE.named("accept"), by=lambda *_: True)
    monkeypatch.setitem(PIPELINE.moves, "accept", open_to_all)

    with pytest.raises(AssertionError, match="not_allowed"):
        live(10)
