"""The moderators' pages: the queue, one thing, decisions by press, what authors are told."""

import pytest
from django.urls import reverse

from community.models import Decision, Flag, Opening, Redaction
from kernel.tasks import relay_once
from mapapp.web.moderation.words import KINDS
from notifications.models import Notification
from tests.factories import journeys
from tests.factories.accounts import ModeratorFactory, UserFactory
from tests.factories.community import CommentFactory, flagged, make
from tests.factories.initiatives import (
    InitiativeFactory,
    ProblemFactory,
    ProblemPhotoFactory,
    TeamMemberFactory,
)
from tests.factories.reports import planned_work, report_whole

pytestmark = pytest.mark.django_db
HIDE = {"hide-reason_code": "personal", "hide-reason": "Бет көрініп тұр"}
FACE = {f"redact-{side}_0": "10" for side in ("left", "top", "width", "height")}


@pytest.fixture
def problem(town):
    return ProblemFactory(confirmed=True, region=town)


@pytest.fixture
def photo(problem):
    return ProblemPhotoFactory(problem=problem)


@pytest.fixture
def moderator(client, town):
    person = ModeratorFactory(of=town)
    client.force_login(person)
    return person


def page_of(thing, kind):
    return reverse("moderation:thing", args=[kind, thing.pk])


def press(client, thing, kind, verb, **given):
    decision = Decision.objects.of(thing).first()
    last = decision.last_entry() if decision else None
    address = reverse("moderation:move", args=[kind, thing.pk, verb])
    return client.post(address, {"seen": last.pk if last else 0, **given})


def test_the_queue_shows_what_waits_with_its_reasons_counted(client, photo, moderator):
    flagged(photo)
    flagged(photo)
    flagged(photo, breach="child")

    page = client.get(reverse("moderation:queue")).text

    assert photo.problem.number in page
    assert page_of(photo, "photo") in page
    assert "blurred.webp" in page
    assert "/whole.webp" not in page
    assert f"/photos/problems/{photo.pk}" not in page


def test_a_longer_queue_costs_no_more_queries(
    client, town, moderator, django_assert_max_num_queries
):
    for _ in range(3):
        flagged(ProblemPhotoFactory(problem__confirmed=True, problem__region=town))
    for _ in range(12):
        flagged(ProblemFactory(confirmed=True, region=town))
        flagged(InitiativeFactory(at_stage="submitted", region=town))

    client.get(reverse("moderation:queue"))
    with django_assert_max_num_queries(18):
        client.get(reverse("moderation:queue"))


def test_hiding_by_press_takes_it_off_and_tells_the_author(client, problem, moderator):
    flagged(problem)

    answer = press(client, problem, "problem", "hide", **HIDE)
    while relay_once():
        pass

    assert answer.status_code == 302
    problem.refresh_from_db()
    assert problem.is_hidden
    notice = Notification.objects.get(kind="moderation.hide", recipient=problem.author)
    assert notice.page == reverse("moderation:decision", args=[Decision.objects.get().pk])
    assert notice.wording.said == "Бет көрініп тұр"


def test_a_thing_nobody_flagged_can_be_hidden_too(client, problem, moderator):
    assert client.get(page_of(problem, "problem")).status_code == 200
    assert not Decision.objects.exists()

    press(client, problem, "problem", "hide", **HIDE)

    assert Decision.objects.get().stage == "hidden"


def test_without_a_reason_nothing_happens_and_what_was_typed_is_kept(client, problem, moderator):
    flagged(problem)

    answer = press(client, problem, "problem", "hide", **{"hide-reason": "Сақталсын"})

    assert answer.status_code == 422
    assert "Сақталсын" in answer.text
    problem.refresh_from_db()
    assert not problem.is_hidden


def test_two_moderators_at_once_are_told_who_was_first(client, problem, moderator):
    decision = flagged(problem)
    seen = decision.last_entry().pk
    make("keep", decision, by=ModeratorFactory(of=problem.region))

    address = reverse("moderation:move", args=["problem", problem.pk, "hide"])
    answer = client.post(address, {"seen": seen, **HIDE})

    assert answer.status_code == 409
    assert "Бет көрініп тұр" not in Decision.objects.get().journal().last().reason


def test_an_author_appeals_and_another_moderator_decides(client, problem, moderator):
    decision = flagged(problem)
    press(client, problem, "problem", "hide", **HIDE)
    client.force_login(problem.author)
    page = reverse("moderation:decision", args=[decision.pk])

    assert "Бет көрініп тұр" in client.get(page).text
    seen = decision.last_entry().pk
    answer = client.post(page, {"seen": seen, "appeal-grounds": "Бұл менің өз бетім"})
    assert answer.status_code == 302

    client.force_login(moderator)
    assert (
        press(client, problem, "problem", "restore", **{"restore-reason": "x"}).status_code == 403
    )
    client.force_login(ModeratorFactory(of=problem.region))
    press(client, problem, "problem", "restore", **{"restore-reason": "Рас"})
    problem.refresh_from_db()
    assert not problem.is_hidden


def test_a_decision_is_no_strangers_business(client, problem, person):
    decision = flagged(problem)
    page = reverse("moderation:decision", args=[decision.pk])

    assert client.get(page).status_code == 404
    Flag.objects.update(user=person)
    assert client.get(page).url == reverse("problems:detail", args=[problem.pk])


def test_whoever_hid_it_finds_no_button_for_the_appeal(client, problem, moderator):
    decision = flagged(problem)
    make("hide", decision, by=moderator)
    make("appeal", decision)

    page = client.get(page_of(problem, "problem")).text

    assert "move-uphold" not in page
    assert "move-restore" not in page


def test_a_photo_is_redacted_by_numbers_alone(client, photo, moderator):
    flagged(photo)

    answer = press(client, photo, "photo", "redact", **{"redact-reason_code": "personal"}, **FACE)

    assert answer.status_code == 302
    assert Redaction.objects.get().rectangles == [[100, 100, 100, 100]]
    assert 'value="10' in client.get(page_of(photo, "photo")).text


def test_half_a_rectangle_is_asked_about(client, photo, moderator):
    typed = {"redact-reason_code": "personal", "redact-left_0": "12.5"}

    answer = press(client, photo, "photo", "redact", **typed)

    assert answer.status_code == 422
    assert "12.5" in answer.text
    assert not Redaction.objects.exists()


def test_a_moderator_of_another_territory_finds_nothing(client, photo):
    flagged(photo)
    client.force_login(ModeratorFactory())

    assert client.get(page_of(photo, "photo")).status_code == 404
    assert press(client, photo, "photo", "hide", **HIDE).status_code == 404
    assert photo.problem.number not in client.get(reverse("moderation:queue")).text


@pytest.mark.parametrize("kind", ["nonsense", "photo"])
def test_what_is_not_there_is_404(client, moderator, kind):
    address = reverse("moderation:thing", args=[kind, 999_999])

    assert client.get(address).status_code == 404


def test_every_decision_of_a_draft_is_its_authors(client, moderator, town):
    draft = InitiativeFactory(region=town)

    assert client.get(page_of(draft, "initiative")).status_code == 404


def test_a_report_that_came_back_to_its_team_is_its_teams_own(client, moderator, town):
    work = planned_work(region=town)
    report = report_whole(work)
    journeys.make("finish", work)
    flagged(report)
    journeys.make("return_report", work)
    assert client.get(page_of(report, "report")).status_code == 200  # somebody has flagged it

    kept = press(client, report, "report", "keep")

    assert kept["Location"] == reverse("moderation:queue")
    assert client.get(page_of(report, "report")).status_code == 404


def test_nobody_reads_the_name_of_whoever_flagged(client, problem, moderator):
    flagged(problem, by=UserFactory(confirmed=True, named=True, public_name="CANARY"))

    assert "CANARY" not in client.get(page_of(problem, "problem")).text
    assert Opening.objects.count() == 0


def test_a_moderator_in_the_team_flags_like_everybody_and_moderates_nothing(
    client, moderator, town
):
    """No link leads to a page that is not theirs."""
    work = InitiativeFactory(at_stage="implementation", region=town)
    comment = CommentFactory(about=work)
    pages = [
        reverse("initiatives:detail", args=[work.pk]),
        reverse("comments:of", args=["initiative", work.pk]),
    ]
    doors = [page_of(work, "initiative"), page_of(comment, "comment")]
    assert all(door in client.get(page).text for page, door in zip(pages, doors, strict=True))

    TeamMemberFactory(initiative=work, user=moderator)

    for page, door in zip(pages, doors, strict=True):
        told = client.get(page).text
        assert door not in told
        assert reverse("moderation:flag", args=door.strip("/").split("/")[-2:]) in told
        assert client.get(door).status_code == 404


@pytest.mark.parametrize("name", ["queue", "bursts"])
def test_the_tab_of_the_page_is_marked_and_no_other(client, moderator, name):
    address = reverse(f"moderation:{name}")
    other = reverse("moderation:queue" if name == "bursts" else "moderation:bursts")

    page = client.get(address).text

    assert f'<a href="{address}" aria-current="page">' in page
    assert f'<a href="{other}" aria-current="page">' not in page


def test_a_photo_of_the_queue_is_called_once_what_it_is(client, photo, moderator):
    flagged(photo)

    row = client.get(reverse("moderation:queue")).text

    assert row.count(str(KINDS["photo"])) == 1
