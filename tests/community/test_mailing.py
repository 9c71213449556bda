"""Letters: once from each form, read by two sides, answered under the name of the receiver."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.forgetting import forget_person
from community import mailing
from community.mailing import MOST_WAITING, LetterWords
from community.models import Letter
from community.models.letter import MOST_LETTERS
from community.receiving import RECEIVERS
from kernel.models import Outbox
from kernel.workflow import NOT_ALLOWED, Refusal
from tests.factories.accounts import (
    CoordinatorFactory,
    ModeratorFactory,
    OfficeFactory,
    OfficialFactory,
    UserFactory,
)
from tests.factories.community import LetterFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.resources import (
    BusinessFactory,
    GroupFactory,
    OrganisationFactory,
    VolunteerFactory,
)

pytestmark = pytest.mark.django_db


def words(text="Жарық қашан болады?", **facts):
    return LetterWords(**{"text": text, "language": "kk", "client_id": uuid4()} | facts)


@pytest.fixture
def clerk():
    return OfficialFactory()


@pytest.fixture
def office(clerk):
    return clerk.offices[0]


@pytest.fixture
def resident():
    return UserFactory(confirmed=True)


def test_a_letter_waits_for_its_office_and_hides_the_name(office, resident):
    letter = mailing.write(resident, office, words())

    assert (letter.receiver, letter.region, letter.waits) == (office, office.region, True)
    assert letter.hides_name
    assert Outbox.objects.get(kind="letter").payload == {"letter": letter.pk}


def test_one_form_sent_twice_is_one_letter_and_one_notice(office, resident):
    once = words()

    first, second = (mailing.write(resident, office, once) for _ in range(2))

    assert first == second
    assert Outbox.objects.filter(kind="letter").count() == 1


def test_an_answer_goes_in_the_name_of_the_office_and_it_waits_no_more(office, clerk, resident):
    letter = mailing.write(resident, office, words())

    answer = mailing.follow_up(letter, clerk, words("Ертең", shows_name=True))

    letter.refresh_from_db()
    assert (answer.is_answer, answer.shown_as, answer.thread) == (True, office.name, letter)
    assert (letter.waits, letter.last_at >= answer.created_at) == (False, True)


def test_the_writer_writes_on_and_the_office_owes_a_word_again(office, clerk, resident):
    letter = mailing.write(resident, office, words())
    mailing.follow_up(letter, clerk, words("Ертең"))

    more = mailing.follow_up(letter, resident, words("Рахмет, сағат нешеде?"))

    letter.refresh_from_db()
    assert (more.is_answer, letter.waits) == (False, True)


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"text": " \n"}, "letter_missing"), ({"language": "de"}, "letter_missing"),
     ({"text": "а" * (MOST_LETTERS + 1)}, "letter_too_long")],
)  # fmt: skip
def test_what_is_no_letter_is_refused(office, resident, facts, code):
    with pytest.raises(Refusal, match=code):
        mailing.write(resident, office, words(**facts))
    assert not Letter.objects.exists()


def test_somebody_who_cannot_be_reached_writes_to_nobody(office):
    with pytest.raises(Refusal, match="contact_unconfirmed"):
        mailing.write(UserFactory(), office, words())


BODIES = {
    "whose papers nobody has seen": partial(OrganisationFactory, verified=False),
    "without papers": BusinessFactory,
}


def closed(kind):
    """An office or a body nobody answers letters for."""
    if kind == "moderation":
        return ModeratorFactory().offices[0]
    if kind == "empty":
        return OfficeFactory()
    if kind in BODIES:
        return BODIES[kind](region=OfficeFactory().region, led_by=UserFactory(confirmed=True))
    if kind == "volunteer":
        return VolunteerFactory()
    office = OfficialFactory().offices[0]
    type(office).objects.filter(pk=office.pk).update(is_active=False)
    return office


@pytest.mark.parametrize("kind", ["moderation", "empty", "volunteer", "closed", *BODIES])
def test_nobody_writes_to_whom_nobody_answers_for(resident, kind):
    with pytest.raises(Refusal, match="receiver_closed"):
        mailing.write(resident, closed(kind), words())


def test_nobody_writes_to_their_own_office(office, clerk):
    with pytest.raises(Refusal, match="receiver_is_oneself"):
        mailing.write(clerk, office, words())


def test_a_receiver_is_not_flooded_by_one_person(office, clerk, resident):
    letters = [mailing.write(resident, office, words()) for _ in range(MOST_WAITING)]

    with pytest.raises(Refusal, match="letters_wait"):
        mailing.write(resident, office, words())
    mailing.follow_up(letters[0], clerk, words())
    assert mailing.write(resident, office, words())


def test_a_hidden_letter_waits_for_nobody_and_keeps_nobody_from_writing(office, clerk, resident):
    letters = [mailing.write(resident, office, words()) for _ in range(MOST_WAITING)]
    Letter.objects.filter(pk=letters[0].pk).update(hidden_at=timezone.now())

    assert set(Letter.objects.received_by(clerk).waiting()) == set(letters[1:])
    assert mailing.write(resident, office, words())


@pytest.mark.parametrize("founded", [GroupFactory, partial(OrganisationFactory, verified=True)])
def test_a_body_is_written_to_and_answers_by_its_people(resident, founded):
    speaker = UserFactory(confirmed=True)
    body = founded(led_by=speaker, region=OfficeFactory().region)

    letter = mailing.write(resident, body, words())
    answer = mailing.follow_up(letter, speaker, words("Келіңіз"))

    assert answer.shown_as == body.name


def test_a_team_writes_by_its_author_or_lead_only(office, resident):
    initiative = InitiativeFactory(submitted=True)
    member = TeamMemberFactory(initiative=initiative, user=resident).user

    letter = mailing.write(initiative.author, office, words(team=initiative))

    assert letter.team == initiative
    with pytest.raises(Refusal, match="team_is_anothers"):
        mailing.write(member, office, words(team=initiative))
    with pytest.raises(Refusal, match="team_is_anothers"):
        mailing.write(initiative.author, office, words(team=office))


def test_a_stranger_and_a_colleague_of_another_office_write_nothing_into_it(office, resident):
    letter = mailing.write(resident, office, words())

    for person in (UserFactory(confirmed=True), OfficialFactory(), ModeratorFactory()):
        with pytest.raises(Refusal, match=NOT_ALLOWED):
            mailing.follow_up(letter, person, words())


def test_nobody_writes_on_to_whom_nobody_answers_for(office, resident):
    letter = mailing.write(resident, office, words())
    office.memberships.all().delete()

    with pytest.raises(Refusal, match="receiver_closed"):
        mailing.follow_up(letter, resident, words())


def test_a_body_that_is_no_longer_written_to_still_answers(resident):
    speaker, region = UserFactory(confirmed=True), OfficeFactory().region
    body = OrganisationFactory(led_by=speaker, region=region, verified=False)
    letter = LetterFactory(to=body, author=resident)

    assert mailing.follow_up(letter, speaker, words()).is_answer
    with pytest.raises(Refusal, match="receiver_closed"):
        mailing.follow_up(letter, resident, words())


def test_a_hidden_letter_is_not_written_on(office, clerk, resident):
    letter = mailing.write(resident, office, words())
    Letter.objects.filter(pk=letter.pk).update(hidden_at=letter.created_at)

    with pytest.raises(Refusal, match="letter_hidden"):
        mailing.follow_up(letter, clerk, words())


def test_the_list_of_what_may_be_read_and_the_permission_are_twins():
    clerk, coordinator = OfficialFactory(), CoordinatorFactory()
    speaker, writer = UserFactory(confirmed=True), UserFactory(confirmed=True)
    body = OrganisationFactory(led_by=speaker, region=clerk.offices[0].region)
    letters = [
        *(LetterFactory(to=to, author=writer) for to in (clerk.offices[0], body)),
        LetterFactory(to=coordinator.offices[0], author=clerk),
    ]
    letters += [LetterFactory(to=one.receiver, thread=one, author=writer) for one in letters]

    for user in (clerk, coordinator, speaker, writer, ModeratorFactory(), UserFactory()):
        allowed = {one for one in letters if user.has_perm("community.read_letter", one)}
        assert set(Letter.objects.readable_by(user)) == allowed
        of_others = {one for one in allowed if one.thread is None and one.author != user}
        assert set(Letter.objects.received_by(user)) == of_others


def test_an_official_who_wrote_before_joining_the_office_answers_not_to_themselves(office):
    writer = UserFactory(confirmed=True)
    letter = LetterFactory(to=office, author=writer)
    office.memberships.create(user=writer)

    more = mailing.follow_up(letter, writer, words())

    assert not more.is_answer
    assert not Letter.objects.received_by(writer).exists()


def test_whoever_is_forgotten_leaves_no_words_of_theirs(office, clerk, resident):
    letter = mailing.write(resident, office, words("Менің нөмірім", shows_name=True))
    answer = mailing.follow_up(letter, clerk, words("Ертең"))

    forget_person(resident)

    letter.refresh_from_db()
    answer.refresh_from_db()
    assert (letter.text, letter.hides_name, answer.text) == ("", True, "Ертең")


def test_a_letter_of_whoever_is_forgotten_waits_for_no_answer(office, clerk, resident):
    mailing.write(resident, office, words())
    assert Letter.objects.received_by(clerk).waiting().exists()

    forget_person(resident)

    assert not Letter.objects.received_by(clerk).waiting().exists()


def test_the_database_refuses_what_must_never_be_true(office):
    letter = LetterFactory(to=office)
    following = LetterFactory(to=office, thread=letter)
    wrong = ((letter, {"is_answer": True}), (letter, {"team_id": 1}), (following, {"waits": True}))
    for row, facts in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=row.pk).update(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterFactory(to=office, author=letter.author, client_id=letter.client_id)


def test_every_receiver_is_found_by_its_own_line():
    assert set(RECEIVERS) == {"office", "owner"}
