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
from django.urls import reverse

from accounts.roles import STAFF_ROLES
from initiatives import by_link, outside
from mapapp.web.access import Policy, staff
from mapapp.web.policies import policy_of, routes
from notifications.due_dates import address_of
from notifications.following import link_to_stop
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
from tests.web.working import PAGES, WHOSE
from tests.web.printed import HANDOUTS
from tests.web.tending import DOORS, THEIRS
from tests.web.world import COLUMNS

OF_A_BODY = ("resources:owner", "resources:edit", "resources:offer")
DOCUMENT = Path(settings.BASE_DIR) / "docs" / "routes.md"
ARGUMENTS = {
    "photos:problem": lambda t: [t.photo.pk],
    "photos:evidence": lambda t: [t.evidence.pk],
    "map:card": lambda t: ["problem", t.problem.pk],
    "problems:detail": lambda t: [t.problem.pk],
    "problems:confirm": lambda t: [t.draft.pk],
    "problems:move": lambda t: [t.problem.pk, "take_up"],
    "problems:edit": lambda t: [t.problem.pk],
    "problems:join": lambda t: [t.problem.pk],
    "problems:support": lambda t: [t.problem.pk],
    "problems:judge": lambda t: [t.problem.pk],
    "problems:name": lambda t: [t.problem.pk],
    "initiatives:detail": lambda t: [t.initiative.pk],
    "initiatives:story": lambda t: [t.told.pk],
    "initiatives:move": lambda t: [t.initiative.pk, "suspend"],
    "initiatives:member": lambda t: [t.initiative.pk, t.asking.pk],
    "initiatives:evidence": lambda t: [t.initiative.pk],
    "initiatives:draw": lambda t: [t.told.pk],
    "initiatives:lots": lambda t: [t.told.pk],
    "initiatives:evaluate": lambda t: [t.judged.pk],
    "comments:of": lambda t: ["problem", t.problem.pk],
    **dict.fromkeys(("comments:thread", "comments:take_back"), lambda t: [t.comment.pk]),
    "review:open_first": lambda t: [t.view.pk],
    "review:forget": lambda t: [t.view.pk],
    "moderation:thing": lambda t: ["photo", t.photo.pk],
    "moderation:move": lambda t: ["photo", t.photo.pk, "hide"],
    "moderation:picture": lambda t: ["photo", t.photo.pk, "blurred"],
    "moderation:original": lambda t: ["photo", t.photo.pk],
    "moderation:flag": lambda t: ["photo", t.photo.pk],
    "moderation:decision": lambda t: [t.decision.pk],
    "moderation:contact": lambda t: ["problem", t.problem.pk],
    "review:problem": lambda t: [t.problem.pk],
    "review:split": lambda t: [t.problem.pk],
    "review:given": lambda t: [t.promise.pk],
    "review:initiative": lambda t: [t.initiative.pk],
    "review:answer_supporters": lambda t: [t.initiative.pk],
    "programmes:project": lambda _t: ["ecology"],
    "programmes:end": lambda t: ["drive", t.drive.pk],
    "routing:rule": lambda t: [t.rule.pk],
    "review:template": lambda t: [t.template.pk],
    "photos:outside": lambda t: [t.outside.photos.first().pk],
    "asked:outside": lambda t: [outside.word_for(t.outside)],
    "review:outside": lambda t: ["problems", t.problem.pk],
    "review:outside_move": lambda t: ["problems", t.problem.pk, t.outside.pk, "revoke"],
    "review:notes": lambda t: ["problems", t.problem.pk],
    "review:edit_note": lambda t: ["problems", t.problem.pk, t.note.pk],
    "review:answering": lambda t: ["problems", t.problem.pk],
    "review:assign": lambda t: ["problems", t.problem.pk],
    "asked:evaluation": lambda t: [t.evaluation_word],
    "asked:fixed": lambda t: [t.fix_word],
    "asked:no_more": lambda t: [t.fix_word],
    "asked:question": lambda t: [by_link.word_for(t.asked.last_entry())],
    "resources:new": lambda _t: ["group"],
    "resources:owner": lambda t: [t.owner.pk],
    "resources:edit": lambda t: [t.owner.pk],
    "resources:offer": lambda t: [t.owner.pk],
    "resources:check": lambda t: [t.owner.pk, "verify"],
    "resources:end_offer": lambda t: [t.offer.pk],
    "resources:pledge": lambda t: [t.need.pk],
    "follows:digest": lambda t: [t.digest.pk],
    "follows:thing": lambda t: ["problem", t.problem.pk],
    "follows:stop": lambda t: [link_to_stop(t.follow.user_id, t.follow.pk)],
    "journal:problem": lambda t: [t.problem.pk],
    "journal:initiative": lambda t: [t.initiative.pk],
    "feeds:area": lambda t: [t.problem.region.kato, "atom"],
    "feeds:topic": lambda t: [t.problem.category.code, "rss"],
    "feeds:thing": lambda t: ["problem", t.problem.pk, "atom"],
    "feeds:due": lambda t: [address_of(t.calendar)],
    "resources:move_pledge": lambda t: [t.pledge.pk, "accept"],
} | PAGES
ARGUMENTS = (
    {
        "photos:problem": lambda t: [t.photo.pk],
        "photos:evidence": lambda t: [t.evidence.pk],
        "map:card": lambda t: ["problem", t.problem.pk],
        "problems:detail": lambda t: [t.problem.pk],
        "problems:confirm": lambda t: [t.draft.pk],
        "problems:move": lambda t: [t.problem.pk, "take_up"],
        "problems:edit": lambda t: [t.problem.pk],
        "problems:join": lambda t: [t.problem.pk],
        "problems:support": lambda t: [t.problem.pk],
        "problems:judge": lambda t: [t.problem.pk],
        "problems:name": lambda t: [t.problem.pk],
        "initiatives:detail": lambda t: [t.initiative.pk],
        "initiatives:story": lambda t: [t.told.pk],
        "initiatives:move": lambda t: [t.initiative.pk, "suspend"],
        "initiatives:member": lambda t: [t.initiative.pk, t.asking.pk],
        "initiatives:evidence": lambda t: [t.initiative.pk],
        "initiatives:draw": lambda t: [t.told.pk],
        "initiatives:lots": lambda t: [t.told.pk],
        "initiatives:evaluate": lambda t: [t.judged.pk],
        "comments:of": lambda t: ["problem", t.problem.pk],
        **dict.fromkeys(("comments:thread", "comments:take_back"), lambda t: [t.comment.pk]),
        "letters:letter": lambda t: [t.letter.pk],
        "letters:to": lambda t: ["office", t.letter.receiver_id],
        **dict.fromkeys(("review:open_first", "review:forget"), lambda t: [t.view.pk]),
        "moderation:thing": lambda t: ["photo", t.photo.pk],
        "moderation:move": lambda t: ["photo", t.photo.pk, "hide"],
        "moderation:picture": lambda t: ["photo", t.photo.pk, "blurred"],
        "moderation:original": lambda t: ["photo", t.photo.pk],
        "moderation:flag": lambda t: ["photo", t.photo.pk],
        "moderation:decision": lambda t: [t.decision.pk],
        "moderation:contact": lambda t: ["problem", t.problem.pk],
        "review:problem": lambda t: [t.problem.pk],
        "review:split": lambda t: [t.problem.pk],
        "review:given": lambda t: [t.promise.pk],
        "review:initiative": lambda t: [t.initiative.pk],
        "review:answer_supporters": lambda t: [t.initiative.pk],
        "programmes:project": lambda _t: ["ecology"],
        "programmes:end": lambda t: ["drive", t.drive.pk],
        "routing:rule": lambda t: [t.rule.pk],
        "review:template": lambda t: [t.template.pk],
        "photos:outside": lambda t: [t.outside.photos.first().pk],
        "asked:outside": lambda t: [outside.word_for(t.outside)],
        "review:outside": lambda t: ["problems", t.problem.pk],
        "review:outside_move": lambda t: ["problems", t.problem.pk, t.outside.pk, "revoke"],
        "review:notes": lambda t: ["problems", t.problem.pk],
        "review:edit_note": lambda t: ["problems", t.problem.pk, t.note.pk],
        "review:answering": lambda t: ["problems", t.problem.pk],
        "review:assign": lambda t: ["problems", t.problem.pk],
        "asked:evaluation": lambda t: [t.evaluation_word],
        **dict.fromkeys(("asked:fixed", "asked:no_more"), lambda t: [t.fix_word]),
        "asked:question": lambda t: [by_link.word_for(t.asked.last_entry())],
        "resources:new": lambda _t: ["group"],
        **dict.fromkeys(OF_A_BODY, lambda t: [t.owner.pk]),
        "resources:check": lambda t: [t.owner.pk, "verify"],
        "resources:end_offer": lambda t: [t.offer.pk],
        "resources:pledge": lambda t: [t.need.pk],
        "follows:digest": lambda t: [t.digest.pk],
        "follows:thing": lambda t: ["problem", t.problem.pk],
        "follows:stop": lambda t: [link_to_stop(t.follow.user_id, t.follow.pk)],
        "journal:problem": lambda t: [t.problem.pk],
        "journal:initiative": lambda t: [t.initiative.pk],
        "feeds:area": lambda t: [t.problem.region.kato, "atom"],
        "feeds:topic": lambda t: [t.problem.category.code, "rss"],
        "feeds:thing": lambda t: ["problem", t.problem.pk, "atom"],
        "feeds:due": lambda t: [address_of(t.calendar)],
        "resources:move_pledge": lambda t: [t.pledge.pk, "accept"],
    }
    | HANDOUTS
    | DOORS
)
OF_IT = ("initiatives:join", "initiatives:support", "initiatives:sent", "programmes:mark")
ARGUMENTS |= dict.fromkeys((*OF_IT, "programmes:join"), lambda t: [t.initiative.pk])
MINE = ("follows:edit", "follows:pause", "follows:end")
ARGUMENTS |= dict.fromkeys(MINE, lambda t: [t.follow.pk])
# What a route is sent, where an empty form would not reach its guard.
SENT = {
    "initiatives:member": {"answer": "accept"},
    "review:bulk": {"verb": "take_up"},
    "work:task": {"deed": "take"},
}
OFFICIALS = frozenset({"official_district", "official_region"})
# Whose a thing is: for these it opens on their own thing, for everybody else it is closed.
OF_THEIR_OWN = {
    "account_change_password": {"operator"},  # the only one here with a password
    "account_reauthenticate": STAFF_ROLES,
    "comments:take_back": {"reporter"},
    **{f"follows:{one}": {"reporter"} for one in ("digest", "edit", "end", "pause")},
    "initiatives:document": {"author"},
    "initiatives:edit": {"author"},
    **{key: {"author"} for key in ("initiatives:document", "initiatives:in_name")},
    "initiatives:evaluate": {"neighbour"},
    **{f"initiatives:{one}": {"lead", "member"} for one in ("evidence", "write_report")},
    "initiatives:member": {"author", "lead"},
    "initiatives:move": {"moderator"},
    "initiatives:needs": {"author", "lead"},
    "initiatives:sent": {"author"},
    "initiatives:write": {"author"},
    "letters:letter": {"reporter", "official_region"},  # its writer, and the office it is sent to
    "mfa_deactivate_totp": STAFF_ROLES,
    "mfa_download_recovery_codes": {"operator"},
    "mfa_reauthenticate": STAFF_ROLES,
    "mfa_view_recovery_codes": {"operator"},
    "moderation:decision": {"reporter", "moderator"},
    "photos:outside": OFFICIALS | {"coordinator", "moderator"},
    "problems:confirm": {"reporter"},
    "problems:edit": {"reporter"},
    "problems:move": OFFICIALS,
    "problems:name": {"reporter"},
    "programmes:end": {"coordinator"},
    "programmes:join": {"author", "lead"},
    "programmes:mark": set(),  # its result is not confirmed yet
    "resources:check": {"coordinator"},
    "review:given": {"official_region"},  # the body that promised it
    "resources:edit": {"speaker"},
    "resources:end_offer": {"speaker"},
    "resources:move_pledge": {"lead"},
    "resources:offer": {"speaker"},
} | WHOSE
} | THEIRS
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
    for name, route in OURS:
        has_arguments = route.pattern.regex.groups or getattr(route.pattern, "converters", {})
        assert bool(has_arguments) == (name in ARGUMENTS), name


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
