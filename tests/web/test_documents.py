"""Papers of an application: what they are is sniffed, who reads them is asked each time."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives import attaching, writing_along
from initiatives.models import Document
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.web.pictures import picture

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def draft():
    return InitiativeFactory()


def attached(draft, content=PDF, title="Келісім"):
    return attaching.attach(draft, io.BytesIO(content), by=draft.author, title=title)


def address(paper):
    return reverse("initiatives:document", args=[paper.initiative_id, paper.pk])


def test_a_paper_is_added_on_its_page_and_taken_back_with_its_bytes(
    client, draft, django_capture_on_commit_callbacks
):
    page = reverse("initiatives:write", args=[draft.pk, "team"])
    client.force_login(draft.author)
    file = SimpleUploadedFile("anything.exe", PDF, content_type="text/html")
    client.post(page, {"document-title": "Келісім", "document-upload": file, "add": "1"})
    paper = draft.documents.get()
    assert (paper.kind, paper.title) == (Document.Kind.PDF, "Келісім")
    storage, name = paper.file.storage, paper.file.name

    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, {"wish": f"document-{paper.pk}-remove"})

    assert not draft.documents.exists()
    assert not storage.exists(name)


def test_a_paper_is_only_downloaded_and_inert(client, draft):
    client.force_login(draft.author)

    answer = client.get(address(attached(draft)))

    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_a_picture_keeps_nothing_but_its_pixels(draft):
    photo = picture(canary="CANARY-IN-EXIF")
    photo.seek(0)

    paper = attached(draft, photo.read())

    with paper.file.open("rb") as file:
        kept = file.read()
    assert (paper.kind, kept[:4]) == (Document.Kind.PICTURE, b"RIFF")
    assert b"CANARY" not in kept


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 cut", "document_broken"),
        (b"<html>", "photo_type"),
        (b"", "photo_type"),
        (b"MZ\x00\x00", "photo_type"),
        (b"%PDF-" + b"x" * attaching.MOST_BYTES, "document_size"),
    ],
)
def test_what_is_no_paper_is_refused(draft, content, code):
    with pytest.raises(Refusal, match=code):
        attached(draft, content)


def test_papers_have_an_end_and_a_writer(draft, monkeypatch):
    monkeypatch.setattr(attaching, "MOST_DOCUMENTS", 1)
    paper = attached(draft)

    with pytest.raises(Refusal, match="documents_too_many"):
        attached(draft)
    with pytest.raises(Refusal, match="not_allowed"):
        attaching.detach(paper, by=UserFactory())


@pytest.mark.parametrize(("sent", "reads"), [(False, False), (True, True)])
def test_those_who_decide_read_papers_once_it_is_sent_and_the_public_never(
    client, draft, sent, reads
):
    paper, official = attached(draft), journeys.official_of(draft.region)
    if sent:
        draft.move("submit", by=draft.author)

    client.force_login(official)
    assert client.get(address(paper)).status_code == (200 if reads else 404)
    client.force_login(UserFactory(confirmed=True))
    assert client.get(address(paper)).status_code == 404


def test_a_paper_of_another_draft_is_not_found_under_this_one(client, draft):
    other = InitiativeFactory(author=draft.author)
    client.force_login(draft.author)

    there = reverse("initiatives:document", args=[other.pk, attached(draft).pk])

    assert client.get(there).status_code == 404


@pytest.mark.parametrize("route", ["review:initiative", "initiatives:detail"])
def test_those_who_decide_find_the_papers_on_its_pages(client, draft, route):
    paper, official = attached(draft), journeys.official_of(draft.region)
    draft.move("submit", by=draft.author)
    door = reverse(route, args=[draft.pk])

    client.force_login(official)
    assert address(paper) in client.get(door).text
    client.logout()
    assert address(paper) not in client.get(reverse("initiatives:detail", args=[draft.pk])).text


def test_more_papers_cost_no_more_queries(client, draft, django_assert_max_num_queries):
    for n in range(5):
        attached(draft, title=f"Қағаз {n}")
    draft.move("submit", by=draft.author)
    client.force_login(draft.author)
    there = reverse("initiatives:detail", args=[draft.pk])
    client.get(there)
    with CaptureQueriesContext(connection) as many:
        client.get(there)
    draft.documents.exclude(pk=draft.documents.first().pk).delete()

    with django_assert_max_num_queries(len(many)) as few:
        client.get(there)
    assert len(few) == len(many)


def test_whoever_joins_the_team_reads_no_papers_but_its_lead_and_co_authors_do(client, draft):
    friend, volunteer = UserFactory(confirmed=True), UserFactory(confirmed=True)
    invitation = writing_along.invite(draft, by=draft.author, label="Көрші")
    writing_along.accept(invitation, by=friend)
    paper = attached(draft)
    draft.move("submit", by=draft.author)
    TeamMemberFactory(initiative=draft, user=volunteer)

    read = []
    for person in (draft.lead, friend, volunteer):
        client.force_login(person)
        read.append(client.get(address(paper)).status_code)

    assert read == [200, 200, 404]


@pytest.mark.usefixtures("clean_cache")
def test_so_many_papers_are_taken_in_an_hour_and_no_more(client, draft, settings):
    settings.ACTS_AN_HOUR = settings.ACTS_AN_HOUR | {"paper": {"person": 1, "address": 9}}
    client.force_login(draft.author)
    page = reverse("initiatives:write", args=[draft.pk, "team"])

    codes = []
    for title in ("A", "B"):
        file = SimpleUploadedFile("a.pdf", PDF)
        typed = {"document-title": title, "document-upload": file, "add": "1"}
        codes.append(client.post(page, typed).status_code)

    assert codes == [302, 429]
    assert draft.documents.count() == 1
