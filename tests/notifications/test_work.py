"""Who hears how the work goes, and how often."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from geo.models import Pin
from initiatives import telling_news
from initiatives.stages import Stage
from kernel.outbox import Outbox
from kernel.tasks import relay_once
from notifications import digests, following, work
from notifications.audiences import AUDIENCES
from notifications.models import Cadence, Digest, Happening, Notification
from tests.factories.accounts import UserFactory
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.work import WorkNewsFactory, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    made = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    relay_all()
    return made


def relay_all():
    while relay_once():
        pass


def told(initiative, **facts):
    """The lead tells; everything leaves."""
    news = telling_news.tell(initiative, said(**facts), by=initiative.lead)
    relay_all()
    return news


def heard_by():
    return dict(Notification.objects.filter(kind=work.KIND).values_list("recipient", "audience"))


def test_the_team_and_the_followers_hear_of_it_and_whoever_told_does_not(initiative):
    member = TeamMemberFactory(initiative=initiative).user
    supporter = SupportFactory(subject=initiative).user

    told(initiative)

    assert heard_by() == {member.pk: "team", supporter.pk: "followers"}


def test_the_notice_leads_to_the_very_news(initiative):
    SupportFactory(subject=initiative)
    news = told(initiative)
    notice = Notification.objects.get(kind=work.KIND)

    with translation.override("ru"):
        page = reverse("work:home", args=[initiative.pk])
        assert notice.page == f"{page}#news-{news.pk}"
        assert initiative.title in notice.wording.title


def test_a_supporter_who_wants_a_digest_hears_of_it_in_the_digest_alone(initiative):
    supporter, pin = SupportFactory(subject=initiative).user, Pin.objects.get(ref=initiative.pk)
    following.hear_of(supporter, pin, how_often=Cadence.DAILY)

    told(initiative)
    digests.send_digests(timezone.now() + timedelta(days=1))

    assert supporter.pk not in heard_by()
    assert Digest.objects.filter(user=supporter).exists()


def test_a_supporter_who_wants_to_hear_nothing_hears_nothing(initiative):
    supporter, pin = SupportFactory(subject=initiative).user, Pin.objects.get(ref=initiative.pk)
    following.hear_of(supporter, pin, how_often=following.NEVER)

    told(initiative)

    assert heard_by() == {}


@pytest.mark.parametrize("how_often", [following.NEVER, Cadence.DAILY, Cadence.WEEKLY])
@pytest.mark.parametrize("audience", ["affected", "everyone", "followers"])
def test_no_audience_tells_a_supporter_more_often_than_they_chose(initiative, audience, how_often):
    """Whoever is asked to judge is told all the same: that is a question, no news."""
    shy, other = [SupportFactory(subject=initiative).user for _ in range(2)]
    following.hear_of(shy, Pin.objects.get(ref=initiative.pk), how_often=how_often)

    told_at_once = set(AUDIENCES[audience](initiative, initiative.last_entry()))

    assert shy.pk not in told_at_once
    assert other.pk in told_at_once


def test_told_twice_by_the_relay_it_is_told_once(initiative):
    SupportFactory(subject=initiative)
    told(initiative)
    row = Outbox.objects.get(kind="news")

    work.tell_of_news(row.payload | {"key": row.key})

    assert Notification.objects.filter(kind=work.KIND).count() == 1
    assert Happening.objects.filter(cause=row.key).count() == 1


def test_news_taken_back_before_they_left_are_told_to_nobody(initiative):
    SupportFactory(subject=initiative)
    news = telling_news.tell(initiative, said(), by=initiative.lead)
    telling_news.take_back(news, by=initiative.lead)

    relay_all()

    assert heard_by() == {}
    assert not Happening.objects.filter(cause__startswith="news:").exists()


def test_after_so_many_letters_a_day_the_rest_stands_in_the_inbox(initiative, monkeypatch):
    monkeypatch.setattr(work, "LETTERS_A_DAY", 1)
    person = SupportFactory(subject=initiative).user

    for _ in range(3):
        told(initiative)

    notices = Notification.objects.filter(recipient=person, kind=work.KIND)
    letters = [f"notice:{pk}" for pk in notices.values_list("pk", flat=True)]
    assert (notices.count(), Outbox.objects.filter(key__in=letters).count()) == (3, 1)


def test_many_followers_are_told_with_one_look_at_how_much_they_heard(
    initiative, django_assert_max_num_queries
):
    people = UserFactory.create_batch(5, confirmed=True)
    for person in people:
        Notification.objects.create(
            recipient=person, kind=work.KIND, cause=f"x{person.pk}", audience="team",
            subject=WorkNewsFactory(initiative=initiative),
        )  # fmt: skip

    with django_assert_max_num_queries(1):
        assert work.heard_enough({person.pk for person in people}) == set()
