"""Two hundred people at one moment: each counted once, the threshold reached once."""

import threading

import pytest

from community import supporting
from initiatives import backing
from initiatives.models import Initiative, OwedAnswer
from initiatives.stages import Stage
from initiatives.voices import voices_of
from kernel.models import JournalEntry
from kernel.workflow import Refusal
from tests.at_once import at_once
from tests.factories.initiatives import InitiativeFactory, neighbours
from tests.initiatives.areas import area, stand_behind

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

CROWD = 200


def enough_are(settings, number):
    rule = {"per_10000": 10, "least": number, "most": number}
    settings.SUPPORT_RULE = dict.fromkeys(settings.SUPPORT_RULE, rule)


def crowded(initiative, people):
    """Each presses over a connection of their own, all at one moment."""
    waiting = iter(people)
    return at_once(
        lambda: backing.back(next(waiting), Initiative.objects.get(pk=initiative.pk)),
        times=len(people),
    )


@pytest.mark.parametrize(
    ("kind", "people", "needed"),
    [("city", 500_001, 501), ("oblast", 250_001, 251), ("village", 9_901, 100)],
)
def test_two_hundred_at_once_are_counted_once_each_and_start_the_clock_once(kind, people, needed):
    initiative = InitiativeFactory(submitted=True, region=area(kind, people=people))
    before, crowd = max(needed - CROWD // 2, 0), [*neighbours(CROWD)]
    stand_behind(initiative, before)

    got = crowded(initiative, crowd) + crowded(initiative, crowd)

    assert [one for one in got if isinstance(one, Exception)] == []
    assert supporting.count_of(initiative) == before + CROWD
    owed = OwedAnswer.objects.get()
    assert (owed.supporters, owed.needed, owed.population) == (needed, needed, people)
    assert JournalEntry.objects.of(owed).filter(verb="owe").count() == 1


def test_without_the_lock_the_last_two_do_not_see_each_other_and_nobody_owes(
    settings, monkeypatch
):
    enough_are(settings, 2)
    initiative, gate = InitiativeFactory(at_stage=Stage.IMPLEMENTATION), threading.Barrier(2)

    def unlocked(one):
        gate.wait()  # both are written by now, neither is committed
        return Initiative.objects.get(pk=one.pk)

    def counted(one):
        found = voices_of(one)
        gate.wait()  # both have counted, and neither is committed
        return found

    monkeypatch.setattr(backing, "held", unlocked)
    monkeypatch.setattr(backing, "voices_of", counted)
    crowded(initiative, [*neighbours(2)])

    assert supporting.count_of(initiative) == 2
    assert not OwedAnswer.objects.exists()


def test_one_person_pressing_forty_times_at_once_is_one_voice():
    initiative = InitiativeFactory(submitted=True)
    (one,) = neighbours(1)

    got = at_once(lambda: backing.back(one, Initiative.objects.get(pk=initiative.pk)))

    assert not [error for error in got if isinstance(error, Refusal)]
    assert supporting.count_of(initiative) == 1
