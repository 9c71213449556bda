"""The page of the work: news with photos, milestones with how far they are."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image

from community.models import DecisionStage as D
from initiatives.models import NewsPhoto, Progress, WaitingPhoto, WorkNews
from initiatives.stages import Stage
from mapapp.web.photos.views import address_of
from tests.factories.accounts import ModeratorFactory, UserFactory
from tests.factories.community import under_moderation
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.photos import photo
from tests.factories.work import MilestoneFactory, NewsPhotoFactory, WorkNewsFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(clean_cache):
    with translation.override("en"):
        yield


@pytest.fixture
def initiative():
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION)


def work_of(client, initiative):
    return client.get(reverse("work:home", args=[initiative.pk]))


def tell(client, initiative, *photos, text="Two posts stand", **typed):
    door = reverse("work:tell", args=[initiative.pk])
    begun = {"language": "en", "client_id": uuid4(), "text": text, "photos": photos}
    return client.post(door, begun | typed)


def mark(client, milestone, **typed):
    door = reverse("work:mark", args=[milestone.initiative_id, milestone.pk])
    return client.post(door, {"on": str(timezone.localdate())} | typed)


# --- News -----------------------------------------------------------------------------------


def test_a_member_tells_with_photos_and_everybody_reads_it(client, initiative):
    member = TeamMemberFactory(initiative=initiative).user
    client.force_login(member)

    answer = tell(client, initiative, photo("grey"), photo("green"))

    news = WorkNews.objects.get()
    assert answer.url == f"{reverse('work:home', args=[initiative.pk])}#news-{news.pk}"
    client.logout()
    page = work_of(client, initiative).text
    assert "Two posts stand" in page
    assert all(address_of(one) in page for one in NewsPhoto.objects.all())
    for one in NewsPhoto.objects.all():
        with one.image.open() as file, Image.open(file) as kept:
            assert (kept.format, dict(kept.getexif())) == ("WEBP", {})


def test_the_page_of_the_initiative_shows_the_newest_and_leads_to_all(client, initiative):
    WorkNewsFactory(initiative=initiative, text="Older words")
    WorkNewsFactory(initiative=initiative, text="Newer words")

    page = client.get(reverse("initiatives:detail", args=[initiative.pk])).text

    assert "Newer words" in page
    assert "Older words" not in page
    assert reverse("work:home", args=[initiative.pk]) in page


def test_a_name_stands_beside_the_news_only_where_its_owner_shows_it(client, initiative):
    lead = initiative.lead
    lead.public_name, lead.shows_name = "Lead number seven", True
    lead.save()
    client.force_login(lead)

    tell(client, initiative)
    assert "Lead number seven" not in work_of(client, initiative).text
    tell(client, initiative, shows_name="on")
    assert "Lead number seven, the lead of the team" in work_of(client, initiative).text


def test_a_form_that_comes_back_keeps_the_words_and_the_photos(client, initiative):
    client.force_login(initiative.lead)
    wrong = SimpleUploadedFile("plan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    gap = tell(client, initiative, photo(), text=" ")
    seal = gap.context["form"].seals[0]
    again = tell(client, initiative, wrong, kept=[seal], text="Now with words")

    assert (gap.status_code, again.status_code) == (422, 422)
    assert "Now with words" in again.text
    assert seal in again.text
    tell(client, initiative, kept=[seal], text="Now with words")
    assert WorkNews.objects.get().photos.count() == 1
    assert not WaitingPhoto.objects.exists()


def test_whoever_does_not_do_the_work_finds_no_form(client, initiative):
    client.force_login(UserFactory(confirmed=True))

    assert client.get(reverse("work:tell", args=[initiative.pk])).status_code == 404
    assert tell(client, initiative).status_code == 404
    assert reverse("work:tell", args=[initiative.pk]) not in work_of(client, initiative).text


def test_ones_own_news_are_taken_back_and_those_of_others_are_not(client, initiative):
    mine, other = WorkNewsFactory(initiative=initiative), WorkNewsFactory(
        initiative=initiative, author=TeamMemberFactory(initiative=initiative).user
    )  # fmt: skip
    client.force_login(initiative.lead)

    doors = [reverse("work:take_back", args=[initiative.pk, one.pk]) for one in (mine, other)]

    assert [client.post(door).status_code for door in doors] == [302, 404]
    assert [*WorkNews.objects.said()] == [other]


def test_hidden_news_say_so_and_their_photos_are_closed(client, initiative):
    news = WorkNewsFactory(initiative=initiative, text="Whose phone is it", photos=1)
    under_moderation(news, at_stage=D.HIDDEN)
    picture = news.photos.get()

    page = work_of(client, initiative).text
    assert "Whose phone is it" not in page
    assert "A moderator has hidden these words." in page
    assert client.get(address_of(picture)).status_code == 404
    client.force_login(news.author)
    assert "Whose phone is it" in work_of(client, initiative).text
    assert client.get(address_of(picture)).status_code == 200


def test_a_photo_is_kept_by_the_browser_only_while_everybody_may_see_it(client, initiative):
    shown, hidden = NewsPhotoFactory.create_batch(2, news=WorkNewsFactory(initiative=initiative))
    under_moderation(hidden, at_stage=D.HIDDEN)
    client.force_login(initiative.lead)

    kept = [client.get(address_of(one))["Cache-Control"] for one in (shown, hidden)]

    assert kept == ["private, max-age=86400", "private, no-store"]


def test_moderators_are_led_to_the_news_and_from_there_back(client, initiative):
    news = WorkNewsFactory(initiative=initiative, photos=1)
    client.force_login(ModeratorFactory(of=initiative.region))

    place = reverse("moderation:thing", args=["news", news.pk])
    assert place in work_of(client, initiative).text
    page = client.get(place).text
    assert news.text in page
    assert (
        reverse("moderation:picture", args=["news_photo", news.photos.get().pk, "blurred"]) in page
    )
    assert reverse("work:home", args=[initiative.pk]) in page


def test_an_initiative_with_much_news_costs_no_more_questions(
    client, initiative, django_assert_max_num_queries
):
    MilestoneFactory.create_batch(12, initiative=initiative)
    WorkNewsFactory.create_batch(12, initiative=initiative, photos=3)
    client.force_login(UserFactory(confirmed=True))
    work_of(client, initiative)

    with django_assert_max_num_queries(12):
        page = work_of(client, initiative)
    assert page.text.count("work__news") == 10


def test_a_draft_and_a_hidden_initiative_show_no_work(client, initiative):
    draft = InitiativeFactory()
    client.force_login(draft.author)
    assert work_of(client, draft).status_code == 404

    under_moderation(initiative, at_stage=D.HIDDEN)
    assert work_of(client, initiative).status_code == 410


# --- Milestones -----------------------------------------------------------------------------


def test_the_lead_marks_a_milestone_and_everybody_sees_how_far_it_is(client, initiative):
    done, _ahead = MilestoneFactory.create_batch(2, initiative=initiative)
    client.force_login(initiative.lead)

    assert mark(client, done, progress="done").status_code == 302

    client.logout()
    assert "1 of 2 done" in work_of(client, initiative).text
    page = client.get(reverse("initiatives:detail", args=[initiative.pk])).text
    assert "1 of 2 milestones done" in page


@pytest.mark.parametrize("typed", [{}, {"progress": "x"}, {"progress": "done", "on": ""}])
def test_a_gap_in_the_form_is_said_in_it(client, initiative, typed):
    milestone = MilestoneFactory(initiative=initiative)
    client.force_login(initiative.lead)

    answer = mark(client, milestone, **typed)

    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_a_day_to_come_stays_typed(client, initiative):
    milestone = MilestoneFactory(initiative=initiative)
    client.force_login(initiative.lead)
    tomorrow = str(timezone.localdate() + timedelta(days=1))

    answer = mark(client, milestone, progress=Progress.PARTLY, on=tomorrow)

    assert answer.status_code == 422
    assert tomorrow in answer.text


def test_a_milestone_of_another_plan_and_a_helper_are_turned_away(client, initiative):
    milestone = MilestoneFactory(initiative=initiative)
    elsewhere = MilestoneFactory()
    door = reverse("work:mark", args=[initiative.pk, elsewhere.pk])
    client.force_login(initiative.lead)
    assert client.get(door).status_code == 404

    client.force_login(TeamMemberFactory(initiative=initiative).user)
    assert mark(client, milestone, progress="done").status_code == 404
