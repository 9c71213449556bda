import re

import pytest
from django.urls import reverse

from geo.fields import point
from initiatives.models import Need
from initiatives.stages import Stage
from resources.models import Owner
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory, NeedFactory
from tests.factories.resources import (
    BusinessFactory,
    OfferFactory,
    OrganisationFactory,
    VolunteerFactory,
    valid_bin,
)

pytestmark = pytest.mark.django_db
TAKEN = valid_bin(90_000)  # beyond what the factory counts to
HOME = {"lon": "76.947123", "lat": "43.253987"}


def profile(**more):
    return HOME | {"travels_km": "5", "language": "kk", "is_available": "on"} | more


def test_a_profile_is_kept_with_its_centre_snapped(client, person, town):
    sphere = DirectionFactory()

    answer = client.post(reverse("resources:profile"), profile(directions=[sphere.pk]))

    assert answer.status_code == 302
    kept = Owner.objects.get(user=person)
    assert (kept.home.x, kept.home.y, kept.travels_km) == (76.95, 43.25, 5)
    assert (kept.region, list(kept.directions.all())) == (town, [sphere])


def test_a_district_from_the_list_is_a_centre_too(client, person, town):
    client.post(reverse("resources:profile"), profile(lon="", lat="", district=town.pk))

    assert Owner.objects.get(user=person).home.x == pytest.approx(76.95)


def test_a_district_chosen_later_moves_the_centre(client, person, town):
    elsewhere = VolunteerFactory(user=person, at=point(71.4, 51.1))
    typed = {"lon": "71.400000", "lat": "51.100000", "district": town.pk}

    client.post(reverse("resources:profile"), profile(**typed))

    elsewhere.refresh_from_db()
    assert elsewhere.home.x == pytest.approx(76.95)


@pytest.mark.parametrize(
    "wrong",
    [
        {"travels_km": "0"},
        {"travels_km": "101"},
        {"travels_km": "far"},
        {"lon": "", "lat": ""},
        {"lon": "nan", "lat": "43.2"},
        {"lon": "2.35", "lat": "48.85"},
        {"lon": "POINT(1 1)", "lat": "43.2"},
        {"language": "xx"},
        {"directions": ["999999"]},
        {"directions": ["x"]},
    ],
)
def test_wrong_input_is_answered_with_the_same_page_and_what_was_typed(client, person, wrong):
    answer = client.post(reverse("resources:profile"), profile(**wrong))

    assert answer.status_code == 422
    assert not Owner.objects.exists()
    typed = next(value for value in wrong.values())
    assert isinstance(typed, list) or typed in answer.content.decode()


def test_what_is_near_says_bands_and_never_metres(client, person, town):
    VolunteerFactory(user=person, at=town.centre)
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=town)
    NeedFactory(initiative=initiative, kind=Need.Kind.MONEY, wanted=5_000_000_00)

    page = client.get(reverse("resources:near")).content.decode()

    assert initiative.title in page
    assert reverse("initiatives:detail", args=[initiative.pk]) in page


def test_whoever_has_no_profile_is_led_to_it(client, person):
    page = client.get(reverse("resources:near")).content.decode()

    assert reverse("resources:profile") in page


def test_an_organisation_claims_its_number_and_its_founder_speaks_for_it(client, person, town):
    typed = profile(name="Көмек", about="", bin=valid_bin(7))

    answer = client.post(reverse("resources:new", args=["organisation"]), typed)

    assert answer.status_code == 302
    body = Owner.objects.get(name="Көмек")
    assert (body.legal_person.bin, body.legal_person.stage) == (valid_bin(7), "claimed")
    assert body.representatives.get().user == person


@pytest.mark.parametrize("number", ["123456789012", "99024000", "abc", TAKEN])
def test_a_wrong_or_a_taken_number_is_refused(client, person, town, number):
    OrganisationFactory(verified=True)
    taken = OrganisationFactory(verified=True).legal_person
    taken.__class__.objects.filter(pk=taken.pk).update(bin=TAKEN)

    typed = profile(name="Көмек", about="", bin=number)
    answer = client.post(reverse("resources:new", args=["organisation"]), typed)

    assert answer.status_code == 422
    assert not Owner.objects.filter(name="Көмек").exists()


def test_a_group_needs_no_number(client, person, town):
    typed = profile(name="Көршілер", about="")

    assert client.post(reverse("resources:new", args=["group"]), typed).status_code == 302


@pytest.mark.parametrize("kind", ["volunteer", "department", "bank"])
def test_nobody_founds_what_is_not_theirs_to_found(client, person, kind):
    assert client.get(reverse("resources:new", args=[kind])).status_code == 404


def test_a_body_is_changed_by_its_people_and_nobody_else(client, person):
    mine, foreign = OrganisationFactory(led_by=person), OrganisationFactory()

    assert client.get(reverse("resources:edit", args=[mine.pk])).status_code == 200
    assert client.get(reverse("resources:edit", args=[foreign.pk])).status_code == 404


def test_a_volunteer_has_no_public_page_and_a_body_has(client):
    body, volunteer = BusinessFactory(), VolunteerFactory()

    assert client.get(reverse("resources:owner", args=[body.pk])).status_code == 200
    assert client.get(reverse("resources:owner", args=[volunteer.pk])).status_code == 404


def test_a_need_of_a_draft_is_not_there_for_others(client, person):
    need = NeedFactory(initiative=InitiativeFactory())

    assert client.get(reverse("resources:pledge", args=[need.pk])).status_code == 404


def test_an_offer_is_made_and_ended(client, person):
    volunteer = VolunteerFactory(user=person)
    offer = OfferFactory(owner=volunteer)
    foreign = OfferFactory()

    assert client.post(reverse("resources:end_offer", args=[offer.pk])).status_code == 302
    assert client.post(reverse("resources:end_offer", args=[foreign.pk])).status_code == 404
    offer.refresh_from_db()
    assert not offer.is_active


def test_the_front_office_confirms_papers_and_nobody_else_does(client, town):
    body = OrganisationFactory(verified=False, region=town, led_by=UserFactory(confirmed=True))
    verify = reverse("resources:check", args=[body.pk, "verify"])

    client.force_login(UserFactory(confirmed=True))
    assert client.post(verify).status_code == 404
    client.force_login(body.representatives.first().user)
    assert client.post(verify).status_code == 403
    client.force_login(CoordinatorFactory(of=town))
    assert client.post(verify).status_code == 302

    body = Owner.objects.get(pk=body.pk)
    assert body.is_verified


def test_papers_are_not_confirmed_without_a_reason_given(client, town):
    body = OrganisationFactory(verified=False, region=town)
    client.force_login(CoordinatorFactory(of=town))
    refuse = reverse("resources:check", args=[body.pk, "refuse"])

    assert client.post(refuse, {"reason": " "}).status_code == 422
    assert client.post(refuse, {"reason": "Нөмір басқа ұйымдікі"}).status_code == 302


def test_joining_takes_one_press_from_what_is_near(client, person, town):
    VolunteerFactory(user=person, at=town.centre)
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION, region=town)
    join = reverse("initiatives:join", args=[initiative.pk])
    assert join in client.get(reverse("resources:near")).content.decode()

    client.post(join, {"message": ""})

    assert [(m.user, m.state) for m in initiative.members.all()] == [(person, "asked")]


def test_several_forms_of_one_page_have_ids_of_their_own(client, person):
    VolunteerFactory(user=person)
    OrganisationFactory(led_by=person)

    page = client.get(reverse("resources:mine")).content.decode()

    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
