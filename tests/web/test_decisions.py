"""One thing on the desk: who may open it, what they may decide, where it leads."""

import pytest
from django.urls import reverse

from accounts.models import Office
from initiatives.stages import ProblemStage, Stage
from mapapp.web.review import views
from tests.factories.accounts import OfficeFactory, OfficialFactory, UserFactory
from tests.factories.geo import RegionFactory
from tests.factories.initiatives import InitiativeFactory, ProblemFactory
from tests.web.at_the_desk import a_problem, decide, desk, numbers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
IN_BOTH = {"public_answer_kk": "Биыл қаражат жоқ.", "public_answer_ru": "В этом году нет средств."}


def test_another_territorys_things_do_not_exist_here(client, official):
    elsewhere = OfficeFactory(region=RegionFactory(under=RegionFactory()))
    problem = a_problem(elsewhere)
    initiative = InitiativeFactory(submitted=True, region=elsewhere.region, office=elsewhere)

    for kind, thing in (("problem", problem), ("initiative", initiative)):
        assert client.get(reverse(f"review:{kind}", args=[thing.pk])).status_code == 404


def test_saying_that_one_comes_from_the_desk_opens_nothing(client, office):
    problem = a_problem(office)
    client.force_login(UserFactory(confirmed=True))

    answer = decide(client, problem, "take_up")

    assert answer.status_code == 403
    assert "Exact place" not in answer.text


def test_without_the_guard_the_desk_would_open(client, office, monkeypatch):
    """The twin: everybody is on duty."""
    monkeypatch.setattr(views, "is_on_duty", lambda _user, _thing: True)
    problem = a_problem(office)
    client.force_login(UserFactory(confirmed=True))

    assert decide(client, problem, "take_up").templates[0].name == "review/problem.html"


def test_a_held_report_is_on_no_desk(client, office, official):
    problem = ProblemFactory(region=office.region, office=office)

    assert numbers(desk(client)) == []
    assert client.get(reverse("review:problem", args=[problem.pk])).status_code == 404


def test_the_page_offers_the_moves_of_the_table_and_the_exact_place(client, office, official):
    problem = a_problem(office)

    answer = client.get(reverse("review:problem", args=[problem.pk]))

    verbs = [decision.offer.verb for decision in answer.context["review"].decisions]
    assert verbs == ["take_up", "forward", "refuse", "merge"]
    assert "Exact place" in answer.text


def test_nobody_decides_on_their_own(client, office, official):
    problem = a_problem(office, author=official)

    answer = client.get(reverse("review:problem", args=[problem.pk]))

    assert answer.context["review"].decisions == []
    assert "somebody else decides" in answer.text


def test_a_decision_leads_back_to_the_same_page(client, office, official):
    problem = a_problem(office)

    answer = decide(client, problem, "take_up")

    assert answer.url == reverse("review:problem", args=[problem.pk])
    assert client.get(answer.url).status_code == 200


def test_what_is_forwarded_to_another_territory_leads_back_to_the_desk(client, office, official):
    problem = a_problem(office)
    other = OfficeFactory(region=RegionFactory(under=office.region.parent))

    answer = decide(
        client, problem, "forward", office=other.pk, reason_code="wrong_territory", reason="Theirs"
    )

    problem.refresh_from_db()
    assert problem.office == other
    assert answer.url == reverse("review:desk")


def test_offices_of_another_region_are_not_offered(client, office, official):
    near = OfficeFactory(region=RegionFactory(under=office.region.parent))
    OfficeFactory(region=RegionFactory(under=RegionFactory()))
    problem = a_problem(office)

    answer = client.get(reverse("review:problem", args=[problem.pk]))

    forward = answer.context["review"].decisions[1].offer.form
    assert [*forward.fields["office"].queryset] == [near]
    assert office in Office.objects.all()


def test_a_refused_press_comes_back_to_the_desk_with_what_was_typed(client, office, official):
    problem = a_problem(office)

    answer = decide(client, problem, "refuse", **IN_BOTH)

    assert answer.status_code == 422
    assert answer.templates[0].name == "review/problem.html"
    assert "Биыл қаражат жоқ." in answer.text


def test_a_race_on_the_desk_names_who_was_quicker(client, office, official):
    problem = a_problem(office)
    client.get(reverse("review:problem", args=[problem.pk]))
    seen = problem.last_entry().pk
    problem.move("take_up", by=OfficialFactory(at=office))

    address = reverse("problems:move", args=[problem.pk, "take_up"])
    answer = client.post(address, {"seen": seen, "from": "desk"})

    assert answer.status_code == 409
    assert office.name in answer.text


def test_the_preview_shows_what_people_will_read_and_decides_nothing(client, office, official):
    problem = a_problem(office)

    answer = decide(client, problem, "refuse", reason_code="no_means", preview="1", **IN_BOTH)

    tried = next(d for d in answer.context["review"].decisions if d.offer.is_tried)
    assert answer.status_code == 200
    assert [preview.text for preview in tried.previews] == list(IN_BOTH.values())
    problem.refresh_from_db()
    assert problem.stage == ProblemStage.CONFIRMED


def test_an_initiative_is_asked_about_and_accepted_from_the_desk(client, office, official):
    initiative = InitiativeFactory(region=office.region, office=office, at_stage=Stage.IN_REVIEW)

    decide(client, initiative, "ask", question="Where exactly?")
    initiative.refresh_from_db()
    assert initiative.stage == Stage.NEEDS_INFORMATION

    initiative.move("answer", by=initiative.author, answer="By the school")
    decide(client, initiative, "accept", skip_reason="No body is needed", **IN_BOTH)
    initiative.refresh_from_db()
    assert initiative.stage == Stage.TEAM_SELECTION


def test_duplicates_nearby_are_shown_without_itself(client, office, official):
    problem, twin = a_problem(office), a_problem(office)

    review = client.get(reverse("review:problem", args=[problem.pk])).context["review"]

    assert review.nearby == [twin]
