"""A campaign's own page: read before, while and after it is on, counted from results."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from geo.fields import point
from initiatives.stages import Stage
from mapapp.web.programmes import drives
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.community import under_moderation
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.programmes import DriveFactory, JoinedFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
RECORD = "programmes:drives"


@pytest.fixture
def drive(town):
    return DriveFactory(region=town)


def days(count):
    return timezone.localdate() + timedelta(days=count)


def address(drive):
    return reverse("programmes:drive", args=[drive.pk])


def read(client, drive, **query):
    answer = client.get(address(drive), query)
    assert answer.status_code == 200
    return answer


def joined(drive, **facts):
    facts = facts or {"submitted": True}
    initiative = InitiativeFactory(**({"region": drive.region} | facts))
    JoinedFactory(drive=drive, project=None, initiative=initiative)
    return initiative


def titles(page):
    return [initiative.title for initiative in page.context["page"]]


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (3, 9, "It begins in 3 days"),
        (1, 9, "It begins tomorrow"),
        (0, 9, "It is on now: 9 more days after today"),
        (-4, 1, "It is on now: 1 more day after today"),
        (-4, 0, "today is its last day"),
        (-9, -1, "It ended on"),
    ],
)
def test_its_days_are_said_in_words(client, town, since, until, words):
    drive = DriveFactory(region=town, since=days(since), until=days(until))

    assert words in read(client, drive).text


def test_its_days_are_those_of_kazakhstan(client, town):
    drive = DriveFactory(region=town, since="2026-05-01", until="2026-05-07")

    with time_machine.travel("2026-05-06T19:30:00Z", tick=False):  # past midnight in Almaty
        assert "today is its last day" in read(client, drive).text
    with time_machine.travel("2026-05-07T19:30:00Z", tick=False):
        assert "It ended on" in read(client, drive).text


def test_it_says_what_it_is_for_whose_it_is_and_how_to_join(client, drive):
    text = read(client, drive).text

    for words in (drive.name_en, drive.about_kk, drive.region.name_en, "Start an initiative"):
        assert words in text
    assert "No initiative has joined yet" in text


def test_progress_is_counted_from_results_alone(client, drive):
    joined(drive)
    for stage in (Stage.SOLVED, Stage.PARTLY_SOLVED, Stage.NOT_SOLVED):
        TeamMemberFactory.create_batch(3, initiative=joined(drive, at_stage=stage))

    page = read(client, drive)

    progress = page.context["shown"].progress
    assert (progress.joined, progress.under_way, progress.proved) == (4, 1, 2)
    assert progress.people == 2 + 6  # two leads and their teams
    assert "Residents confirmed the result of 2 of 4 initiatives." in page.text


def test_whoever_carries_two_initiatives_of_a_campaign_is_one_person(client, drive):
    one, other = (joined(drive, at_stage=Stage.SOLVED) for _ in range(2))
    TeamMemberFactory(initiative=one, user=one.lead)  # the lead has a place in the team as well
    TeamMemberFactory(initiative=other, user=one.lead)  # and helps the neighbours
    TeamMemberFactory(initiative=other, state="asked")  # not taken in yet

    assert read(client, drive).context["shown"].progress.people == 2


def test_drafts_and_what_is_hidden_are_on_no_campaign(client, drive):
    joined(drive, title="CANARY draft")
    under_moderation(joined(drive, title="CANARY hidden", submitted=True), at_stage="hidden")

    page = read(client, drive)

    assert "CANARY" not in page.text
    assert page.context["shown"].progress.joined == 0


def test_initiatives_are_read_page_by_page_and_by_place(client, drive, monkeypatch):
    monkeypatch.setattr(drives, "A_PAGE", 2)
    here, there = (RegionFactory(under=drive.region) for _ in range(2))
    first, second, third = (joined(drive, submitted=True, region=here) for _ in range(3))
    other = joined(drive, submitted=True, region=there)

    assert titles(read(client, drive)) == [other.title, third.title]
    assert titles(read(client, drive, page=2)) == [second.title, first.title]
    inside = read(client, drive, place=here.kato)
    assert titles(inside) == [third.title, second.title]
    assert f"?place={here.kato}&amp;page=2" in inside.text
    assert [(one.name, one.count) for one in inside.context["shown"].places] == [
        (here.name_en, 3), (there.name_en, 1),
    ]  # fmt: skip


def test_more_than_a_map_can_bear_are_counted_and_listed_whole(client, drive, monkeypatch):
    monkeypatch.setattr(drives, "MOST_MARKS", 1)
    here, there = (RegionFactory(under=drive.region) for _ in range(2))
    first, second = (joined(drive, submitted=True, region=here) for _ in range(2))
    joined(drive, submitted=True, region=there)

    page = read(client, drive, place=here.kato)

    assert titles(page) == [second.title, first.title]
    assert [one.count for one in page.context["shown"].places] == [2, 1]
    assert len(page.context["shown"].joined) == 1


@pytest.mark.parametrize("odd", ["\0", "٧٥", "7" * 5000, "000000000", "."])
def test_a_place_nobody_offered_is_no_place(client, drive, odd):
    joined(drive)

    page = read(client, drive, place=odd)

    assert page.context["shown"].chosen is None
    assert len(titles(page)) == 1


def test_the_map_shows_each_and_counts_those_that_stand_close(client, drive):
    west, south, east, north = drive.region.boundary.extent
    near = {"location": point(west + 0.01, south + 0.01), "submitted": True}
    for _ in range(2):
        joined(drive, **near)
    joined(drive, location=point(east - 0.01, north - 0.01), at_stage=Stage.SOLVED)

    shown = read(client, drive).context["shown"].map

    assert [(group.count, group.is_done) for group in shown.groups] == [(1, True), (2, False)]
    alone, together = shown.groups
    assert alone.x > together.x
    assert alone.y < together.y  # north is up


def test_exact_places_never_reach_the_map(client, drive):
    initiative = joined(drive)
    west, south, _east, _north = drive.region.boundary.extent
    type(initiative).objects.update(location=point(west + 0.02, south + 0.02))
    before = read(client, drive).context["shown"].map

    type(initiative).objects.update(location=point(west + 0.3, south + 0.3))

    assert read(client, drive).context["shown"].map == before


def test_over_it_stays_as_a_record_and_goes_on_counting(client, drive):
    initiative = joined(drive, at_stage=Stage.IMPLEMENTATION)
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        assert initiative.title in read(client, drive).text
        type(initiative).objects.filter(pk=initiative.pk).update(stage=Stage.SOLVED)
        page = read(client, drive)
        record, home = (client.get(reverse(f"programmes:{n}")).text for n in ("drives", "home"))

    assert page.context["shown"].progress.proved == 1
    assert "nobody joins any more" in page.text
    assert "1 result confirmed" in record
    assert address(drive) in record
    assert address(drive) in home


def test_the_record_holds_what_is_over_the_latest_first_and_nothing_else(client, town):
    DriveFactory(region=town, name_en="Running")
    for name, ago in (("Older", 90), ("Newer", 10)):
        DriveFactory(region=town, name_en=name, since=days(-ago - 5), until=days(-ago))
    DriveFactory(region=town, name_en="Draft", since=days(-9), until=days(-5), is_draft=True)

    page = client.get(reverse(RECORD))

    assert [drive.name_en for drive in page.context["page"]] == ["Newer", "Older"]


def test_an_empty_record_says_what_will_be_there(client):
    assert "No campaign is over yet" in client.get(reverse(RECORD)).text


def test_a_draft_is_there_for_the_coordinators_of_its_territory_alone(client, town):
    draft = DriveFactory(region=town, is_draft=True)
    mine, other = CoordinatorFactory(of=town), CoordinatorFactory(of=RegionFactory())

    for person in (mine, other, UserFactory(confirmed=True), None):
        client.logout() if person is None else client.force_login(person)
        is_seen = client.get(address(draft)).status_code == 200
        twin = person is not None and person.has_perm("initiatives.view_drive", draft)
        assert is_seen == twin == (person == mine)
        assert draft.name_en not in client.get(reverse("programmes:home")).text


def test_a_draft_is_announced_by_its_keeper(client, town):
    draft = DriveFactory(region=town, is_draft=True)
    door = reverse("programmes:announce", args=[draft.pk])
    client.force_login(CoordinatorFactory(of=RegionFactory()))
    assert client.post(door).status_code == 404

    client.force_login(CoordinatorFactory(of=town))
    assert door in read(client, draft).text
    assert door in client.get(reverse("programmes:keep")).text
    assert client.post(door).url == address(draft)

    client.logout()
    assert door not in read(client, draft).text


def test_whoever_leads_an_initiative_there_is_shown_the_way(client, drive):
    mine = InitiativeFactory(submitted=True, region=drive.region)
    elsewhere = InitiativeFactory(submitted=True, author=mine.author, lead=mine.lead)
    client.force_login(mine.lead)

    text = read(client, drive).text

    assert reverse("programmes:join", args=[mine.pk]) in text
    assert reverse("programmes:join", args=[elsewhere.pk]) not in text


def test_the_mark_of_an_initiative_leads_to_the_campaign(client, drive):
    initiative = joined(drive)

    page = client.get(reverse("initiatives:detail", args=[initiative.pk])).text

    assert address(drive) in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_is_read_in_three_languages(client, drive, language):
    joined(drive)
    with translation.override(language):
        text = read(client, drive).text

    assert f'<html lang="{language}"' in text
    assert getattr(drive, f"name_{language}") in text
    assert re.search(r"<svg viewBox=.*</svg>", text, re.DOTALL)


def test_a_fuller_campaign_costs_no_more_queries(client, drive, django_assert_max_num_queries):
    for _ in range(6):
        joined(drive, submitted=True, region=RegionFactory(under=drive.region))
        joined(drive, at_stage=Stage.SOLVED)
    read(client, drive)

    with django_assert_max_num_queries(11):
        read(client, drive)
    client.force_login(UserFactory(confirmed=True))
    with django_assert_max_num_queries(15):
        read(client, drive)
    for past in range(3):
        DriveFactory(since=days(-9), until=days(-1 - past))
    with django_assert_max_num_queries(9):
        client.get(reverse(RECORD))
