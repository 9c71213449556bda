"""Every planned blow falls, also on what lay on the ground when its turn came."""

from collections import Counter
from types import SimpleNamespace

from drills.kill import Blow, Drill


def drill(*blows):
    """One whose worker has ended by itself."""
    one = Drill.__new__(Drill)
    struck = []
    programs = {
        what: SimpleNamespace(kill=lambda what=what: struck.append(what))
        for what in ("redis", "worker")
    }
    one.stack = SimpleNamespace(programs=programs)
    one.plan, one.down, one.struck = list(blows), {"worker": 0.0}, Counter()
    return one, struck


def test_a_blow_to_what_lies_on_the_ground_falls_once_it_stands_again():
    one, struck = drill(Blow(10, "worker"), Blow(12, "redis"))

    one._strike_what_is_due(15)
    assert (struck, one.plan) == (["redis"], [Blow(10, "worker")])

    one.down.clear()
    one._strike_what_is_due(15)
    assert (struck, one.plan) == (["redis", "worker"], [])


def test_no_blow_falls_before_its_turn_and_two_of_a_kind_fall_one_after_the_other():
    one, struck = drill(Blow(5, "redis"), Blow(6, "redis"), Blow(99, "worker"))

    one._strike_what_is_due(50)

    assert struck == ["redis"]
    assert one.plan == [Blow(6, "redis"), Blow(99, "worker")]
