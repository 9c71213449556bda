"""Parts of a photo painted over: gone from what is served, kept in private, given back exactly."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from community.models import Redaction
from kernel.images import clean_photo
from kernel.renditions import COVER, blurred, redacted
from kernel.workflow import Refusal
from tests.factories.community import make, moderators_of, under_moderation
from tests.factories.initiatives import EvidenceFactory, ProblemPhotoFactory

pytestmark = pytest.mark.django_db
RED, SIZE = (220, 20, 20), (400, 300)
FACE = [100, 100, 300, 400]  # thousandths: 40..160 by 30..150 points


def a_face():
    """A green place with a red face in it, as our intake keeps it."""
    picture = Image.new("RGB", SIZE, (30, 140, 60))
    picture.paste(RED, (40, 30, 160, 150))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95)
    return clean_photo(out)


@pytest.fixture
def photo():
    return ProblemPhotoFactory(problem__confirmed=True, image=a_face())


@pytest.fixture
def decision(photo):
    return under_moderation(photo, at_stage="waiting")


def red_points(content):
    """How many points still look like the face."""
    with Image.open(io.BytesIO(content)) as picture:
        flat = picture.convert("RGB").tobytes()
    points = zip(flat[::3], flat[1::3], flat[2::3], strict=True)
    return sum(1 for r, g, b in points if r > 150 and g < 90 and b < 90)


def served(photo):
    photo.refresh_from_db()
    with photo.image.open("rb") as kept:
        return kept.read()


def test_what_is_covered_is_not_in_the_bytes_that_are_served(photo, decision):
    assert red_points(served(photo)) > 10_000

    make("redact", decision, rectangles=[FACE])

    assert red_points(served(photo)) == 0
    with Image.open(io.BytesIO(served(photo))) as picture:
        assert picture.size == SIZE
        found = picture.convert("RGB").getpixel((100, 90))
        assert all(abs(a - b) < 12 for a, b in zip(found, COVER, strict=True))


def test_a_rectangle_beside_the_face_leaves_it_there(photo, decision):
    """The twin: the measure finds a face that was not covered."""
    make("redact", decision, rectangles=[[600, 600, 300, 300]])

    assert red_points(served(photo)) > 10_000


def test_the_original_is_kept_in_private_and_nowhere_else(photo, decision):
    before, public = served(photo), photo.image.path

    make("redact", decision)

    row = Redaction.objects.of(photo).get()
    with row.original.open("rb") as kept:
        assert kept.read() == before
    assert row.original.path.startswith(str(settings.PRIVATE_ROOT))
    assert not row.original.path.startswith(str(settings.MEDIA_ROOT))
    assert Path(row.original.path).stat().st_mode & 0o077 == 0
    photo.refresh_from_db()
    assert public != photo.image.path


def test_the_old_file_goes_with_the_commit(photo, decision, django_capture_on_commit_callbacks):
    public = photo.image.path

    with django_capture_on_commit_callbacks(execute=True):
        make("redact", decision)

    assert not Path(public).exists()
    photo.refresh_from_db()
    assert Path(photo.image.path).exists()


def test_undone_it_is_exactly_what_it_was(photo, decision):
    before = served(photo)
    make("redact", decision)

    make("unredact", decision)

    assert served(photo) == before
    assert not Redaction.objects.exists()
    assert [entry.verb for entry in decision.journal()][-2:] == ["redact", "unredact"]


def test_redacted_again_it_is_made_from_the_original(photo, decision):
    make("redact", decision, rectangles=[[600, 600, 300, 300]])
    make("redact", decision, rectangles=[FACE])

    with Image.open(io.BytesIO(served(photo))) as picture:
        assert picture.convert("RGB").getpixel((300, 225))[1] > 100  # green again
    assert Redaction.objects.get().rectangles == [FACE]


def test_the_journal_tells_which_parts_and_by_whom(decision):
    entry = make("redact", decision, rectangles=[FACE])

    assert entry.details == {"rectangles": [FACE]}
    assert entry.actor in moderators_of(decision.region)


@pytest.mark.parametrize(
    ("rectangles", "code"),
    [
        ([], "rectangles_missing"),
        ([[0, 0, 1001, 10]], "rectangles_wrong"),
        ([[-1, 0, 10, 10]], "rectangles_wrong"),
        ([[0, 0, 2, 2]], "rectangles_wrong"),
        ([[0, 0, 10, 10]] * 13, "rectangles_too_many"),
    ],
)
def test_rectangles_that_cover_nothing_are_refused(photo, decision, rectangles, code):
    before = served(photo)

    with pytest.raises(Refusal) as refused:
        make("redact", decision, rectangles=rectangles)

    assert refused.value.code == code
    assert served(photo) == before


def test_only_photos_are_redacted():
    decision = under_moderation(ProblemPhotoFactory(problem__confirmed=True).problem,
                                at_stage="waiting")  # fmt: skip

    with pytest.raises(Refusal) as refused:
        make("redact", decision)

    assert refused.value.code == "not_a_photo"


def test_a_hidden_photo_stays_hidden_while_it_is_painted_over(photo):
    decision = under_moderation(photo, at_stage="hidden")

    make("redact", decision)

    photo.refresh_from_db()
    assert (decision.stage, photo.is_hidden) == ("hidden", True)


def test_evidence_is_redacted_like_any_photo():
    evidence = EvidenceFactory(image=a_face(), initiative__at_stage="submitted")

    make("redact", under_moderation(evidence, at_stage="waiting"), rectangles=[FACE])

    assert red_points(served(evidence)) == 0


def test_a_deleted_photo_leaves_no_file(photo, django_capture_on_commit_callbacks):
    decision = under_moderation(photo, at_stage="waiting")
    make("redact", decision)
    photo.refresh_from_db()
    original = Redaction.objects.get().original.path
    make("hide", decision)
    make("ask_deletion", decision)

    with django_capture_on_commit_callbacks(execute=True):
        make("confirm_deletion", decision)

    assert not Path(photo.image.path).exists()
    assert not Path(original).exists()
    assert not type(photo).objects.filter(pk=photo.pk).exists()


def test_the_blurred_rendition_holds_no_more_than_two_dozen_points(photo):
    small = blurred(served(photo))

    with Image.open(io.BytesIO(small)) as picture:
        assert max(picture.size) <= 24
        assert not picture.getexif()
    assert len(small) < 1000


def test_no_rendition_carries_metadata():
    exif = Image.Exif()
    exif[0x010E] = "CANARY-OWNER"
    exif.get_ifd(0x8825)[2] = (51.0, 7.0, 41.0)
    out = io.BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CANARY-XMP</x:xmpmeta>"
    Image.new("RGB", SIZE, RED).save(out, "WEBP", exif=exif, xmp=xmp)
    assert b"CANARY-OWNER" in out.getvalue()
    assert b"CANARY-XMP" in out.getvalue()

    for made in (redacted(out.getvalue(), [FACE]).read(), blurred(out.getvalue())):
        assert b"CANARY" not in made
        assert b"EXIF" not in made
        assert b"XMP" not in made


def test_a_photo_saved_beside_our_intake_is_still_served_clean():
    """Even bytes that were never cleaned lose everything when something is painted over."""
    photo = ProblemPhotoFactory(problem__confirmed=True)
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "CANARY-OWNER"
    Image.new("RGB", SIZE, RED).save(out, "WEBP", exif=exif)
    Path(photo.image.path).write_bytes(out.getvalue())

    make("redact", under_moderation(photo, at_stage="waiting"))

    assert b"CANARY" not in served(photo)
