"""The staff admin: no door of its own, closed to whoever has no second factor."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import translation

from initiatives.models import ProblemCategory
from tests.factories.accounts import OfficialFactory, OperatorFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import ProblemCategoryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh(clean_cache):
    """No limit of an earlier test counts; addresses are those of the Kazakh pages."""
    with translation.override("kk"):
        yield


@pytest.fixture
def district():
    return RegionFactory(under=RegionFactory())


def test_the_admin_has_no_door_of_its_own(client):
    answer = client.get(reverse("admin:index"))
    inside = client.get(answer["Location"])

    assert inside["Location"].startswith(reverse("account_password_login"))


def test_the_admin_opens_for_staff_with_a_second_factor_and_exists_for_nobody_else(district):
    operator = OperatorFactory(of=district, is_superuser=True)
    assert opened_by(operator) == [200]
    assert opened_by(OfficialFactory(of=district)) == [302, 404]
    assert opened_by(UserFactory()) == [302, 404]


def opened_by(person):
    """The answers from the admin's first page to where it leads."""
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("admin:index"))
    if answer.status_code == 200:
        return [200]
    return [answer.status_code, client.get(answer["Location"]).status_code]


def test_the_admin_does_not_exist_on_a_host_that_is_not_its_own(client, district, settings):
    settings.STAFF_ADMIN_HOSTS = ["staff.asar.invalid"]
    client.force_login(OperatorFactory(of=district, is_superuser=True))

    assert client.get(reverse("admin:login")).status_code == 404


@pytest.mark.parametrize("page", ["accounts_user", "accounts_office"])
def test_the_admins_lists_and_forms_of_people_and_posts_open(client, district, page):
    operator = OperatorFactory(of=district, is_superuser=True)
    client.force_login(operator)
    one = operator if page == "accounts_user" else operator.offices[0]

    assert client.get(reverse(f"admin:{page}_changelist") + "?q=person").status_code == 200
    assert client.get(reverse(f"admin:{page}_change", args=[one.pk])).status_code == 200
    assert client.get(reverse(f"admin:{page}_delete", args=[one.pk])).status_code in {200, 403}


def test_nobody_reads_or_plants_a_second_factor_by_hand():
    assert not {"mfa", "account", "usersessions"} & {
        m._meta.app_label for m in admin.site._registry
    }


def test_a_lost_phone_is_forgotten_and_its_owner_signs_in_anew(client, district):
    client.force_login(OperatorFactory(of=district, is_superuser=True))
    official = OfficialFactory(of=district)

    client.post(
        reverse("admin:accounts_user_changelist"),
        {"action": "forget_second_factor", "_selected_action": [official.pk]},
    )

    assert not Authenticator.objects.filter(user=official).exists()
    assert official.needs_second_factor


def test_an_operator_makes_nobody_staff(client, district):
    operator, person = OperatorFactory(of=district), UserFactory()
    operator.user_permissions.set(Permission.objects.filter(codename="change_user"))
    client.force_login(operator)
    there = reverse("admin:accounts_user_change", args=[person.pk])
    form = client.get(there).context["adminform"].form

    sent = {"email": person.email, "language": "ru", "is_active": "on", "is_staff": "on"}
    posts = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    client.post(there, sent | posts)

    person.refresh_from_db()
    assert (person.language, person.is_staff) == ("ru", False)
    assert "is_staff" not in form.fields


@pytest.mark.parametrize(
    ("icon", "is_taken"), [("lightbulb", True), ("", True), ("dragon", False)]
)
def test_a_kind_of_problem_takes_only_an_icon_that_is_drawn(rf, icon, is_taken):
    category = ProblemCategoryFactory(icon="waves")
    request = rf.get("/")
    request.user = OperatorFactory(of=RegionFactory(), is_superuser=True)
    form = admin.site.get_model_admin(ProblemCategory).get_form(request, category)
    given = form(instance=category).initial | {"icon": icon, "also_called": "[]"}

    errors = form(given, instance=category).errors
    assert ("icon" not in errors) is is_taken
