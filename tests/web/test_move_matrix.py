"""Every move of every table × every person: the door opens for those the product names.

The rights are typed by hand (`tests/initiatives/promised.py`, and the two short tables below);
a move without a line there fails, and so does a table without a door.
"""

import pytest
from django.urls import reverse

from accounts.models import Office
from accounts.roles import STAFF_ROLES, OfficeKind
from initiatives.models import Initiative, Involvement, OwedAnswer
from kernel.workflow import Move, Workflow
from tests.initiatives import promised
from tests.web.answers import CLOSED, SIGN_IN, draw_nothing, send
from tests.web.world import COLUMNS

PLEDGES = {
    "promise": {"donor"}, "withdraw": {"donor"}, "release": {"system"},
    "accept": {"lead"}, "decline": {"lead"}, "give": {"lead"},
}  # fmt: skip
PAPERS = {"claim": {"donor"}, "verify": {"coordinator"}, "refuse": {"coordinator"}}
LETTERS = {
    "send": {"system"}, "answer": {"system"}, "expire": {"system"},  # written; by link; by time
    "publish": {"official"}, "decline": {"official"}, "revoke": {"official"},
}  # fmt: skip
OWED = {
    "answer": {"official"},
    **{move: {"system"} for move in ("owe", "settle", "hold", "resume", "lapse")},
}
JUDGED = {
    "flag": {"system"}, "appeal": {"reporter"}, "keep": {"moderator"}, "redact": {"moderator"},
    "unredact": {"moderator"}, "hide": {"moderator"}, "uphold": {"moderator"},
    "restore": {"moderator"}, "ask_deletion": {"moderator"}, "refuse_deletion": {"moderator"},
    "confirm_deletion": {"moderator"},
}  # fmt: skip


def owed(things):
    """What supporters of the initiative are owed while its team works."""
    Initiative.objects.filter(pk=things.initiative.pk).update(stage="implementation")
    facts = {"initiative": things.initiative, "defaults": {"supporters": 3, "needed": 3}}
    return OwedAnswer.objects.get_or_create(**facts)[0]


DOORS = {  # the table: the thing that goes through its door, who may, the address of the door
    "initiative": (lambda t: t.initiative, promised.INITIATIVE_RIGHTS, "initiatives:move"),
    "problem": (lambda t: t.problem, promised.PROBLEM_RIGHTS, "problems:move"),
    "pledge": (lambda t: t.pledge, PLEDGES, "resources:move_pledge"),
    "legal_person": (lambda t: t.owner.legal_person, PAPERS, "resources:check"),
    "outside": (lambda t: t.outside, LETTERS, "review:outside_move"),
    "moderation": (lambda t: t.decision, JUDGED, "moderation:move"),
    "owed": (owed, OWED, "review:answer_supporters"),
}
DOORLESS = {("owed", verb) for verb in OWED if verb != "answer"}  # the door knows no verb
COLUMNS_OF = {  # a word of the tables: the columns behind it
    "official": {"official_district", "official_region"},
    "body": {"department"},
    "coordinator": {"coordinator"},
    "moderator": {"moderator"},
    "reporter": {"reporter"},
    "author": {"author"},
    "lead": {"lead"},
    "donor": {"speaker"},
    "system": set(),
}
LED_ELSEWHERE = {("moderation", "appeal", "moderator")}  # to the page of moderators
ASKS_A_BODY = {"state_body_review", "state_body_support"}


@pytest.fixture
def places(world_of_two, clean_cache, monkeypatch):
    draw_nothing(monkeypatch)
    return world_of_two


def stand(thing, stage, territory):
    """Put a thing there as if its moves had been made; the right is asked for, not the way."""
    facts = {"stage": stage}
    if stage == "duplicate":
        others = {"Initiative": territory.things.judged, "Problem": territory.things.asked}
        facts["duplicate_of"] = others[type(thing).__name__]
    type(thing).objects.filter(pk=thing.pk).update(**facts)
    Involvement.objects.filter(initiative=territory.things.initiative).delete()
    if stage in ASKS_A_BODY:
        bodies = Office.objects.filter(region=territory.region, kind=OfficeKind.DEPARTMENT)
        Involvement.objects.create(initiative=thing, office=bodies.earliest("pk"), task="x")
    if stage == "in_work":  # by an initiative whose lead may say that it is fixed
        thing.initiatives.add(territory.things.judged)
        type(territory.things.judged).objects.filter(pk=territory.things.judged.pk).update(
            stage="implementation"
        )


def allowed(workflow, move, stage):
    """The columns that may make this move from this stage."""
    rights = DOORS[workflow][1][move.verb]
    if stage not in ASKS_A_BODY:
        rights = rights - {"body"}
    if workflow == "problem":
        rights = {"reporter" if word == "author" else word for word in rights}
    return set().union(*(COLUMNS_OF[word] for word in rights))


def door(workflow, thing, verb):
    """Where a move is sent; an author appeals on the page of the decision."""
    if verb == "appeal" and workflow == "moderation":
        return reverse("moderation:decision", args=[thing.pk])
    keys = {
        "legal_person": lambda: [thing.owner_id],
        "outside": lambda: ["problems", thing.problem_id, thing.pk],
        "moderation": lambda: [thing.kind, thing.subject_id],
    }
    if workflow == "owed":
        return reverse(DOORS[workflow][2], args=[thing.initiative_id])
    return reverse(DOORS[workflow][2], args=[*keys.get(workflow, lambda: [thing.pk])(), verb])


def press(client, workflow, move, stage, territory):
    """Send the door what everybody can send: nothing but what was seen."""
    thing = DOORS[workflow][0](territory.things)
    stand(thing, stage, territory)
    last = thing.last_entry()
    return send(client, door(workflow, thing, move.verb), {"seen": last.pk if last else 0})


def lines():
    """Every move from a stage it may begin at, and again where a body has a say."""
    return [
        (name, move, stage)
        for name in DOORS
        for move in Workflow.registry[name]
        for stage in sorted(
            {min(move.source - ASKS_A_BODY, default="")} | move.source & ASKS_A_BODY
        )
        if stage and (name, move.verb) not in DOORLESS
    ]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_move_opens_for_those_the_product_names_and_for_nobody_else(client, places, column):
    if places.people[column]:
        client.force_login(places.people[column])

    for name, move, stage in lines():
        here = press(client, name, move, stage, places.own)
        assert is_as_promised(column, name, move, stage, here), (
            f"{name} {move.verb} {stage}: {here}"
        )


def is_as_promised(column, name, move, stage, answer):
    if column == "guest":
        return answer == SIGN_IN
    if (name, move.verb, column) in LED_ELSEWHERE:
        return answer == "onwards"
    return (answer not in CLOSED) == (column in allowed(name, move, stage))


@pytest.mark.parametrize("column", sorted(STAFF_ROLES))
def test_no_move_opens_in_another_territory(client, places, column):
    client.force_login(places.people[column])

    for name, move, stage in lines():
        answer = press(client, name, move, stage, places.other)
        assert answer in CLOSED, f"{name} {move.verb} {stage}: {answer}"


def test_every_table_has_a_door_and_every_move_has_its_people():
    assert set(DOORS) == set(Workflow.registry)
    for name, (_, rights, _) in DOORS.items():
        assert set(rights) == {move.verb for move in Workflow.registry[name]}, name


def test_a_move_that_everybody_may_make_is_noticed(client, places, monkeypatch):
    """The twin: the tables ask nobody who they are."""
    client.force_login(places.people["citizen"])
    monkeypatch.setattr(Move, "by", property(lambda _move: lambda *_: True))

    move = Workflow.registry["initiative"].named("suspend")
    answer = press(client, "initiative", move, "in_review", places.own)

    assert not is_as_promised("citizen", "initiative", move, "in_review", answer)
