"""The page of a problem: what the public reads, what its author and neighbours may do."""

import pytest
from django.urls import reverse

from community.models import Support
from geo.fields import point
from initiatives.models import Problem, ProblemAnswer, ProblemPhoto
from initiatives.stages import ProblemStage
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.community import SupportFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
CANARIES = {"contact_phone": "+77019998877", "contact_email": "canary@asar.invalid"}


def page_of(client, problem):
    return client.get(reverse("problems:detail", args=[problem.pk]))


def press(client, problem, verb, **typed):
    last = problem.last_entry()
    given = {f"{verb}-{name}": value for name, value in typed.items()}
    address = reverse("problems:move", args=[problem.pk, verb])
    return client.post(address, {"seen": last.pk if last else 0} | given)


@pytest.mark.parametrize("stage", [s for s in ProblemStage if s not in {"reported", "withdrawn"}])
def test_every_public_stage_has_a_page_that_says_where_it_stands(client, stage):
    answer = page_of(client, ProblemFactory(at_stage=stage))

    assert answer.status_code == 200
    assert answer.context["page"].sentence in answer.text.replace("&#x27;", "'")


def test_nothing_private_stands_on_the_page(client):
    problem = ProblemFactory(
        confirmed=True, location=point(71.4321, 51.1234), public_location=point(71.45, 51.15)
    )
    Problem.objects.filter(pk=problem.pk).update(**CANARIES)
    author = problem.author
    author.public_name = "Canary Name"
    author.save()

    text = page_of(client, problem).text

    secrets = [*CANARIES.values(), author.phone, author.email, "Canary Name", "71.432", "51.123"]
    assert not [secret for secret in secrets if secret in text]


def test_it_says_who_answers_and_until_when(client):
    problem = ProblemFactory(region=OfficeFactory().region, at_stage="acknowledged")

    said = page_of(client, problem).context["page"].sentence

    assert problem.office.name in said
    assert "until" in said


def test_me_too_is_counted_once_and_taken_back(client):
    problem, neighbour = ProblemFactory(confirmed=True), UserFactory(confirmed=True)
    client.force_login(neighbour)
    address = reverse("problems:support", args=[problem.pk])

    for _ in range(2):  # a phone on a weak network sends it again
        client.post(address, {"wish": "on"})
    assert page_of(client, problem).context["page"].supporters == [neighbour.pk]

    client.post(address, {"wish": "off"})
    assert Support.objects.count() == 0


def test_nobody_says_me_too_of_their_own(client):
    problem = ProblemFactory(confirmed=True)
    client.force_login(problem.author)

    client.post(reverse("problems:support", args=[problem.pk]))

    assert Support.objects.count() == 0


def test_those_who_told_of_it_are_asked_whether_it_is_fixed(client):
    problem = ProblemFactory(at_stage="claimed_fixed")
    client.force_login(problem.author)
    assert "Is it fixed? You told of it" in page_of(client, problem).text

    typed = {"verdict": "no", "why": "not_done", "comment": "Still dark"}
    client.post(reverse("problems:judge", args=[problem.pk]), typed)

    said = ProblemAnswer.objects.get()
    assert (said.user, said.verdict, said.why) == (problem.author, "no", "not_done")
    assert "Still dark" in page_of(client, problem).text


def test_a_stranger_is_not_asked_and_not_counted(client):
    problem = ProblemFactory(at_stage="claimed_fixed")
    client.force_login(UserFactory(confirmed=True))
    assert "You told of it" not in page_of(client, problem).text

    answer = client.post(reverse("problems:judge", args=[problem.pk]), {"verdict": "yes"})

    assert answer.status_code == 422
    assert ProblemAnswer.objects.count() == 0


def test_a_neighbour_who_said_me_too_is_asked_as_well(client):
    problem = ProblemFactory(at_stage="claimed_fixed")
    neighbour = SupportFactory(subject=problem).user
    client.force_login(neighbour)

    client.post(reverse("problems:judge", args=[problem.pk]), {"verdict": "yes"})

    assert ProblemAnswer.objects.get().user == neighbour


def test_its_author_withdraws_it_with_a_reason(client):
    problem = ProblemFactory(confirmed=True)
    client.force_login(problem.author)

    press(client, problem, "withdraw", reason_code="solved_otherwise", reason="Fixed it myself")

    problem.refresh_from_db()
    assert problem.stage == ProblemStage.WITHDRAWN


def test_only_its_author_shows_the_name(client):
    problem = ProblemFactory(confirmed=True, author__public_name="Resident 7")
    problem.author.shows_name = True
    problem.author.save()
    address = reverse("problems:name", args=[problem.pk])

    client.force_login(UserFactory(confirmed=True))
    assert client.post(address, {"show": "1"}).status_code == 404
    client.force_login(problem.author)
    client.post(address, {"show": "1"})

    client.logout()
    assert "Resident 7" in page_of(client, problem).text


def test_the_initiative_that_took_it_up_is_named(client):
    problem = ProblemFactory(confirmed=True)
    initiative = InitiativeFactory(submitted=True, problems=[problem], region=problem.region)

    assert initiative.title in page_of(client, problem).text


def test_the_timeline_names_offices_never_people(client):
    problem = ProblemFactory(confirmed=True, region=OfficeFactory().region)
    official = OfficialFactory(at=problem.office, public_name="Canary Official", shows_name=True)
    problem.move("take_up", by=official)

    text = page_of(client, problem).text

    assert problem.office.name in text
    assert "Canary Official" not in text


def test_the_list_shows_what_the_filter_lets_through(client):
    district = RegionFactory(under=RegionFactory())
    ours = ProblemFactory(confirmed=True, region=district, text="Шұңқыр бар")
    theirs = ProblemFactory(confirmed=True, text="Шам жоқ")

    page = client.get(reverse("problems:list"), {"region": district.kato})

    assert [pin.ref for pin in page.context["page"]] == [ours.pk]
    assert theirs.text not in page.text


def test_a_longer_list_costs_no_more_queries(client, django_assert_max_num_queries):
    for _ in range(12):
        ProblemFactory(confirmed=True)

    with django_assert_max_num_queries(8):
        client.get(reverse("problems:list"))


def test_a_page_costs_few_queries(client, django_assert_max_num_queries):
    problem = ProblemFactory(at_stage="claimed_fixed")
    SupportFactory.create_batch(5, subject=problem)
    assert ProblemPhoto.objects.exists()

    with django_assert_max_num_queries(15):
        page_of(client, problem)
