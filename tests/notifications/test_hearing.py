from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from kernel.models import Outbox
from notifications import matching
from notifications.models import Hearing
from tests.factories.follows import FollowFactory, HappeningFactory

NIGHT = Hearing(quiet_from=time(22), quiet_until=time(7, 30))
NOON = Hearing(quiet_from=time(12), quiet_until=time(14))


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=timezone.get_current_timezone())


@pytest.mark.parametrize(
    ("hearing", "moment", "told"),
    [
        (NIGHT, at(25, 21, 59), at(25, 21, 59)),
        (NIGHT, at(25, 22), at(26, 7, 30)),
        (NIGHT, at(26, 3), at(26, 7, 30)),
        (NIGHT, at(26, 7, 30), at(26, 7, 30)),
        (NOON, at(25, 13), at(25, 14)),
        (NOON, at(25, 14), at(25, 14)),
        (Hearing(), at(25, 3), at(25, 3)),
        (Hearing(quiet_from=time(0), quiet_until=time(0)), at(25, 3), at(25, 3)),
    ],
)
def test_nobody_is_woken_in_their_quiet_hours(hearing, moment, told):
    assert hearing.loud_from(moment) == told


@pytest.mark.django_db
def test_a_letter_written_in_quiet_hours_leaves_after_them():
    happening = HappeningFactory()
    wish = FollowFactory(at=happening.point)
    now = timezone.localtime()
    end = (now + timedelta(hours=2)).replace(second=0, microsecond=0)
    Hearing.objects.create(
        user=wish.user, quiet_from=(now - timedelta(hours=1)).time(), quiet_until=end.time()
    )

    matching.tell_at_once()

    assert Outbox.objects.get(kind="notice").due_at == end
