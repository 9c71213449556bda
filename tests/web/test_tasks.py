"""The tasks of a team as its people meet them: a list, one tap, a form for whoever leads."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from initiatives.models import WorkTask
from initiatives.stages import Stage
from tests.factories.accounts import CoordinatorFactory, UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.work import WorkTaskFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION)


def page_of(client, initiative):
    return client.get(reverse("work:tasks", args=[initiative.pk]))


def tap(client, task, deed):
    door = reverse("work:task", args=[task.initiative_id, task.pk])
    return client.post(door, {"deed": deed}, follow=True)


def test_the_lead_lists_a_task_a_helper_takes_and_does_it(client, initiative):
    client.force_login(initiative.lead)
    client.post(reverse("work:tasks", args=[initiative.pk]), {"title": "Bring the cable"})
    task, helper = WorkTask.objects.get(), TeamMemberFactory(initiative=initiative).user

    client.force_login(helper)
    assert "Bring the cable" in page_of(client, initiative).text
    tap(client, task, "take")
    tap(client, task, "done")

    task.refresh_from_db()
    assert (task.taken_by, bool(task.done_at)) == (helper, True)


def test_whoever_comes_second_is_told_so(client, initiative):
    task = WorkTaskFactory(
        initiative=initiative, taken_by=TeamMemberFactory(initiative=initiative).user
    )
    client.force_login(TeamMemberFactory(initiative=initiative).user)

    assert "Somebody has it already." in tap(client, task, "take").text


def test_each_sees_the_buttons_of_what_they_may_do(client, initiative):
    helper = TeamMemberFactory(initiative=initiative).user
    WorkTaskFactory(initiative=initiative, taken_by=helper)
    WorkTaskFactory(initiative=initiative)

    def buttons(person):
        client.force_login(person)
        lines = page_of(client, initiative).context["tasks"].lines
        return [[deed for deed, _label, _icon in line.deeds] for line in lines]

    assert buttons(helper) == [["done", "give_back"], ["take"]]
    assert buttons(initiative.lead) == [["give_back"], ["take", "strike"]]


def test_a_late_task_says_so_and_stands_first(client, initiative):
    today = timezone.localdate()
    for days in (5, -2):
        WorkTaskFactory(initiative=initiative, until=today + timedelta(days=days))
    client.force_login(initiative.lead)

    page = page_of(client, initiative)

    assert [line.is_late for line in page.context["tasks"].lines] == [True, False]
    assert "2 days overdue" in page.text


def test_the_list_is_the_teams_alone(client, initiative):
    task = WorkTaskFactory(initiative=initiative)

    for person in (UserFactory(confirmed=True), CoordinatorFactory(of=initiative.region)):
        client.force_login(person)
        assert page_of(client, initiative).status_code == 404
        assert tap(client, task, "take").status_code == 404
    client.logout()
    assert task.title not in client.get(reverse("work:home", args=[initiative.pk])).text


@pytest.mark.parametrize("typed", [{"title": ""}, {"title": "x", "until": "soon"}])
def test_a_gap_is_said_and_what_was_typed_stays(client, initiative, typed):
    client.force_login(initiative.lead)

    answer = client.post(reverse("work:tasks", args=[initiative.pk]), typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not WorkTask.objects.exists()


def test_a_deed_nobody_knows_is_none(client, initiative):
    client.force_login(initiative.lead)

    assert tap(client, WorkTaskFactory(initiative=initiative), "burn").status_code == 404


def test_a_long_list_costs_no_more_questions(client, initiative, django_assert_max_num_queries):
    for _ in range(15):
        taken_by = TeamMemberFactory(initiative=initiative).user
        WorkTaskFactory(initiative=initiative, taken_by=taken_by)
    client.force_login(initiative.lead)
    page_of(client, initiative)

    with django_assert_max_num_queries(10):
        assert page_of(client, initiative).text.count("work__entry-top") == 15
