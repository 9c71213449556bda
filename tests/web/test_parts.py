"""Giving out a part from the desk; whoever reads the page sees what became of each."""

import pytest
from django.urls import reverse
from django.utils import translation

from initiatives.models import Problem
from initiatives.splitting import split
from kernel.tasks import relay_once
from notifications.models import Notification
from tests.factories.initiatives import ProblemCategoryFactory, ProblemFactory

pytestmark = pytest.mark.django_db
WORDS = "Replace the pipe under the road"


@pytest.fixture(autouse=True)
def _in_english(client):
    client.cookies["django_language"] = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def whole(official):
    problem = ProblemFactory(confirmed=True, region=official.offices[0].region)
    problem.move("take_up", by=official)
    return problem


def give_out(client, problem, **typed):
    return client.post(
        reverse("review:split", args=[problem.pk]),
        {f"part-{name}": value for name, value in typed.items()},
        follow=True,
    )


def test_a_part_is_given_out_and_stands_on_both_pages(client, whole):
    pipes = ProblemCategoryFactory()

    answer = give_out(client, whole, category=pipes.code, text=WORDS)

    part = whole.parts.get()
    assert part.number in answer.text
    assert WORDS in answer.text
    client.logout()
    public = client.get(reverse("problems:detail", args=[whole.pk])).text
    assert part.number in public
    page = client.get(reverse("problems:detail", args=[part.pk])).text
    assert whole.number in page
    assert "Given out as a part" in page
    assert "Told by a resident" not in page


def test_a_gap_keeps_what_was_typed(client, whole):
    answer = give_out(client, whole, text=WORDS)

    assert answer.status_code == 422
    assert WORDS in answer.text
    assert "Choose what is wrong." in answer.text
    assert not whole.parts.exists()


def test_the_form_is_not_offered_where_it_would_be_refused(client, official, whole):
    def offers(problem):
        return (
            reverse("review:split", args=[problem.pk])
            in client.get(reverse("review:problem", args=[problem.pk])).text
        )

    part = split(whole, category=ProblemCategoryFactory(), text=WORDS, by=official)

    assert offers(whole)
    assert not offers(part)


@pytest.mark.usefixtures("official")
def test_a_problem_of_another_territory_does_not_exist_here(client):
    elsewhere = ProblemFactory(confirmed=True)

    answer = give_out(client, elsewhere, category=elsewhere.category.code, text=WORDS)

    assert answer.status_code == 404
    assert not Problem.objects.exclude(part_of=None).exists()


def test_its_author_hears_that_a_part_went_elsewhere(official, whole):
    part = split(whole, category=ProblemCategoryFactory(), text=WORDS, by=official)
    while relay_once():
        pass

    heard = Notification.objects.filter(recipient=whole.author, subject_id=part.pk)
    assert [notice.kind for notice in heard] == ["problem.split"]
