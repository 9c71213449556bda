"""Every route × every role × own and other territory has a declared answer, read and sent.

The rules below, typed by hand, say whom a route is for; docs/routes.md says what comes of them,
route by route, and is compared with what the site really answers. `WRITE_DOCS=1` writes it anew.
A route that belongs to somebody has a line in `OF_THEIR_OWN`: the columns beside the roles are
people who have a right because of what they did.
"""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from accounts.roles import STAFF_ROLES
from mapapp.web.access import Policy, staff
from mapapp.web.policies import policy_of, routes
from tests.web.answers import (
    CLOSED,
    FORBIDDEN,
    HIDDEN,
    MEANING,
    OPEN,
    SIGN_IN,
    ask,
    draw_nothing,
    parts_of,
    said,
)
from tests.web.doors import ARGUMENTS, OF_THEIR_OWN, SENT
from tests.web.world import COLUMNS

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "routes.md"
INTRODUCTION = """Made from the real answers by `tests/web/test_permission_matrix.py`. One answer
stands for reading (GET) and sending (POST); two are reading · sending. One stands for both
territories; two are own / other. The last columns are people who did something there: the
reporter of the problem, the author and the lead of the initiative, a member of its team, a
neighbour who is asked, who speaks for the organisation.
"""
GENERIC = "admin:"  # the staff admin: `test_admin_matrix.py`
OURS = [(name, route) for name, route in routes() if not name.startswith(GENERIC)]
OF_ITS_OWNER = {"review:open_first", "review:forget"}
MODERATED = {"moderation:thing", "moderation:move", "moderation:picture", "moderation:contact"}
PLACED = {name for name in ARGUMENTS if name.startswith(("review:", "routing:"))}
ON_TERRITORY = (PLACED | MODERATED) - OF_ITS_OWNER
ONLY_ONCE_REDACTED = {"moderation:original"}
READ_ONLY_BY = {"moderation:contact": {"moderator"}}  # masked; only who answers for it opens it


@pytest.fixture
def places(world_of_two, clean_cache, monkeypatch):
    draw_nothing(monkeypatch)
    return world_of_two


def address(name, territory):
    return reverse(name, args=ARGUMENTS.get(name, lambda _t: [])(territory.things))


def answers(client, places, role):
    """What one role gets from every route, at home and elsewhere."""
    if places.people[role]:
        client.force_login(places.people[role])
    found = {}
    for name, _ in OURS:
        found[name, "own"] = ask(client, address(name, places.own), SENT.get(name))
        found[name, "other"] = found[name, "own"]
        if name in ARGUMENTS:  # only what has a thing in its address lies somewhere
            found[name, "other"] = ask(client, address(name, places.other), SENT.get(name))
    return found


def test_every_route_with_arguments_is_in_the_matrix():
    for name, _ in OURS:
        assert takes_something(name) == (name in ARGUMENTS), name


def takes_something(name):
    """Its address, or that of the pages it belongs to, names a thing."""
    try:
        return not reverse(name)
    except NoReverseMatch:
        return True


@pytest.mark.parametrize("role", COLUMNS)
def test_a_role_gets_what_the_policies_promise(client, places, role):
    found = answers(client, places, role)

    for name, route in OURS:
        policy = policy_of(name, route)
        for side in ("own", "other"):
            assert may_be(policy, role, side, name, found[name, side]), (
                f"{name} ({policy.name}) said “{found[name, side]}” to {role}, {side} territory"
            )
        told = declared()[name][role]
        assert told == said(found[name, "own"], found[name, "other"]), f"{name}: docs/routes.md"


def test_every_line_of_whose_a_route_is_names_a_route_and_people():
    assert set(OF_THEIR_OWN) <= {name for name, _ in OURS}
    assert set().union(*OF_THEIR_OWN.values()) <= set(COLUMNS)


def may_be(policy, role, side, name, answer):
    """What a policy means for one person, whether they read or send."""
    parts = parts_of(answer)
    if role == "guest" and policy.name != "public":
        return parts == {SIGN_IN}
    if name in OF_THEIR_OWN:
        is_theirs = role in OF_THEIR_OWN[name] and (side == "own" or name not in ARGUMENTS)
        return parts.isdisjoint(CLOSED | {SIGN_IN}) if is_theirs else parts <= CLOSED
    if policy.name == "staff" and (closed := of_staff(policy, role, side, name)):
        return parts == {closed}
    if role in READ_ONLY_BY.get(name, ()):
        return parts == {OPEN, HIDDEN}
    if name in SENDS_TO_SIGN_IN:
        return parts <= {OPEN, SIGN_IN, "onwards"}
    return parts.isdisjoint(CLOSED | {SIGN_IN})


def of_staff(policy, role, side, name):
    """How a page of staff is closed: to others forbidden, elsewhere hidden, else not at all."""
    if role not in policy.roles:
        return FORBIDDEN
    if name in OF_ITS_OWNER | ONLY_ONCE_REDACTED:
        return HIDDEN
    # a department sees only what it was asked about
    is_elsewhere = name in ON_TERRITORY and (side == "other" or role == "department")
    return HIDDEN if is_elsewhere else ""


SENDS_TO_SIGN_IN = {"account_logout"}


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_no_staff_role_opens_the_desk_of_another_territory(client, places, role):
    client.force_login(places.people[role])

    for name in ON_TERRITORY:
        assert parts_of(ask(client, address(name, places.other))) <= CLOSED


def test_the_document_names_every_route_and_role(client, places):
    if os.environ.get("WRITE_DOCS"):
        found = {role: answers(client.__class__(), places, role) for role in COLUMNS}
        DOCUMENT.write_text(as_document(found), encoding="utf-8")

    assert set(declared()) == {name for name, _ in OURS}
    assert all(set(cells) == set(COLUMNS) for cells in declared().values())


def declared():
    """The table of the document: route → role → what is said."""
    rows = DOCUMENT.read_text(encoding="utf-8").splitlines()
    cells = [[part.strip() for part in row.strip("| ").split(" | ")] for row in rows if "|" in row]
    return {name: dict(zip(COLUMNS, rest, strict=True)) for name, _, *rest in cells[2:]}


def as_document(found):
    head = f"| route | policy | {' | '.join(COLUMNS)} |\n|---|---|{'---|' * len(COLUMNS)}"
    words = [f"- *{word}*: {meaning}" for word, meaning in MEANING.items()]
    lines = ["# Who may open what\n", INTRODUCTION, *words, "", head]
    for name, route in sorted(OURS):
        cells = [said(found[role][name, "own"], found[role][name, "other"]) for role in COLUMNS]
        lines.append(f"| {name} | {policy_of(name, route).name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def test_a_guard_that_is_taken_away_is_noticed(rf):
    """The twin: without its decorator a staff view answers everybody."""

    def bare(_request):
        return HttpResponse()

    guarded = staff("analyst")(bare)

    assert not may_be(guarded.policy, "citizen", "own", "x", OPEN)
    assert may_be(guarded.policy, "citizen", "own", "x", FORBIDDEN)
    assert not may_be(Policy("signed_in"), "guest", "own", "x", OPEN)
    assert not may_be(
        Policy("signed_in"), "citizen", "own", "initiatives:write", "open · unfinished"
    )
    assert not may_be(Policy("signed_in"), "author", "other", "initiatives:write", OPEN)
    assert not may_be(Policy("signed_in"), "author", "own", "initiatives:write", HIDDEN)
