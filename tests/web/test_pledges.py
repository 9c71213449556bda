import pytest
from django.urls import reverse

from initiatives.models import Need
from initiatives.stages import Stage
from resources.models import Pledge
from tests.factories.initiatives import InitiativeFactory, NeedFactory
from tests.factories.resources import (
    BusinessFactory,
    VolunteerFactory,
    pledged,
)

pytestmark = pytest.mark.django_db
HOME = {"lon": "76.947123", "lat": "43.253987"}


@pytest.fixture
def spades(town):
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=town)
    return NeedFactory(initiative=initiative, kind=Need.Kind.THING, wanted=5)


def test_a_promise_goes_to_the_lead(client, person, spades):
    volunteer = VolunteerFactory(user=person)
    typed = {"owner": volunteer.pk, "quantity": "2", "note": "Ертең"}

    answer = client.post(reverse("resources:pledge", args=[spades.pk]), typed)

    assert answer.status_code == 302
    assert [(p.stage, p.quantity, p.note) for p in Pledge.objects.all()] == [
        ("promised", 2, "Ертең")
    ]


def test_money_is_typed_in_tenge_and_kept_in_tiyn(client, person, spades):
    money = NeedFactory(initiative=spades.initiative, kind=Need.Kind.MONEY, wanted=10_000_00)
    volunteer = VolunteerFactory(user=person)
    typed = {"owner": volunteer.pk, "tenge": "2500"}

    client.post(reverse("resources:pledge", args=[money.pk]), typed)

    assert Pledge.objects.get().amount_tiyn == 2500_00


def test_a_refused_promise_keeps_what_was_typed(client, person, spades):
    volunteer = VolunteerFactory(user=person)
    pledged(volunteer, spades, quantity=5, accepted=True)
    typed = {"owner": volunteer.pk, "quantity": "1", "note": "Тағы бір күрек"}

    answer = client.post(reverse("resources:pledge", args=[spades.pk]), typed)

    assert answer.status_code == 422
    assert "Тағы бір күрек" in answer.content.decode()
    assert Pledge.objects.count() == 1


@pytest.mark.parametrize("typed", ["0", "-1", "1e9", "99999999999999999999", "", "двa"])
def test_a_wrong_number_promises_nothing(client, person, spades, typed):
    volunteer = VolunteerFactory(user=person)
    facts = {"owner": volunteer.pk, "quantity": typed}

    answer = client.post(reverse("resources:pledge", args=[spades.pk]), facts)

    assert answer.status_code == 422
    assert not Pledge.objects.exists()


def test_nobody_promises_for_others(client, person, spades):
    VolunteerFactory(user=person)
    facts = {"owner": BusinessFactory().pk, "quantity": "1"}

    assert client.post(reverse("resources:pledge", args=[spades.pk]), facts).status_code == 422


def test_the_donor_takes_back_and_a_stranger_finds_nothing(client, person, spades):
    mine = pledged(VolunteerFactory(user=person), spades, quantity=1)
    foreign = pledged(VolunteerFactory(), spades, quantity=1)

    press = {p: reverse("resources:move_pledge", args=[p.pk, "withdraw"]) for p in (mine, foreign)}

    assert client.post(press[mine]).status_code == 302
    assert client.post(press[foreign]).status_code == 404
    assert client.post(press[mine]).status_code == 409


def test_the_lead_declines_only_with_a_reason(client, spades):
    pledge = pledged(VolunteerFactory(), spades, quantity=1)
    client.force_login(spades.initiative.lead)
    decline = reverse("resources:move_pledge", args=[pledge.pk, "decline"])

    assert client.post(decline).status_code == 422
    assert client.post(decline, {"reason": "Күрек жеткілікті"}).status_code == 302


def test_a_longer_list_of_promises_costs_no_more_questions(
    client, person, spades, django_assert_max_num_queries
):
    volunteer = VolunteerFactory(user=person)
    for _ in range(5):
        pledged(volunteer, spades, quantity=1)

    with django_assert_max_num_queries(12):
        client.get(reverse("resources:mine"))


def test_a_lead_who_comes_too_late_is_told_so_and_keeps_the_words_typed(client, spades):
    volunteer = VolunteerFactory()
    pledge = pledged(volunteer, spades, quantity=1)
    pledge.move("withdraw", by=volunteer.user)
    client.force_login(spades.initiative.lead)
    decline = reverse("resources:move_pledge", args=[pledge.pk, "decline"])

    answer = client.post(decline, {"reason": "Күрек жеткілікті"})

    assert answer.status_code == 409
    assert "Күрек жеткілікті" in answer.content.decode()


def test_my_page_tells_what_i_have_promised(client, person, spades):
    pledged(VolunteerFactory(user=person), spades, quantity=1)

    assert spades.title in client.get(reverse("me:home")).content.decode()
