import pytest
from django.urls import reverse

from accounts.roles import OfficeKind
from initiatives import assigning, inviting, teaming
from initiatives.stages import Stage
from kernel.models import JournalEntry, Outbox
from kernel.tasks import relay_once
from kernel.workflow import Workflow
from notifications import subscribers
from notifications.audiences import AUDIENCES
from notifications.models import Notification
from notifications.subscribers import FIRST_AS
from notifications.wording import BECAUSE, WORDS
from tests.factories import journeys
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.factories.resources import VolunteerFactory

pytestmark = pytest.mark.django_db

TABLES = ("initiative", "problem", "outside", "owed", "pledge", "legal_person", "moderation")
TOLD_MOVES = [(name, move) for name in TABLES for move in Workflow.registry[name] if move.tells]


def relay_all():
    """Deliver until nothing waits: a notice puts a letter behind itself."""
    while relay_once():
        pass


@pytest.mark.parametrize(("name", "move"), TOLD_MOVES, ids=lambda it: getattr(it, "verb", it))
def test_every_move_that_tells_has_people_and_words(name, move):
    assert f"{name}.{move.verb}" in WORDS
    assert move.tells <= set(AUDIENCES)
    assert move.tells <= set(FIRST_AS)
    assert move.tells <= set(BECAUSE)


def test_no_words_stand_there_for_nothing():
    told = {f"{name}.{move.verb}" for name, move in TOLD_MOVES}
    others = {f"team.{what}" for what in subscribers.TEAM_TELLS}
    others |= {"initiative.ask_again", "problem.ask_again", "problem.split", "desk.assign"}
    others |= {"initiative.body_gave"}
    others |= {"comment.new", "letter.new", "letter.answer", "work.news"}
    others |= {"follow.new", "follow.changed", "follow.digest"}

    assert {key.partition("@")[0] for key in WORDS} == told | others


def test_the_author_hears_of_a_move_and_whoever_made_it_does_not():
    initiative = InitiativeFactory(at_stage=Stage.SUBMITTED)
    official = journeys.official_of(initiative.region)
    relay_all()

    journeys.make("take_up", initiative)
    relay_all()

    taken_up = Notification.objects.filter(kind="initiative.take_up")
    assert [(n.recipient, n.audience) for n in taken_up] == [(initiative.author, "author")]
    assert not taken_up.filter(recipient=official).exists()


def test_sending_an_application_gives_its_author_a_receipt_with_the_public_number():
    initiative = InitiativeFactory(at_stage=Stage.SUBMITTED)
    relay_all()

    (receipt,) = Notification.objects.filter(recipient=initiative.author)
    assert initiative.number in receipt.wording.sentence


def test_a_relay_that_runs_twice_tells_once():
    InitiativeFactory(at_stage=Stage.SUBMITTED)
    relay_all()
    told = Notification.objects.count()

    for row in Outbox.objects.filter(kind="moved"):
        subscribers.tell_of_a_move(row.payload | {"key": row.key})

    assert told > 0
    assert Notification.objects.count() == told
    assert Outbox.objects.filter(kind="notice").count() == told


def test_without_the_memory_of_the_cause_the_second_relay_would_tell_again():
    InitiativeFactory(at_stage=Stage.SUBMITTED)
    relay_all()
    told = Notification.objects.count()

    for row in Outbox.objects.filter(kind="moved"):
        subscribers.tell_of_a_move(row.payload | {"key": f"{row.key}, again"})

    assert Notification.objects.count() == 2 * told


def test_somebody_who_is_several_things_hears_it_once_as_the_first_of_them():
    author = UserFactory(confirmed=True)
    problem = ProblemFactory(confirmed=True, author=author)
    initiative = InitiativeFactory(author=author, problems=[problem], region=problem.region)
    journeys.walk(initiative, to=Stage.SOLVED)
    relay_all()

    concluded = Notification.objects.filter(kind="initiative.conclude", recipient=author)
    assert concluded.count() == 1


def test_everybody_concerned_hears_the_result():
    neighbour = UserFactory(confirmed=True)
    problem = ProblemFactory(confirmed=True, author=neighbour)
    initiative = InitiativeFactory(problems=[problem], region=problem.region)
    journeys.walk(initiative, to=Stage.SOLVED)
    relay_all()

    told = Notification.objects.filter(kind="initiative.conclude").values_list(
        "recipient", flat=True
    )
    assert {neighbour.pk, initiative.author_id} <= set(told)


def test_those_within_reach_hear_that_an_initiative_seeks_helpers():
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    near = VolunteerFactory(at=initiative.public_location)
    VolunteerFactory(at=initiative.public_location, is_available=False)

    journeys.make("seek", initiative)
    relay_all()

    (notice,) = Notification.objects.filter(kind="initiative.seek")
    assert notice.recipient == near.user


def test_the_lead_hears_who_asks_and_the_volunteer_what_the_answer_is():
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    volunteer = UserFactory(confirmed=True)
    member = teaming.ask_to_join(initiative, volunteer)
    teaming.accept(member, by=initiative.lead)
    relay_all()

    told = Notification.objects.filter(kind__startswith="team.").order_by("pk")
    assert [(n.kind, n.recipient) for n in told] == [
        ("team.asked", initiative.lead),
        ("team.accepted", volunteer),
    ]


@pytest.mark.parametrize(
    ("answer", "kind"), [(inviting.agree, "team.agreed"), (inviting.refuse, "team.refused")]
)
def test_the_invited_hear_of_it_and_the_lead_what_they_say(answer, kind):
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    volunteer = UserFactory(confirmed=True)
    invitation = inviting.invite(initiative, volunteer, by=initiative.lead, message="Come along")
    answer(invitation, by=volunteer)
    relay_all()

    told = Notification.objects.filter(kind__startswith="team.").order_by("pk")
    assert [(n.kind, n.recipient) for n in told] == [
        ("team.invited", volunteer),
        (kind, initiative.lead),
    ]
    assert told[0].page == reverse("initiatives:detail", args=[initiative.pk])
    assert "Come along" not in f"{told[0].wording.title} {told[0].wording.sentence}"


def test_an_invitation_that_is_taken_back_is_told_as_well():
    initiative = InitiativeFactory(at_stage=Stage.TEAM_SELECTION)
    volunteer = UserFactory(confirmed=True)
    invitation = inviting.invite(initiative, volunteer, by=initiative.lead)
    inviting.recall(invitation, by=initiative.lead)
    relay_all()

    told = Notification.objects.filter(recipient=volunteer).order_by("pk")
    assert [notice.kind for notice in told] == ["team.invited", "team.recalled"]


def test_an_appeal_is_told_to_both_offices(region_and_district):
    region, district = region_and_district
    above, below = journeys.official_of(region), journeys.official_of(district)
    refused = InitiativeFactory(at_stage=Stage.REFUSED, region=district)

    journeys.make("appeal", refused)
    relay_all()

    told = Notification.objects.filter(kind="initiative.appeal")
    assert {n.recipient for n in told} == {above, below}


def test_nobody_is_told_who_may_no_longer_sign_in():
    initiative = InitiativeFactory(at_stage=Stage.SUBMITTED, author__is_active=False)
    relay_all()

    assert not Notification.objects.filter(recipient=initiative.author).exists()


def test_every_stage_is_reached_with_everybody_told_and_nothing_left_waiting():
    for stage in Stage:
        InitiativeFactory(at_stage=None if stage == Stage.DRAFT else stage)
    relay_all()

    assert not Outbox.objects.filter(done_at=None).exists()
    assert (
        JournalEntry.objects.count() > Notification.objects.values("entry").distinct().count() > 0
    )


def test_whoever_is_given_a_thing_of_the_desk_hears_it_and_whoever_gives_it_does_not():
    official = OfficialFactory(of=RegionFactory(under=RegionFactory()))
    problem = ProblemFactory(confirmed=True, region=official.offices[0].region)
    colleague = OfficialFactory(at=problem.office)
    below = OfficeFactory(region=problem.region, kind=OfficeKind.DEPARTMENT)
    clerk = OfficialFactory(at=below)

    for hands in ({"to": colleague}, {"office": below}, {"to": official}, {}):
        assigning.assign(problem, by=official, **hands)
    relay_all()

    told = Notification.objects.filter(kind="desk.assign").order_by("pk")
    assert [one.recipient for one in told] == [colleague, clerk]
    assert told[0].page == reverse("review:problem", args=[problem.pk])
