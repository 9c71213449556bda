"""Programmes as people meet them: read by everybody, kept by coordinators, joined by leads."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from initiatives.models import BestPractice, Drive, Joined, Priority
from initiatives.stages import Stage
from mapapp.web.programmes import keeping
from tests.factories.accounts import CoordinatorFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import DirectionFactory, InitiativeFactory, TeamMemberFactory
from tests.factories.programmes import (
    BestPracticeFactory,
    DriveFactory,
    JoinedFactory,
    NationalProjectFactory,
    PriorityFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
HOME = "programmes:home"


@pytest.fixture
def coordinator(client, town):
    coordinator = CoordinatorFactory(of=town)
    client.force_login(coordinator)
    return coordinator


def read(client, name, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.text


def keep(client, what, **typed):
    dates = {"since": timezone.localdate(), "until": timezone.localdate() + timedelta(days=9)}
    given = {f"{what}-{name}": value for name, value in (dates | typed).items()}
    return client.post(reverse("programmes:keep"), given | {"what": what})


def test_everybody_reads_what_is_put_first_and_how_to_see_its_initiatives(client):
    priority = PriorityFactory()
    PriorityFactory(reason_kk="Өткен", since="2020-01-01", until="2020-02-01")

    text = read(client, HOME)

    assert priority.reason_kk in text
    assert "Өткен" not in text
    address = f"?topic={priority.direction.code}&amp;region={priority.region.kato}"
    assert address in text


def test_a_region_is_chosen_and_what_holds_above_it_stays(client):
    here, elsewhere = PriorityFactory(), DriveFactory(name_en="Far away")
    above = DriveFactory(region=here.region.parent, name_en="Of the whole country")

    text = read(client, HOME, region=here.region.kato)

    assert here.reason_kk in text
    assert above.name_en in text
    assert elsewhere.name_en not in text
    assert elsewhere.name_en in read(client, HOME, region="x" * 400)


@pytest.mark.parametrize("odd", ["\0", "٧٥0000000", "7" * 5000])
def test_a_region_nobody_can_mean_is_no_region(client, odd):
    assert client.get(reverse(HOME), {"region": odd}).context["chosen"] is None


def test_a_project_shows_its_aim_goals_centres_and_coverage_apart(client):
    project = NationalProjectFactory()
    project.centres.create(name_kk="Орал", name_en="Oral")
    solved = InitiativeFactory(at_stage=Stage.SOLVED)
    JoinedFactory(project=project, initiative=solved)
    TeamMemberFactory(initiative=solved)

    text = read(client, "programmes:project", project.code)

    for words in ("Protecting nature", "1,000", "Oral", solved.region.name_en, solved.title):
        assert words in text
    assert "not counted here" in text
    assert "fewer than 5" in text
    assert client.get(reverse("programmes:project", args=["none"])).status_code == 404


def test_the_pages_cost_a_bounded_number_of_queries(client, django_assert_max_num_queries):
    for number in range(3):
        project = NationalProjectFactory(code=f"p{number}", number=number)
        JoinedFactory.create_batch(2, project=project)
        BestPracticeFactory()
        PriorityFactory()
        DriveFactory()
    for name, args in ((HOME, []), ("programmes:project", ["p1"]), ("programmes:practices", [])):
        read(client, name, *args)
        with django_assert_max_num_queries(12):
            read(client, name, *args)


def test_a_coordinator_puts_a_sphere_first_and_ends_it(client, coordinator, town):
    words = {"reason_kk": "Шам аз", "reason_ru": "Мало света"}
    typed = {"region": town.pk, "direction": DirectionFactory().pk, **words}

    assert keep(client, "priority", **typed).status_code == 302
    assert "Шам аз" in read(client, HOME)
    again = keep(client, "priority", **typed)
    assert (again.status_code, "already" in again.text, "Мало света" in again.text) == (
        422, True, True,
    )  # fmt: skip

    client.post(reverse("programmes:end", args=["priority", Priority.objects.get().pk]))
    assert "Шам аз" not in read(client, HOME)


def test_a_coordinator_reaches_every_priority_and_none_that_is_over(
    client, coordinator, town, monkeypatch
):
    monkeypatch.setattr(keeping, "A_PAGE", 2)
    PriorityFactory(region=town, since="2020-01-01", until="2020-02-01")
    said = [PriorityFactory(region=town, direction=DirectionFactory(code=f"D0{n}")) for n in "123"]
    door = reverse("programmes:keep")

    shown = [client.get(door, {"page": n}).context["page"].object_list for n in (1, 2)]

    assert [one for rows in shown for one in rows] == said


def test_a_drive_is_announced_and_its_period_must_not_end_before_it_begins(
    client, coordinator, town
):
    words = {
        "name_kk": "Апталық",
        "name_ru": "Неделя",
        "about_kk": "Тазалау",
        "about_ru": "Уборка",
    }
    typed = {"region": town.pk, **words}

    wrong = keep(client, "drive", **typed, until="2020-01-01")
    assert (wrong.status_code, "Тазалау" in wrong.text) == (422, True)
    assert keep(client, "drive", **typed).status_code == 302
    assert "Апталық" in read(client, HOME)


def test_another_territory_is_not_kept(client, coordinator):
    drive = DriveFactory()
    foreign = keep(client, "drive", region=drive.region.pk, name_kk="x", name_ru="x",
                   about_kk="x", about_ru="x")  # fmt: skip

    assert foreign.status_code == 422
    assert Drive.objects.count() == 1
    assert client.post(reverse("programmes:end", args=["drive", drive.pk])).status_code == 404
    assert client.post(reverse("programmes:end", args=["x", drive.pk])).status_code == 404


def test_the_lead_joins_leaves_and_everybody_sees_the_mark(client):
    initiative, project = InitiativeFactory(submitted=True), NationalProjectFactory()
    door = reverse("programmes:join", args=[initiative.pk])
    page = reverse("initiatives:detail", args=[initiative.pk])
    assert client.post(door, {"what": f"project-{project.pk}"}).status_code == 302
    assert not Joined.objects.exists()

    client.force_login(initiative.lead)
    assert door in client.get(page).text
    client.post(door, {"what": f"project-{project.pk}"})
    client.logout()
    assert project.aim_en in client.get(page).text
    assert door not in client.get(page).text

    client.force_login(initiative.lead)
    client.post(door, {"what": f"project-{project.pk}", "leave": "1"})
    assert not Joined.objects.exists()


@pytest.mark.parametrize("what", ["", "x", "project-0", "drive-", "project-x", "owner-1"])
def test_what_is_no_programme_is_asked_again(client, what):
    initiative = InitiativeFactory(submitted=True)
    client.force_login(initiative.lead)

    answer = client.post(reverse("programmes:join", args=[initiative.pk]), {"what": what})

    assert (answer.status_code, "Choose one of them." in answer.text) == (422, True)


def test_a_drive_of_another_place_is_refused_in_words(client):
    initiative, drive = InitiativeFactory(submitted=True), DriveFactory(region=RegionFactory())
    client.force_login(initiative.lead)

    answer = client.post(
        reverse("programmes:join", args=[initiative.pk]), {"what": f"drive-{drive.pk}"}
    )

    assert (answer.status_code, "for another place" in answer.text) == (422, True)


def test_an_initiative_of_a_priority_says_so(client):
    initiative = InitiativeFactory(submitted=True)
    PriorityFactory(region=initiative.region.parent, direction=initiative.direction)

    text = read(client, "initiatives:detail", initiative.pk)

    assert "A priority of the region" in text


def test_a_coordinator_marks_a_result_and_everybody_reads_why(client, coordinator, town):
    initiative = InitiativeFactory(at_stage=Stage.SOLVED, region=town)
    door = reverse("programmes:mark", args=[initiative.pk])
    assert door in read(client, "initiatives:detail", initiative.pk)

    half = client.post(door, {"reason_kk": "Көршілер қарайды"})
    assert (half.status_code, "Көршілер қарайды" in half.text) == (422, True)
    client.post(door, {"reason_kk": "Көршілер қарайды", "reason_ru": "Соседи следят"})

    client.logout()
    for name in (HOME, "programmes:practices"):
        assert "Көршілер қарайды" in read(client, name)
    assert "Best practice" in read(client, "initiatives:detail", initiative.pk)


def test_the_mark_is_taken_back(client, coordinator, town):
    practice = BestPracticeFactory(initiative__region=town)
    door = reverse("programmes:mark", args=[practice.initiative_id])
    assert practice.reason_kk in client.get(door).text

    client.post(door, {"unmark": "1"})

    assert not BestPractice.objects.exists()


def test_a_result_of_another_territory_or_of_ones_own_work_is_not_marked(
    client, coordinator, town
):
    own = InitiativeFactory(at_stage=Stage.SOLVED, region=town)
    TeamMemberFactory(initiative=own, user=coordinator)
    for initiative in (own, InitiativeFactory(at_stage=Stage.SOLVED)):
        door = reverse("programmes:mark", args=[initiative.pk])
        assert client.get(door).status_code == 404
        assert client.post(door, {"reason_kk": "x", "reason_ru": "x"}).status_code == 404
