"""Drafts of campaigns: removed whatever their days, announced only while somebody could join."""

from datetime import timedelta

import pytest
from django.utils import timezone

from initiatives import programmes
from initiatives.models import Drive
from kernel.workflow import Refusal
from tests.factories.accounts import CoordinatorFactory
from tests.factories.initiatives import InitiativeFactory
from tests.factories.programmes import DriveFactory

pytestmark = pytest.mark.django_db


def draft(since, until):
    days = [timezone.localdate() + timedelta(number) for number in (since, until)]
    return DriveFactory(is_draft=True, since=days[0], until=days[1])


@pytest.mark.parametrize(("since", "until"), [(2, 9), (0, 9), (-3, 9), (-9, -3)])
def test_a_draft_is_removed_whatever_its_days(since, until):
    drive = draft(since, until)

    programmes.end(drive, by=CoordinatorFactory(of=drive.region))

    assert not Drive.objects.exists()


def test_a_draft_whose_days_have_passed_is_not_announced():
    over, last_day = draft(-9, -1), draft(-9, 0)

    with pytest.raises(Refusal, match="drive_is_over"):
        programmes.announce(over, by=CoordinatorFactory(of=over.region))
    assert programmes.announce(last_day, by=CoordinatorFactory(of=last_day.region))

    assert list(Drive.objects.announced()) == [last_day]


def test_announcing_judges_the_campaign_as_it_is_now():
    drive, removed = draft(-3, 9), draft(-3, 9)
    keeper = CoordinatorFactory(of=drive.region)
    Drive.objects.filter(pk=drive.pk).update(until=timezone.localdate() - timedelta(1))
    Drive.objects.filter(pk=removed.pk).delete()

    with pytest.raises(Refusal, match="drive_is_over"):
        programmes.announce(drive, by=keeper)  # read before its days were changed
    assert not programmes.announce(removed, by=keeper)

    assert not Drive.objects.announced().exists()


def test_nobody_joins_a_draft_before_it_is_announced():
    drive = draft(0, 9)
    initiative = InitiativeFactory(submitted=True, region=drive.region)

    with pytest.raises(Refusal, match="drive_is_draft"):
        programmes.join(initiative, drive, by=initiative.lead)

    programmes.announce(drive, by=CoordinatorFactory(of=drive.region))
    drive.refresh_from_db()
    assert programmes.join(initiative, drive, by=initiative.lead)
