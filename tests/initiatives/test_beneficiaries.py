"""People a work has helped: named by its lead, asked once each, and of no use for stuffing."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from initiatives import beneficiaries, beneficiaries_heard, beneficiary_by_link
from initiatives.models import Beneficiary, BeneficiaryAnswer, ClosingReport
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.workflow import Refusal
from tests.factories import journeys
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.affected import (
    closing_in,
    judged_with,
    link_of,
    named,
    say_as_affected,
    stage_of,
    wrote_along,
)
from tests.factories.community import SupportFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory

pytestmark = pytest.mark.django_db
MAIL, PHONE = "Aigul@asar.invalid", "8 701 123 45 67"


@pytest.fixture
def working():
    return InitiativeFactory(at_stage=Stage.IMPLEMENTATION)


def name(initiative, *contacts, by=None, have_agreed=True):
    by = by or initiative.lead
    return beneficiaries.name_them(initiative, contacts, by=by, have_agreed=have_agreed)


def refused(work, *args, **facts):
    with pytest.raises(Refusal) as refusal:
        work(*args, **facts)
    return refusal.value.code


def contacts():
    return list(Beneficiary.objects.values_list("contact", flat=True))


def test_an_address_or_a_mobile_number_is_kept_in_one_written_form(working):
    assert name(working, MAIL, " ", PHONE) == 2
    assert contacts() == ["aigul@asar.invalid", "+77011234567"]


def test_the_same_contact_twice_is_one_person_however_it_is_written(working):
    name(working, MAIL, MAIL.upper(), PHONE)

    assert name(working, "aigul+1@asar.invalid", "+7 701 123-45-67") == 0
    assert len(contacts()) == 2


def test_only_whoever_leads_names_and_only_until_the_report_is_accepted(working):
    member = TeamMemberFactory(initiative=working).user
    closing, judged = closing_in(), InitiativeFactory(at_stage=Stage.EVALUATION)

    assert refused(name, working, MAIL, by=member) == "not_allowed"
    assert name(closing, MAIL) == 1
    assert refused(name, judged, MAIL) == "not_allowed"
    assert refused(beneficiaries.take_back, judged, [MAIL], by=judged.lead) == "not_allowed"


def test_without_their_consent_and_in_no_readable_form_nobody_is_named(working):
    assert refused(name, working, MAIL, have_agreed=False) == "consent_missing"
    assert refused(name, working, " ") == "contacts_missing"
    for wrong in ("aigul", "aigul@", "123", "+1 202 555 0123"):
        assert refused(name, working, MAIL, wrong) == "contact_unreadable"
    assert contacts() == []


def test_at_most_fifty_are_named_in_one_list_or_in_many(working):
    many = [f"n{n}@asar.invalid" for n in range(51)]

    assert refused(name, working, *many) == "beneficiaries_too_many"
    assert name(working, *many[:50]) == 50
    assert refused(name, working, many[50]) == "beneficiaries_too_many"
    assert len(contacts()) == 50


def test_a_list_that_is_too_long_tells_nobody_whose_contact_it_holds(
    working, django_assert_max_num_queries
):
    many = [f"n{n}@asar.invalid" for n in range(600)]

    with django_assert_max_num_queries(30):
        code = refused(name, working, *many, working.lead.email)

    assert code == "beneficiaries_too_many"


def in_the_team(initiative, person):
    TeamMemberFactory(initiative=initiative, user=person)


def once_in_the_team(initiative, person):
    joined = initiative.created_at
    TeamMemberFactory(initiative=initiative, user=person, state="left", joined_at=joined)


def leads(initiative, person):
    type(initiative).objects.filter(pk=initiative.pk).update(lead=person)
    initiative.refresh_from_db()


@pytest.mark.parametrize("becomes", [in_the_team, once_in_the_team, wrote_along, leads])
def test_no_contact_of_the_team_is_named_by_mail_tag_or_phone(working, becomes):
    person = UserFactory(email="mine@asar.invalid", phone="+77075550111")
    becomes(working, person)
    working = type(working).objects.get(pk=working.pk)

    for contact in ("Mine@asar.invalid", "mine+friend@asar.invalid", "8 707 555 01 11"):
        assert refused(name, working, MAIL, contact) == "contact_of_the_team"
    assert contacts() == []


def test_a_line_is_counted_as_whoever_typed_it_counts(working):
    lines = ["", MAIL, MAIL, "  ", working.lead.email]

    with pytest.raises(Refusal) as refusal:
        beneficiaries.name_them(working, lines, by=working.lead, have_agreed=True)

    assert refusal.value.params["line"] == len(lines)


def test_whoever_is_named_may_be_taken_back(working):
    name(working, MAIL, PHONE)

    assert beneficiaries.take_back(working, ["AIGUL@asar.invalid", "x@y.kz"], by=working.lead) == 1
    assert contacts() == ["+77011234567"]


def affected(initiative, person):
    SupportFactory(subject=initiative, user=person)


def sits_in_the_office(initiative, person):
    MembershipFactory(user=person, office=initiative.office)


@pytest.mark.parametrize("becomes", [affected, sits_in_the_office, in_the_team])
def test_who_is_asked_already_or_has_an_interest_is_passed_over_and_forgotten(becomes):
    closing = closing_in()
    person = UserFactory(email="both@asar.invalid", confirmed=True)
    name(closing, "both+1@asar.invalid", MAIL)
    becomes(closing, person)

    journeys.make("open_evaluation", type(closing).objects.get(pk=closing.pk))

    assert contacts() == [MAIL.lower()]


def test_each_link_answers_once_and_then_says_so_kindly():
    initiative = judged_with("yes")
    word = link_of(Beneficiary.objects.get())

    assert BeneficiaryAnswer.objects.get().verdict == "yes"
    assert refused(beneficiary_by_link.answer_by, word, verdict="no") == "link_used"
    assert refused(beneficiary_by_link.answer_by, "made up", verdict="no") == "link_unknown"
    assert word not in str(Beneficiary.objects.values())
    assert beneficiaries_heard.tally_of(initiative.evaluation).all == 1


def test_nothing_is_said_after_the_round_of_a_hidden_one_or_in_other_words():
    initiative = judged_with(silent=1)
    word = link_of(Beneficiary.objects.get())

    assert refused(beneficiary_by_link.answer_by, word, verdict="so so") == "verdict_unknown"
    bad = {"verdict": "yes", "quality": 7}
    assert refused(beneficiary_by_link.answer_by, word, **bad) == "grade_unknown"
    with time_machine.travel(initiative.evaluation.closes_at, tick=False):
        assert refused(beneficiary_by_link.answer_by, word, verdict="yes") == "evaluation_over"
    type(initiative).objects.update(hidden_at=timezone.now())
    assert refused(beneficiary_by_link.answer_by, word, verdict="yes") == "evaluation_over"


def test_fifty_friends_who_say_yes_make_no_quorum():
    initiative = judged_with(*["yes"] * 50)

    with time_machine.travel(initiative.evaluation.closes_at, tick=False):
        assert stage_of(initiative) == Stage.NOT_SOLVED


def test_fifty_friends_who_say_yes_raise_no_result():
    initiative = judged_with(*["yes"] * 50)
    say_as_affected(initiative, "no")

    assert stage_of(initiative) == Stage.NOT_SOLVED


@pytest.mark.parametrize(
    ("said", "result"),
    [
        (["no"] * 4, Stage.SOLVED),
        (["no"] * 5, Stage.NOT_SOLVED),
        (["partly"] * 5, Stage.PARTLY_SOLVED),
        (["yes"] * 4 + ["no"], Stage.SOLVED),
    ],
)
def test_from_five_answers_on_the_lower_result_counts(said, result):
    initiative = judged_with(*said)
    say_as_affected(initiative)

    assert stage_of(initiative) == result


def test_asked_again_later_they_are_not():
    initiative = judged_with(*["no"] * 6)
    say_as_affected(initiative)
    stage_of(initiative)

    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        run_timers()

    later = initiative.evaluations.get(days_after=30)
    assert not later.beneficiaries.exists()


def test_a_second_try_names_and_asks_anew():
    initiative = judged_with(*["no"] * 5)
    say_as_affected(initiative)
    stage_of(initiative)

    journeys.walk_on(initiative, "reopen", "accept", "start")
    rows = named(initiative)
    journeys.walk_on(initiative, "finish", "open_evaluation")

    rows[0].refresh_from_db()
    assert rows[0].evaluation == initiative.evaluation
    assert ClosingReport.objects.filter(initiative=initiative).count() == 2


def test_the_database_keeps_one_row_a_contact_one_answer_and_no_link_without_a_round():
    judged_with("yes")
    row = Beneficiary.objects.get()

    with pytest.raises(IntegrityError, match="named_once"), transaction.atomic():
        Beneficiary.objects.create(report=row.report, contact_hash=row.contact_hash)
    with pytest.raises(IntegrityError, match="link_is_one"), transaction.atomic():
        Beneficiary.objects.create(
            report=row.report, evaluation=row.evaluation, word_hash=row.word_hash
        )
    with pytest.raises(IntegrityError, match="of_a_round"), transaction.atomic():
        Beneficiary.objects.filter(pk=row.pk).update(evaluation=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        BeneficiaryAnswer.objects.create(beneficiary=row, verdict="no")
    with pytest.raises(IntegrityError, match="verdict_is_known"), transaction.atomic():
        BeneficiaryAnswer.objects.update(verdict="maybe")
