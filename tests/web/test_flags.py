"""Flagging from the public pages: anybody, once, within limits; and what hidden things answer."""

import pytest
from django.conf import settings as product
from django.urls import reverse

from community.models import Decision, Flag
from geo.models import Pin
from tests.factories.accounts import OfficialFactory, UserFactory
from tests.factories.community import under_moderation
from tests.factories.initiatives import InitiativeFactory, ProblemFactory, ProblemPhotoFactory

pytestmark = pytest.mark.django_db
SAYS = {"breach": "insult", "words": "Балағаттау"}


@pytest.fixture(autouse=True)
def from_nothing(clean_cache):
    """Every test counts from nothing."""


@pytest.fixture
def problem(town):
    return ProblemFactory(confirmed=True, region=town)


def flag_page(thing, kind="problem"):
    return reverse("moderation:flag", args=[kind, thing.pk])


def test_a_guest_flags_a_problem_from_its_page(client, problem):
    page = reverse("problems:detail", args=[problem.pk])
    assert flag_page(problem) in client.get(page).text

    answer = client.post(flag_page(problem), SAYS)

    assert answer.url == page
    flag = Flag.objects.get()
    assert (flag.subject, flag.words, flag.user) == (problem, "Балағаттау", None)


def test_a_second_flag_of_the_same_browser_changes_nothing(client, problem):
    client.post(flag_page(problem), SAYS)
    client.post(flag_page(problem), {"breach": "untrue"})

    assert Flag.objects.get().breach == "insult"


def test_an_account_flags_a_photo_and_an_initiative(client, problem, person):
    photo = ProblemPhotoFactory(problem=problem)
    initiative = InitiativeFactory(at_stage="submitted")

    client.post(flag_page(photo, "photo"), SAYS)
    client.post(flag_page(initiative, "initiative"), SAYS)

    assert {flag.subject for flag in Flag.objects.filter(user=person)} == {photo, initiative}
    assert (
        flag_page(photo, "photo") in client.get(reverse("problems:detail", args=[problem.pk])).text
    )


def test_what_a_visitor_may_not_see_cannot_be_flagged(client, person):
    held, draft = ProblemFactory(), InitiativeFactory()

    assert client.post(flag_page(held), SAYS).status_code == 404
    assert client.post(flag_page(draft, "initiative"), SAYS).status_code == 404
    assert client.post(flag_page(held, "nonsense"), SAYS).status_code == 404


def test_without_a_rule_the_form_keeps_the_words(client, problem):
    answer = client.post(flag_page(problem), {"words": "Балағаттау"})

    assert answer.status_code == 422
    assert "Балағаттау" in answer.text


def test_one_person_flags_so_often_and_no_more(client, problem, person, settings):
    settings.ACTS_AN_HOUR = product.ACTS_AN_HOUR | {"flag": {"person": 2, "address": 9}}
    others = ProblemFactory.create_batch(3, confirmed=True, region=problem.region)

    codes = [client.post(flag_page(one), SAYS).status_code for one in others]

    assert codes == [302, 302, 429]
    assert Flag.objects.count() == 2


def test_one_address_flags_so_often_whatever_its_cookies(client, problem, settings):
    settings.ACTS_AN_HOUR = product.ACTS_AN_HOUR | {"flag": {"person": 9, "address": 2}}

    codes = []
    for _ in range(3):
        client.cookies.clear()
        codes.append(client.post(flag_page(problem), SAYS).status_code)

    assert codes == [302, 302, 429]


def test_me_too_has_a_limit_as_well(client, problem, person, settings):
    settings.ACTS_AN_HOUR = product.ACTS_AN_HOUR | {"support": {"person": 1, "address": 9}}
    address = reverse("problems:support", args=[problem.pk])

    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 429


@pytest.mark.parametrize("kind", ["problem", "initiative"])
def test_a_hidden_thing_answers_410_with_the_rule_and_nothing_of_its_own(client, kind, problem):
    thing = problem if kind == "problem" else InitiativeFactory(at_stage="team_selection")
    page = reverse(f"{kind}s:detail", args=[thing.pk])
    decision = under_moderation(thing, at_stage="hidden")

    answer = client.get(page)

    assert answer.status_code == 410
    assert answer["X-Robots-Tag"] == "noindex"
    assert thing.number in answer.text
    for secret in ("Бет көрініп тұр", "Шам жанбайды", "Аула жарығы"):
        assert secret not in answer.text
    assert decision.get_absolute_url() not in answer.text


def test_a_hidden_thing_is_on_no_public_page(client, problem):
    under_moderation(problem, at_stage="hidden")
    box = "76.8,43.1,77.1,43.4"

    for name in ("problems:list", "map:home", "map:rows", "map:pins"):
        answer = client.get(reverse(name), {"bbox": box, "zoom": 14})
        assert problem.number not in answer.text
        assert f"/problems/{problem.pk}/" not in answer.text
    assert client.get(reverse("map:card", args=["problem", problem.pk])).status_code == 404
    assert not Pin.objects.filter(kind="problem", ref=problem.pk).exists()


def test_its_author_reads_why_on_the_page_itself(client, problem):
    decision = under_moderation(problem, at_stage="hidden")
    page = reverse("problems:detail", args=[problem.pk])

    for person in (problem.author, OfficialFactory(of=problem.region)):
        client.force_login(person)
        answer = client.get(page)
        assert answer.status_code == 200
        assert decision.get_absolute_url() in answer.text


def test_a_deleted_thing_says_who_decided_by_role(client, problem):
    under_moderation(problem, at_stage="deleted")
    client.force_login(UserFactory(confirmed=True))

    answer = client.get(reverse("problems:detail", args=[problem.pk]))

    assert answer.status_code == 410
    assert Decision.objects.get().number in answer.text


def test_what_never_was_in_public_stays_404(client):
    held = ProblemFactory()

    assert client.get(reverse("problems:detail", args=[held.pk])).status_code == 404
