"""Words of the work that moderators have hidden stand on no page of it, whoever reads.

Every door that opens with the key of an initiative is walked, those that come later, too; the
twin takes a guard away and finds the words again.
"""

from types import SimpleNamespace

import pytest
from django.db.models import F
from django.urls import NoReverseMatch, reverse

from community.moderated import kind_of
from initiatives.models import (
    CarePoint,
    CareVisit,
    ClosingReport,
    Expense,
    Initiative,
    TeamMember,
    closing,
)
from tests.factories.accounts import CoordinatorFactory, ModeratorFactory, UserFactory
from tests.factories.care import CarePointFactory, CareVisitFactory
from tests.factories.community import flagged, make, under_moderation
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.reports import planned_work, report_whole
from tests.factories.work import ExpenseFactory
from tests.web.canary import body_of
from tests.web.holes import field_as
from tests.web.test_permission_matrix import OURS

pytestmark = pytest.mark.django_db
WORDS = {kind: f"CANARY-{kind}" for kind in ("expense", "report", "team_words", "care_point")}
WORDS |= {"invitation": "CANARY-invitation", "care_visit": "CANARY-care-visit"}
SPACES = ("initiatives:", "work:", "care:", "handouts:", "journal:", "programmes:", "review:")


@pytest.fixture
def scene(clean_cache):
    """Work with people who ask and are invited; and work that is said to be done."""
    gathers, done = InitiativeFactory(at_stage="implementation"), finished()
    asking = TeamMemberFactory(initiative=gathers, state="asked", message=WORDS["team_words"])
    invited = TeamMemberFactory(
        initiative=gathers, state="invited", invited_by=gathers.lead, message=WORDS["invitation"]
    )
    point = CarePointFactory(initiative=gathers, title=WORDS["care_point"])
    visit = CareVisitFactory(point=point, note=WORDS["care_visit"])
    expense = Expense.objects.get(line__initiative=done)
    report = done.closing_reports.get()
    things = [asking, invited, point, visit, expense, report]
    people = {"invited": invited.user, "coordinator": CoordinatorFactory(of=done.region)}
    return SimpleNamespace(
        gathers=gathers, done=done, point=point, things=things, expense=expense, **people
    )


def finished():
    """Said to be done, with words of its report and of an expense everywhere they can stand."""
    done = planned_work()
    ExpenseFactory(line=done.budget_lines.get(), words=WORDS["expense"])
    said = WORDS["report"]
    line = {done.budget_lines.get().pk: {"elsewhere_tiyn": 10_000, "payer": said}}
    report = report_whole(done, left=said, paid=line, people_how=said, hours_how=said)
    ClosingReport.objects.filter(pk=report.pk).update(words=said)
    report.milestone_outcomes.update(words=said)
    report.indicator_outcomes.update(how=said)
    report.pairs.update(words=said)
    done.move("finish", by=done.lead)
    return done


def doors(scene):
    """Every address that is made of the key of either initiative, and of what belongs to it."""
    yield reverse("care:point", args=[scene.gathers.pk, scene.point.number])
    yield reverse("care:visit", args=[scene.gathers.pk, scene.point.number])
    yield reverse("work:take_expense_back", args=[scene.done.pk, scene.expense.pk])
    for pk in (scene.gathers.pk, scene.done.pk):
        yield reverse("feeds:thing", args=["initiative", pk, "atom"])
        yield reverse("map:card", args=["initiative", pk])
        for name in (name for name, _ in OURS if name.startswith(SPACES)):
            try:
                yield reverse(name, args=[pk])
            except NoReverseMatch:
                continue


def readers(scene):
    """Those who read most of it, and nobody in particular."""
    return [None, scene.done.lead, scene.gathers.lead, scene.invited, scene.coordinator]


def told(client, scene, *only):
    """Which words are read, by anybody, anywhere, or on these pages only."""
    found = set()
    for person in readers(scene):
        client.logout()
        if person:
            client.force_login(person)
        there = [
            door for door in list(only) or doors(scene) if not person or "/handouts/" not in door
        ]
        said = b"".join(body_of(client.get(door)) for door in there)
        found |= {kind for kind, words in WORDS.items() if words.encode() in said}
    return found


def where_they_stand(scene):
    """A page for each of the words."""
    yield reverse("care:point", args=[scene.gathers.pk, scene.point.number])
    yield reverse("initiatives:detail", args=[scene.gathers.pk])
    yield reverse("initiatives:report", args=[scene.done.pk])


def test_each_of_them_is_read_somewhere_until_it_is_hidden_and_then_nowhere(client, scene):
    assert told(client, scene) == set(WORDS)

    decisions = [under_moderation(thing, at_stage="hidden") for thing in scene.things]

    assert told(client, scene) == set()
    for decision in decisions:
        make("restore", decision)
    assert told(client, scene, *where_they_stand(scene)) == set(WORDS)


PAGES = {
    Expense: ("expense", lambda scene: reverse("work:expenses", args=[scene.done.pk])),
    TeamMember: (
        "team_words",
        lambda scene: reverse("initiatives:detail", args=[scene.gathers.pk]),
    ),
    CarePoint: ("care_point", lambda scene: reverse("care:points", args=[scene.gathers.pk])),
    CareVisit: (
        "care_visit",
        lambda scene: reverse("care:point", args=[scene.gathers.pk, scene.point.number]),
    ),
}


@pytest.mark.parametrize("model", PAGES)
def test_without_its_mark_the_words_would_be_read(client, scene, monkeypatch, model):
    """The twin of the walk."""
    kind, page = PAGES[model]
    for thing in scene.things:
        under_moderation(thing, at_stage="hidden")
    there = page(scene)
    assert kind not in told(client, scene, there)
    field_as(model, "is_hidden", lambda _one: False)(monkeypatch, None)

    assert kind in told(client, scene, there)


def test_without_the_mask_of_its_query_a_hidden_report_would_be_read(client, scene, monkeypatch):
    under_moderation(scene.things[-1], at_stage="hidden")
    there = reverse("initiatives:report", args=[scene.done.pk])
    assert told(client, scene, there) == {"expense"}
    monkeypatch.setattr(closing, "_spoken", lambda name, _of_report="": F(name))

    assert "report" in told(client, scene, there)


def test_the_copy_that_stands_with_the_initiative_goes_and_comes_back(scene):
    decision = under_moderation(scene.done.closing_reports.get(), at_stage="hidden")
    assert Initiative.objects.get(pk=scene.done.pk).report == ""

    make("restore", decision)

    assert Initiative.objects.get(pk=scene.done.pk).report == WORDS["report"]


def test_flags_lead_back_to_where_the_words_are_read(client, scene):
    person = UserFactory(confirmed=True)
    client.force_login(person)
    says = {"breach": "insult", "words": ""}
    for kind, thing, page in (
        ("expense", scene.expense, reverse("work:expenses", args=[scene.done.pk])),
        ("report", scene.things[-1], reverse("initiatives:report", args=[scene.done.pk])),
        ("care_point", scene.point, reverse("care:points", args=[scene.gathers.pk])),
    ):
        door = reverse("moderation:flag", args=[kind, thing.pk])
        assert door in client.get(page).text
        assert client.post(door, says).url == page


def kind_and_home(thing):
    kind = kind_of(thing)
    return kind, kind.parent_of(thing).region


def test_moderators_read_what_is_private_once_it_is_flagged(client, scene):
    for thing in scene.things:
        kind, region = kind_and_home(thing)
        client.force_login(ModeratorFactory(of=region))
        there = reverse("moderation:thing", args=[kind.name, thing.pk])
        assert client.get(there).status_code == (404 if kind.is_private else 200)

        flagged(thing)

        assert "CANARY-" in client.get(there).text


def test_its_writer_reads_why_and_may_appeal(client, scene):
    for thing in scene.things:
        decision = under_moderation(thing, at_stage="hidden")
        client.force_login(decision.author)
        there = decision.get_absolute_url()
        assert client.get(there).status_code == 200

        says = {"appeal-grounds": "x", "seen": decision.last_entry().pk}
        assert client.post(there, says).status_code == 302
