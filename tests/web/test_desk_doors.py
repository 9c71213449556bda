"""Every post that has a desk opens every view of it, also with nothing on it."""

import pytest
from django.urls import reverse

from mapapp.web.review.duty import AT_THE_DESK
from tests.factories.accounts import StaffFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", AT_THE_DESK)
def test_an_empty_desk_opens_in_every_view(client, kind):
    client.force_login(StaffFactory(kind=kind))

    for name in ("desk", "map", "map_rows", "pins"):
        assert client.get(reverse(f"review:{name}")).status_code == 200, name
    assert client.get(reverse("review:bulk")).status_code == 302
    assert client.post(reverse("review:keep")).status_code == 422
    assert client.post(reverse("review:forget", args=[1])).status_code == 404
    assert client.post(reverse("review:open_first", args=[1])).status_code == 404
