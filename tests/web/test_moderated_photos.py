"""Photos under moderation, byte by byte: blurred, painted over, originals out of reach."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.db import InternalError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from community.models import Opening, Redaction
from kernel.images import clean_photo
from mapapp.web.photos.views import address_of
from mapapp.web.policies import routes
from tests.community.test_redacting import FACE, a_face, red_points
from tests.factories.accounts import ModeratorFactory, OfficialFactory, UserFactory
from tests.factories.community import flagged, make, under_moderation
from tests.factories.initiatives import ProblemFactory, ProblemPhotoFactory
from tests.web.test_permission_matrix import GENERIC

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(town):
    return ProblemPhotoFactory(problem=ProblemFactory(confirmed=True, region=town), image=a_face())


@pytest.fixture
def moderator(client, town):
    person = ModeratorFactory(of=town)
    client.force_login(person)
    return person


def picture(photo, rendition):
    return reverse("moderation:picture", args=["photo", photo.pk, rendition])


def ask_for_the_original(client, photo, reason="Сот сұрады"):
    address = reverse("moderation:original", args=["photo", photo.pk])
    return client.post(address, {"reason": reason})


def redacted(photo):
    decision = flagged(photo)
    make("redact", decision, rectangles=[FACE])
    photo.refresh_from_db()
    return decision


def test_the_blurred_bytes_hold_nothing_to_recognise(client, photo, moderator):
    answer = client.get(picture(photo, "blurred"))

    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    with Image.open(io.BytesIO(answer.content)) as small:
        assert max(small.size) <= 24


def test_before_it_is_opened_the_page_names_no_whole_photo(client, photo, moderator):
    page = reverse("moderation:thing", args=["photo", photo.pk])

    assert "whole.webp" not in client.get(page).text
    assert "whole.webp" in client.get(f"{page}?open=photo-{photo.pk}").text


def test_what_is_painted_over_is_served_to_everybody_without_it(client, photo):
    before = address_of(photo)
    assert red_points(client.get(before).content) > 10_000

    redacted(photo)

    assert red_points(client.get(address_of(photo)).content) == 0
    assert red_points(client.get(before).content) == 0
    assert f"?v={int(photo.updated_at.timestamp())}" in address_of(photo)


def test_no_route_leads_the_public_to_an_original(client, photo):
    redacted(photo)
    name = Redaction.objects.get().original.name
    people = [None, UserFactory(confirmed=True), photo.problem.author,
              OfficialFactory(of=photo.problem.region), ModeratorFactory()]  # fmt: skip

    for person in people:
        client.logout() if person is None else client.force_login(person)
        for address in (picture(photo, "original"), f"/media/{name}", f"/private/{name}"):
            assert client.get(address).status_code in {302, 403, 404}
        assert ask_for_the_original(client, photo).status_code in {302, 403, 404}
    assert not Opening.objects.exists()


def test_no_folder_of_originals_is_under_a_public_one():
    private, public = Path(settings.PRIVATE_ROOT), [settings.MEDIA_ROOT, settings.STATIC_ROOT]

    assert not any(private.is_relative_to(folder) for folder in public)


def test_a_moderator_says_why_before_the_original_opens(client, photo, moderator):
    redacted(photo)
    assert client.get(picture(photo, "original")).status_code == 404

    assert ask_for_the_original(client, photo, reason=" ").status_code == 302
    assert client.get(picture(photo, "original")).status_code == 404

    ask_for_the_original(client, photo)

    assert red_points(client.get(picture(photo, "original")).content) > 10_000
    opening = Opening.objects.get()
    assert (opening.by, opening.reason, opening.subject) == (moderator, "Сот сұрады", photo)
    page = reverse("moderation:thing", args=["photo", photo.pk])
    assert "Сот сұрады" in client.get(page).text


def test_a_look_holds_for_a_quarter_of_an_hour(client, photo, moderator, time_machine):
    redacted(photo)
    time_machine.move_to(timezone.now())
    ask_for_the_original(client, photo)
    time_machine.shift(14 * 60)
    assert client.get(picture(photo, "original")).status_code == 200

    time_machine.shift(2 * 60)

    assert client.get(picture(photo, "original")).status_code == 404


def test_the_look_of_one_opens_nothing_to_another(client, photo, moderator):
    redacted(photo)
    ask_for_the_original(client, photo)

    client.force_login(ModeratorFactory(of=photo.problem.region))

    assert client.get(picture(photo, "original")).status_code == 404


@pytest.mark.parametrize("statement", ["UPDATE {t} SET reason = 'x'", "DELETE FROM {t}"])
def test_the_database_itself_refuses_to_forget_a_look(client, photo, moderator, statement):
    redacted(photo)
    ask_for_the_original(client, photo)

    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(t=Opening._meta.db_table))


def test_a_hidden_photo_is_served_to_nobody_but_whoever_added_it_and_moderators(
    client, photo, moderator
):
    photo.added_by = photo.problem.author
    photo.save()
    under_moderation(photo, at_stage="hidden")
    address = address_of(photo)

    assert client.get(picture(photo, "whole")).status_code == 200
    assert client.get(address).status_code == 404
    client.force_login(UserFactory(confirmed=True))
    assert client.get(address).status_code == 404
    assert f"/photos/problems/{photo.pk}.webp" not in (
        client.get(reverse("problems:detail", args=[photo.problem_id])).text
    )
    client.force_login(photo.problem.author)
    assert client.get(address).status_code == 200


def test_photos_of_a_hidden_problem_are_hidden_with_it(client, photo):
    under_moderation(photo.problem, at_stage="hidden")

    assert client.get(address_of(photo)).status_code == 404


def test_no_served_byte_carries_metadata(client, town, moderator):
    exif = Image.Exif()
    exif[0x010E] = "CANARY-OWNER"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 7.0, 41.0)
    out = io.BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY-XMP</x:xmpmeta>"
    Image.new("RGB", (400, 300)).save(out, "JPEG", exif=exif, xmp=xmp)
    assert out.getvalue().count(b"CANARY") == 2
    problem = ProblemFactory(confirmed=True, region=town)
    photo = ProblemPhotoFactory(problem=problem, image=clean_photo(out))
    decision = redacted(photo)
    ask_for_the_original(client, photo)

    addresses = [picture(photo, name) for name in ("blurred", "whole", "original")]
    for address in [*addresses, address_of(photo)]:
        content = client.get(address).content
        assert content[8:12] == b"WEBP"
        assert not any(word in content for word in (b"CANARY", b"EXIF", b"Exif", b"XMP", b"GPS"))
    assert decision.stage == "kept"


def test_every_route_that_serves_photos_is_known_here():
    served = {name for name, _ in routes() if not name.startswith(GENERIC) and
              any(word in name for word in ("photo", "picture", "original"))}  # fmt: skip

    assert served == {
        "photos:problem", "photos:evidence", "photos:outside", "photos:news",
        "photos:visit", "initiatives:story_picture", "moderation:picture", "moderation:original",
    }  # fmt: skip
