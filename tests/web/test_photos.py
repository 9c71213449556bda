"""Photos as they are served: to whoever may see their subject, as WebP and nothing else."""

import pytest
from django.urls import reverse

from mapapp.web.photos.views import address_of
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import EvidenceFactory, InitiativeFactory, ProblemPhotoFactory

pytestmark = pytest.mark.django_db


def test_a_public_photo_is_served_inert(client):
    photo = ProblemPhotoFactory(problem__confirmed=True)

    answer = client.get(address_of(photo))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content[8:12] == b"WEBP"


def test_a_photo_of_a_held_report_is_not_there(client):
    photo = ProblemPhotoFactory()

    assert client.get(address_of(photo)).status_code == 404
    client.force_login(UserFactory(confirmed=True))
    assert client.get(address_of(photo)).status_code == 404
    client.force_login(photo.problem.author)
    assert client.get(address_of(photo)).status_code == 200


def test_evidence_is_seen_by_whoever_sees_its_initiative(client):
    draft, sent = EvidenceFactory(), EvidenceFactory(initiative=InitiativeFactory(submitted=True))

    assert client.get(address_of(draft)).status_code == 404
    assert client.get(address_of(sent)).status_code == 200


def test_no_address_of_the_disk_is_public(client):
    photo = ProblemPhotoFactory(problem__confirmed=True)

    assert client.get(photo.image.url).status_code == 404
    assert client.get(reverse("photos:problem", args=[photo.pk + 1])).status_code == 404
