"""Anybody sees whether a history is as it was written, and keeps the seals of the nights."""

import pgtrigger
import pytest
from django.urls import reverse

from initiatives import assigning
from kernel import sealing
from kernel.models import JournalEntry, JournalSeal
from kernel.tasks import seal_the_journal
from tests.factories.accounts import OfficialFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def alter(thing):
    """As somebody with the keys of the database would."""
    with pgtrigger.ignore("kernel.JournalEntry:journal_is_append_only"):
        first = JournalEntry.objects.of(thing)[0]
        JournalEntry.objects.filter(pk=first.pk).update(reason="HIDDEN-WORDS")
    return first


@pytest.mark.parametrize("kind", ["problem", "initiative"])
def test_the_page_of_a_thing_leads_to_its_check(client, kind):
    made = {"problem": ProblemFactory, "initiative": InitiativeFactory}[kind]
    thing = made(at_stage={"problem": "in_work", "initiative": "team_selection"}[kind])
    check = reverse(f"journal:{kind}", args=[thing.pk])

    assert check in client.get(reverse(f"{kind}s:detail", args=[thing.pk])).text
    shown = client.get(check).text
    assert "Nothing was changed" in shown
    for entry in thing.journal():
        assert bytes(entry.seal).hex() in shown


def test_an_altered_history_says_so_at_once_and_not_what_it_says(client):
    problem, other = ProblemFactory.create_batch(2, at_stage="in_work")
    alter(problem)

    shown = client.get(reverse("journal:problem", args=[problem.pk])).text

    assert "Something was changed afterwards" in shown
    assert shown.count("its seal does not fit") == 1
    assert "HIDDEN-WORDS" not in shown
    assert "Nothing was changed" in client.get(reverse("journal:problem", args=[other.pk])).text


def test_entries_of_the_desk_are_counted_and_not_told(client):
    official = OfficialFactory(of=RegionFactory(under=RegionFactory()))
    problem = ProblemFactory(confirmed=True, region=official.offices[0].region)
    assigning.assign(problem, by=official, to=OfficialFactory(at=problem.office))

    shown = client.get(reverse("journal:problem", args=[problem.pk])).text

    assert "One entry of the desk" in shown
    assert "assign" not in shown


def test_what_is_not_public_has_no_history_in_public(client):
    held = ProblemFactory(author=None)

    assert client.get(reverse("journal:problem", args=[held.pk])).status_code == 404


def test_the_nights_are_shown_with_what_the_last_look_found(client):
    problem = ProblemFactory(at_stage="in_work")
    home = reverse("journal:home")
    assert "Not looked over yet" in client.get(home).text

    seal_the_journal()
    night = JournalSeal.objects.get()
    shown = client.get(home).text
    assert str(night) in shown
    assert "Nothing was changed" in shown

    entry = alter(problem)
    sealing.check_the_journal()
    shown = client.get(home).text
    assert f"Entry {entry.pk} of" in shown
    assert reverse("journal:problem", args=[problem.pk]) in shown
    assert "HIDDEN-WORDS" not in shown


def test_what_was_altered_of_a_thing_that_is_not_public_is_named_without_it(client):
    draft = InitiativeFactory()
    entry = JournalEntry.objects.note_down(draft, verb="look", actor=None)
    alter(draft)
    sealing.check_the_journal()

    shown = client.get(reverse("journal:home")).text

    assert f"Entry {entry.pk} of" in shown
    assert reverse("journal:initiative", args=[draft.pk]) not in shown


def test_the_seals_can_be_kept_elsewhere(client):
    ProblemFactory(at_stage="in_work")
    seal_the_journal()
    ProblemFactory(confirmed=True)
    seal_the_journal()

    text = b"".join(client.get(reverse("journal:seals")).streaming_content).decode()

    first, second = JournalSeal.objects.all()
    assert [line.split("\t")[:3] for line in text.splitlines()] == [
        [str(night.upto), str(night.entries), str(night)] for night in (first, second)
    ]


@pytest.mark.parametrize("many", [2, 6])
def test_a_history_costs_the_same_whatever_its_length(client, django_assert_max_num_queries, many):
    problem = ProblemFactory(at_stage="in_work")
    for _ in range(many):
        JournalEntry.objects.note_down(problem, verb="look", actor=None)
    client.get(reverse("journal:home"))  # the site's own first questions

    with django_assert_max_num_queries(8):
        client.get(reverse("journal:problem", args=[problem.pk]))
