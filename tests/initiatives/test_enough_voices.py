"""In a city, an oblast and a village: one voice fewer owes nothing, the next one an answer."""

import pytest

from initiatives import backing
from initiatives.models import OwedAnswer
from kernel.clock import due
from tests.factories.initiatives import InitiativeFactory, neighbours
from tests.initiatives.areas import COUNTED_ON, area, stand_behind

pytestmark = pytest.mark.django_db

# kind, people → enough: typed by hand from the published shares, least and most numbers
EDGES = [
    ("city", 499_999, 500), ("city", 500_000, 500), ("city", 500_001, 501),
    ("city", 2_000_000, 2000), ("city", 2_347_924, 2000),
    ("oblast", 218_993, 250), ("oblast", 250_000, 250), ("oblast", 250_001, 251),
    ("oblast", 2_000_001, 2000),
    ("village", 1, 10), ("village", 1000, 10), ("village", 1001, 11), ("village", 9_900, 99),
    ("village", 9_901, 100), ("village", 40_000, 100),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "people", "enough"), EDGES)
def test_one_voice_fewer_owes_nothing_and_the_next_one_starts_the_clock(kind, people, enough):
    initiative = InitiativeFactory(submitted=True, region=area(kind, people=people))
    stand_behind(initiative, enough - 2)
    last_but_one, last = neighbours(2)

    backing.back(last_but_one, initiative)
    assert not OwedAnswer.objects.exists()
    backing.back(last, initiative)

    owed = OwedAnswer.objects.get()
    assert (owed.stage, owed.supporters, owed.needed) == ("owed", enough, enough)
    assert (owed.population, owed.population_on) == (people, COUNTED_ON)
    assert owed.due_at == due("supported_answer", owed.stage_since)


@pytest.mark.parametrize(("kind", "enough"), [("city", 500), ("oblast", 250), ("village", 10)])
def test_where_nobody_has_counted_the_people_the_least_number_is_enough(kind, enough):
    region = area(kind, people=5_000_000)
    region.population_on = None
    region.save()
    initiative = InitiativeFactory(submitted=True, region=region)
    stand_behind(initiative, enough - 1)

    backing.back(*neighbours(1), initiative)

    owed = OwedAnswer.objects.get()
    assert (owed.needed, owed.population) == (enough, None)
