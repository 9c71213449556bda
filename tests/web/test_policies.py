"""Every route says who may open it."""

import pytest
from django.http import HttpResponse
from django.urls import path

from accounts.roles import ROLES
from mapapp.web.policies import THIRD_PARTY, policy_of, routes

ROUTES = list(routes())


@pytest.mark.parametrize(("name", "pattern"), ROUTES, ids=[name for name, _ in ROUTES])
def test_every_route_has_a_policy(name, pattern):
    policy = policy_of(name, pattern)

    assert policy is not None, f"{name} has no policy: decorate it, or name it in policies.py"
    assert policy.roles <= set(ROLES)


def test_a_route_without_a_policy_is_noticed():
    """The twin: a view nobody decorated."""
    forgotten = path("x/", HttpResponse, name="forgotten")

    assert policy_of("forgotten", forgotten) is None


def test_no_policy_is_declared_for_a_route_that_is_not_there():
    assert set(THIRD_PARTY) <= {name for name, _ in ROUTES}
