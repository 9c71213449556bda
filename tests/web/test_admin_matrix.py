"""Every page of the staff admin × every person: it exists for operators and for nobody else."""

import re
from http import HTTPStatus

import pytest
from django.contrib import admin
from django.urls import reverse

from mapapp.web.policies import routes
from tests.web.answers import CLOSED, FORBIDDEN, HIDDEN, SIGN_IN, ask, draw_nothing, parts_of
from tests.web.test_permission_matrix import GENERIC
from tests.web.world import COLUMNS

ARGUMENTS = {"admin:app_list": ["geo"]}
LEADS_IN = {"onwards", SIGN_IN, HIDDEN, FORBIDDEN}  # to the door, which is not there for them
OWN_PASSWORD = "admin:password_change"
WITH_KEY = ("_change", "_delete", "_history")
OPERATOR = "operator"


@pytest.fixture
def places(world_of_two, clean_cache, monkeypatch):
    draw_nothing(monkeypatch)
    return world_of_two


def pages():
    """Every named page of the admin with an address; a page of one thing is asked for by a key."""
    named = ((name, route) for name, route in routes() if re.fullmatch(rf"{GENERIC}\w+", name))
    return {
        name: reverse(name, args=ARGUMENTS.get(name, [1 for _ in route.pattern.converters]))
        for name, route in named
    }


def test_pages_of_lists_and_of_single_things_are_both_among_them():
    found = pages()

    assert {"admin:index", "admin:geo_region_changelist", "admin:geo_region_change"} <= set(found)


@pytest.mark.parametrize("column", [c for c in COLUMNS if c != OPERATOR])
def test_no_page_of_the_admin_opens_for_anybody_but_an_operator(client, places, column):
    if places.people[column]:
        client.force_login(places.people[column])

    for name, address in pages().items():
        said = parts_of(ask(client, address))
        assert said <= LEADS_IN, f"{name} said {said} to {column}"


@pytest.mark.parametrize("column", [c for c in COLUMNS if c not in {OPERATOR, "guest"}])
def test_where_the_admin_leads_them_is_not_there(client, places, column):
    client.force_login(places.people[column])

    assert client.get(reverse("admin:index"), follow=True).status_code == HTTPStatus.NOT_FOUND


def test_an_operator_without_a_right_sees_the_front_page_and_no_table(client, places):
    client.force_login(places.people[OPERATOR])
    of_models = {
        name: address
        for name, address in pages().items()
        if name.endswith(("list", "add", *WITH_KEY)) and name != OWN_PASSWORD
    }

    assert client.get(reverse("admin:index")).status_code == HTTPStatus.OK
    for name, address in of_models.items():
        assert parts_of(ask(client, address)) <= {*CLOSED, "onwards"}, name


def test_a_superuser_reads_every_table_but_writes_no_journal(client, places):
    operator = places.people[OPERATOR]
    operator.is_superuser = True
    operator.save()
    client.force_login(operator)

    for model in admin.site._registry:
        page = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert client.get(reverse(f"{page}_changelist")).status_code == HTTPStatus.OK, page
    assert parts_of(ask(client, reverse("admin:kernel_journalentry_add"))) == {FORBIDDEN}
