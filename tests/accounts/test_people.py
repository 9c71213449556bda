from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLES, OfficeKind, also_known_from, roles_of
from tests.factories.accounts import (
    AddressFactory,
    AuthenticatorFactory,
    MembershipFactory,
    OfficeFactory,
    OfficialFactory,
    StaffFactory,
    UserFactory,
)
from tests.factories.geo import RegionFactory

pytestmark = pytest.mark.django_db


def test_many_people_may_have_no_email_and_no_phone():
    User.objects.create_user(phone="+77010000001")
    User.objects.create_user(phone="+77010000002", email="")

    assert User.objects.filter(email=None).count() == 2


def test_an_account_without_a_password_has_none_that_could_be_guessed():
    made = User.objects.create(phone="+77010000001")

    assert not made.has_usable_password()


@pytest.mark.parametrize(
    "facts",
    [
        {"phone": "87011234567"},
        {"phone": "+7 701"},
        {"chosen_roles": ["akim"]},
        {"phone": None, "phone_verified_at": timezone.now()},
    ],
)
def test_the_database_refuses_what_must_never_be_true(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(**facts)


def test_an_email_is_kept_in_lower_case_also_against_a_bulk_update():
    person = UserFactory(email="Name@Asar.INVALID")

    assert person.email == "name@asar.invalid"
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=person.pk).update(email="Name@asar.invalid")


def test_a_name_is_hidden_until_its_owner_says_otherwise():
    shy = UserFactory(public_name="Resident 1")
    open_one = UserFactory(public_name="Resident 2", shows_name=True)

    assert "Resident 1" not in f"{shy.shown_as} {shy}"
    assert open_one.shown_as == "Resident 2"


def test_a_contact_is_confirmed_by_phone_or_by_email_and_the_list_agrees():
    people = [
        UserFactory(),
        UserFactory(confirmed=True),
        UserFactory(confirmed_by_mail=True),
        AddressFactory(verified=False).user,
    ]

    confirmed = {person for person in people if person.has_confirmed_contact}

    assert confirmed == set(people[1:3])
    assert set(User.objects.with_confirmed_contact()) == confirmed


def test_a_post_counts_from_its_first_day_to_its_last():
    today = timezone.localdate()
    person, office = UserFactory(), OfficeFactory()
    post = Membership(user=person, office=office, since=today, until=today)
    post.save()

    def held(day):
        return Membership.objects.current(on=day).exists()

    assert [held(today + timedelta(days=d)) for d in (-1, 0, 1)] == [False, True, False]


def test_a_post_that_has_ended_or_is_closed_gives_nothing():
    ended = MembershipFactory(
        since=timezone.localdate() - timedelta(days=9),
        until=timezone.localdate() - timedelta(days=1),
    )
    closed = MembershipFactory(office=OfficeFactory(is_active=False))

    assert not ended.user.offices
    assert not closed.user.offices


def test_a_new_post_is_known_to_the_person_in_hand_at_once():
    person = UserFactory()
    assert person.offices == ()

    MembershipFactory(user=person, office=OfficeFactory(kind=OfficeKind.ANALYST))

    assert "analyst" in roles_of(person)


def test_roles_come_from_choice_post_and_what_upper_apps_know(monkeypatch):
    monkeypatch.setattr("accounts.roles._sources", [])
    person = UserFactory(chosen_roles=["volunteer", "group", "business"])
    MembershipFactory(user=person, office=OfficeFactory(kind=OfficeKind.COORDINATOR))
    also_known_from(lambda user: {"representative"} if user == person else set())

    assert roles_of(person) == {
        *("citizen", "volunteer", "group_lead", "representative_unverified"),
        *("coordinator", "representative"),
    }
    assert roles_of(person) <= set(ROLES)
    assert len(ROLES) == 13


def test_only_staff_without_an_app_need_a_second_factor():
    official = OfficialFactory(of=RegionFactory())
    bare = OfficialFactory(of=RegionFactory(), guarded=False)
    with_codes_only = StaffFactory(guarded=False)
    AuthenticatorFactory(user=with_codes_only, type="recovery_codes")

    assert bare.needs_second_factor
    assert with_codes_only.needs_second_factor
    assert not official.needs_second_factor
    assert not UserFactory().needs_second_factor
    assert UserFactory(is_staff=True).needs_second_factor
