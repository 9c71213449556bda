"""Which initiatives somebody may make part of a programme: the list, and the permission."""

import pytest
from django.contrib.auth.models import AnonymousUser

from initiatives.models import Initiative
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", ["draft", "implementation", "solved"])
def test_the_list_of_what_may_join_and_who_may_say_so_are_twins(stage):
    initiative = InitiativeFactory(at_stage=stage, lead=UserFactory())
    people = [initiative.author, initiative.lead, UserFactory(), AnonymousUser()]

    told = []
    for user in people:
        listed = Initiative.objects.joinable_by(user).filter(pk=initiative.pk).exists()
        assert user.has_perm("initiatives.join_programme", initiative) == listed
        told.append(listed)

    assert told == ([True, True, False, False] if stage == "implementation" else [False] * 4)
