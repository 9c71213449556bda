"""Views of the desk kept under a name: one's own, the office's, the one the desk opens with."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from initiatives.models import DeskOpening, DeskView
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.web.at_the_desk import a_problem, desk, numbers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def keep(client, query, **typed):
    """Keep the filter of an address under a name."""
    given = {f"keep-{name}": value for name, value in ({"name": "Mornings"} | typed).items()}
    return client.post(f"{reverse('review:keep')}?{query}", given)


def test_a_filter_is_kept_under_a_name_and_opened_again(client, office, official):
    a_problem(office, due_in=5)
    late = a_problem(office, due_in=-1)
    keep(client, "state=overdue&rows=200&nonsense=1")

    (one,) = desk(client).context["kept"]

    assert one.view.asked == {"state": "overdue"}
    assert numbers(client.get(one.href)) == [late.number]
    assert [kept.is_current for kept in client.get(one.href).context["kept"]] == [True]


def test_the_same_name_again_means_the_new_filter(client, official):
    keep(client, "state=overdue")
    keep(client, "state=new")

    assert DeskView.objects.get().asked == {"state": "new"}


def test_the_desk_opens_with_the_chosen_view_until_everything_is_asked_for(
    client, office, official
):
    thing = a_problem(office, due_in=5)
    keep(client, "state=overdue", is_first="on")

    opened = desk(client)

    assert opened.status_code == 302
    assert opened.url.endswith("?state=overdue")
    assert numbers(desk(client, all=1)) == [thing.number]


def test_pressed_again_the_desk_opens_with_everything(client, official):
    keep(client, "state=overdue", is_first="on")
    address = reverse("review:open_first", args=[DeskView.objects.get().pk])

    client.post(address)
    assert not DeskOpening.objects.exists()
    client.post(address)
    assert DeskOpening.objects.get().user == official


def test_a_shared_view_is_the_office_s_to_open_and_its_owner_s_to_remove(client, office, official):
    keep(client, "state=overdue", office=office.pk)
    view = DeskView.objects.get()
    client.force_login(OfficialFactory(at=office))

    (one,) = desk(client).context["kept"]
    client.post(reverse("review:open_first", args=[view.pk]))
    refused = client.post(reverse("review:forget", args=[view.pk]))

    assert (one.shared_with, one.is_mine) == (office.name, False)
    assert refused.status_code == 404
    assert desk(client).status_code == 302


def test_a_view_is_shared_only_where_its_owner_sits(client, official):
    answer = keep(client, "state=overdue", office=OfficeFactory().pk)

    assert answer.status_code == 422
    assert not DeskView.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_view_without_a_fitting_name_is_not_kept_and_nothing_is_lost(client, official, name):
    answer = keep(client, "state=overdue", name=name)

    assert answer.status_code == 422
    assert answer.context["form"].asked == {"state": "overdue"}
    assert not DeskView.objects.exists()


def test_the_list_and_the_permission_agree_for_everyone(office, official):
    mate, stranger, citizen = OfficialFactory(at=office), OfficialFactory(), UserFactory()
    own = DeskView.objects.create(owner=official, name="own")
    shared = DeskView.objects.create(owner=official, name="shared", office=office)

    for user in (official, mate, stranger, citizen):
        for verb, rows in (
            ("view", DeskView.objects.visible_to(user)),
            ("change", DeskView.objects.changeable_by(user)),
        ):
            permission = f"initiatives.{verb}_deskview"
            assert set(rows) == {v for v in (own, shared) if user.has_perm(permission, v)}


def test_what_a_view_keeps_never_widens_the_desk(client, office, official):
    a_problem(OfficeFactory(region=RegionFactory(under=RegionFactory())))
    view = DeskView.objects.create(owner=official, name="x", asked={"district": "KZ", "a": "b"})

    (one,) = desk(client).context["kept"]

    assert one.view == view
    assert numbers(client.get(one.href)) == []


def test_a_view_without_a_name_is_refused_by_the_database(official):
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskView.objects.create(owner=official, name="")
