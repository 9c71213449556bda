"""The clock of an owed answer follows what is no move: moderation, and new figures."""

import pytest

from geo.loading.populations import load_populations
from geo.models import Region
from initiatives import backing
from initiatives.models import OwedAnswer
from initiatives.stages import Stage
from kernel.tasks import relay_once
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.community import make, under_moderation
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory
from tests.initiatives.test_backing import THREE, _three_are_enough, backed  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def test_no_clock_runs_against_what_moderators_have_hidden():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed = backed(initiative)
    official = journeys.official_of(initiative.region)

    decision = under_moderation(initiative, at_stage="hidden")
    owed.refresh_from_db()
    assert (owed.stage, owed.paused_at is not None) == ("held", True)
    assert not OwedAnswer.objects.on_the_desk_of(official).exists()
    make("restore", decision)

    owed.refresh_from_db()
    assert (owed.stage, owed.paused_at) == ("owed", None)
    assert [*OwedAnswer.objects.on_the_desk_of(official)] == [owed]


def test_what_is_suspended_and_hidden_goes_on_only_when_neither_holds_it():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed = backed(initiative)
    journeys.make("suspend", initiative)
    decision = under_moderation(initiative, at_stage="hidden")

    journeys.make("resume", initiative)
    owed.refresh_from_db()
    assert owed.stage == "held"
    journeys.make("suspend", initiative)
    make("restore", decision)
    owed.refresh_from_db()
    assert owed.stage == "held"
    journeys.make("resume", initiative)

    owed.refresh_from_db()
    assert owed.stage == "owed"


def test_enough_voices_confirmed_while_it_was_hidden_start_the_clock_when_it_is_shown():
    initiative = InitiativeFactory(submitted=True)
    newcomer = UserFactory()
    backing.back(newcomer, initiative)
    backed(initiative, by=2)
    decision = under_moderation(initiative, at_stage="hidden")
    backing.confirm_voices_of(newcomer)
    assert not OwedAnswer.objects.exists()

    make("restore", decision)

    assert OwedAnswer.objects.get().stage == "owed"


def test_nothing_is_owed_to_what_moderators_have_deleted():
    initiative = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    owed = backed(initiative)

    under_moderation(initiative, at_stage="deleted")

    owed.refresh_from_db()
    assert (owed.stage, owed.due_at) == ("lapsed", None)


def test_a_published_number_that_lowers_the_threshold_starts_the_clock(settings):
    settings.SUPPORT_RULE = dict.fromkeys(settings.SUPPORT_RULE, THREE | {"most": 9})
    region = RegionFactory(kato="350000000")
    load_populations([figure(region, people=6000, on="2025-01-01")])
    initiative = InitiativeFactory(submitted=True, region=Region.objects.get(pk=region.pk))
    assert backed(initiative, by=4) is None  # six are needed

    load_populations([figure(region, people=4000, on="2026-01-01")])
    while relay_once():
        pass

    assert OwedAnswer.objects.get().needed == 4


def figure(region, **said):
    return {"kato": region.kato, "source": "x"} | {key: str(word) for key, word in said.items()}
