"""Stuffing at once by people helped: fifty threads of one link, fifty of one contact."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F

from initiatives import beneficiaries, beneficiary_by_link, evaluating
from initiatives.models import Beneficiary, BeneficiaryAnswer, Evaluation
from initiatives.stages import Stage
from initiatives.timers import run_timers
from kernel.links import hash_of
from tests.at_once import at_once, in_a_thread, wait_until_somebody_waits_for_us
from tests.factories.affected import judged_with, link_of
from tests.factories.initiatives import InitiativeFactory

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_fifty_answers_by_one_link_at_once_count_once():
    judged_with(silent=1)
    word = link_of(Beneficiary.objects.get())

    got = at_once(lambda: beneficiary_by_link.answer_by(word, verdict="yes"), times=50)

    assert Counter(map(type_or_code, got)) == {"BeneficiaryAnswer": 1, "link_used": 49}
    assert BeneficiaryAnswer.objects.count() == 1


@pytest.fixture
def judged():
    """All have answered but one of those helped; the round, and that one's link."""
    initiative = judged_with(*["yes"] * 5)
    late = Beneficiary.objects.create(
        report=initiative.closing_reports.get(), evaluation=initiative.evaluation
    )
    link = link_of(late)
    Beneficiary.objects.filter(pk=late.pk).update(word_hash=hash_of(link))
    ago = timedelta(days=4)  # so that a quorum waits for nobody
    Evaluation.objects.update(opened_at=F("opened_at") - ago, closes_at=F("closes_at") - ago)
    for person in initiative.evaluation.asked.all():
        evaluating.answer(initiative.evaluation, person, verdict="yes")
    return initiative, link


def noes(initiative):
    """In the entry of its result, and kept."""
    initiative.refresh_from_db()
    assert initiative.stage == Stage.SOLVED
    kept = BeneficiaryAnswer.objects.filter(verdict="no").count()
    return initiative.last_entry().details["helped_no"], kept


def test_an_answer_that_comes_while_it_is_concluded_is_refused(judged):
    initiative, link = judged

    with transaction.atomic():
        run_timers()
        answering = in_a_thread(lambda: beneficiary_by_link.answer_by(link, verdict="no"))
        wait_until_somebody_waits_for_us()

    assert answering().code == "evaluation_over"
    assert noes(initiative) == (0, 0)


def test_a_result_waits_for_an_answer_that_is_being_given(judged):
    initiative, link = judged

    with transaction.atomic():
        beneficiary_by_link.answer_by(link, verdict="no")
        concluding = in_a_thread(run_timers)
        wait_until_somebody_waits_for_us()

    assert concluding() >= 1
    assert noes(initiative) == (1, 1)


def test_one_contact_named_by_many_at_once_is_one_and_fifty_stay_the_most():
    working = InitiativeFactory(at_stage=Stage.IMPLEMENTATION)
    lists = iter([[f"n{n}@asar.invalid", "same@asar.invalid"] for n in range(60)])

    def go():
        facts = {"by": working.lead, "have_agreed": True}
        return beneficiaries.name_them(working, next(lists), **facts)

    got = at_once(go, times=60)

    assert Counter(map(type_or_code, got))["beneficiaries_too_many"] == 11
    assert Beneficiary.objects.count() == 50


def type_or_code(one):
    return getattr(one, "code", type(one).__name__)
