"""The days of one's work in a calendar program, behind a secret address."""

from datetime import timedelta

import icalendar
import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives import planning, tasking, teaming
from initiatives.stages import Stage
from notifications import due_dates
from notifications.work_dates import ADDRESS
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.work import MilestoneFactory, WorkTaskFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
SOON = timezone.localdate() + timedelta(days=5)


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION, title="Light")


@pytest.fixture
def helper(initiative):
    return TeamMemberFactory(initiative=initiative).user


def address_of(user):
    return reverse("feeds:work", args=[ADDRESS.of(ADDRESS.renew(user))])


def events(client, user):
    """What the calendar says, with the day of each."""
    answer = client.get(address_of(user))
    assert answer["Content-Type"].startswith("text/calendar")
    found = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(one["summary"]): one["dtstart"].dt for one in found}


def test_it_holds_the_plan_its_milestones_and_the_tasks(client, initiative, helper):
    MilestoneFactory(initiative=initiative, title="Posts stand", due_on=SOON)
    WorkTaskFactory(initiative=initiative, title="Bring the cable", until=SOON)

    assert events(client, helper) == {
        "The work begins: Light": initiative.plan_starts,
        "The work ends: Light": initiative.plan_ends,
        "Milestone: Posts stand": SOON,
        "Task: Bring the cable": SOON,
    }


def test_what_is_done_or_in_other_hands_is_not_in_it(client, initiative, helper):
    milestone = MilestoneFactory(initiative=initiative, title="Posts stand")
    planning.mark_milestone(
        milestone, by=initiative.lead, progress="done", on=timezone.localdate()
    )
    WorkTaskFactory(initiative=initiative, title="Theirs", until=SOON, taken_by=initiative.lead)
    mine = WorkTaskFactory(initiative=initiative, title="Mine", until=SOON)
    tasking.take_task(mine, by=helper)

    said = " ".join(events(client, helper))

    assert "Mine" in said
    assert not any(words in said for words in ("Posts stand", "Theirs"))


def test_whoever_left_the_team_sees_none_of_its_days(client, initiative, helper):
    teaming.leave(initiative.members.get(user=helper), by=helper)

    assert events(client, helper) == {}
    assert events(client, UserFactory(confirmed=True)) == {}


def test_a_renewed_closed_or_other_address_is_useless(client, helper):
    old, new = address_of(helper), address_of(helper)
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)

    ADDRESS.close(helper)
    assert client.get(new).status_code == 404
    desk = due_dates.address_of(due_dates.renew(OfficialFactory()))
    assert client.get(reverse("feeds:work", args=[desk])).status_code == 404


def test_whoever_is_no_longer_active_has_no_calendar(client, helper):
    address = address_of(helper)
    type(helper).objects.filter(pk=helper.pk).update(is_active=False)

    assert client.get(address).status_code == 404


def test_a_calendar_nobody_changed_answers_that_nothing_is_new(client, initiative, helper):
    address = address_of(helper)
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304

    MilestoneFactory(initiative=initiative)
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


def test_its_page_makes_an_address_a_new_one_and_closes_it(client, helper):
    client.force_login(helper)
    page = reverse("feeds:work_calendar")
    assert client.get(page).context["address"] == ""

    client.post(reverse("feeds:renew_work"))
    first = client.get(page).context["address"]
    client.post(reverse("feeds:renew_work"))
    assert client.get(page).context["address"] not in {"", first}
    client.post(reverse("feeds:close_work"))
    assert client.get(page).context["address"] == ""


def test_much_work_costs_no_more_questions(client, initiative, django_assert_max_num_queries):
    MilestoneFactory.create_batch(9, initiative=initiative)
    for _ in range(9):
        WorkTaskFactory(initiative=initiative, until=SOON)
    address = address_of(initiative.lead)

    with django_assert_max_num_queries(6):
        assert client.get(address).text.count("BEGIN:VEVENT") == 20
