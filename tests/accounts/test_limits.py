"""Limits are exact over threads, processes and days, and nothing is sent uncounted."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisIsGone

from accounts import limits
from kernel.workflow import Refusal

TO = "+77011234567"
SPEND = """
import django; django.setup()
from accounts import limits
sent = 0
for _ in range(30):
    try:
        limits.take_from_budget()
        sent += 1
    except limits.BudgetIsSpent:
        pass
print(sent)
"""
ACT = """
import django; django.setup()
from accounts import limits
from kernel.workflow import Refusal
made = 0
for _ in range(15):
    try:
        limits.take_act("flag", person="user-77", address="")
        made += 1
    except Refusal:
        pass
print(made)
"""


@pytest.fixture(autouse=True)
def from_nothing(clean_cache):
    """Every test counts from nothing."""


def allowed(take, times):
    """How many of so many at once were let through."""

    def attempt(_):
        try:
            take()
        except (limits.TooManyMessages, limits.BudgetIsSpent):
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        return sum(crowd.map(attempt, range(times)))


@pytest.mark.race
def test_forty_at_once_for_one_number_are_as_many_as_a_day_allows(settings):
    settings.SMS_PER_NUMBER_A_DAY = 10

    assert allowed(lambda: limits.take_for(TO), 40) == 10
    assert allowed(lambda: limits.take_for("+77019999999"), 1) == 1


@pytest.mark.race
def test_the_budget_is_everybodys_together(settings):
    settings.SMS_BUDGET_A_DAY = 7

    assert allowed(limits.take_from_budget, 40) == 7
    assert limits.budget_is_spent()


def test_notices_leave_a_part_of_the_budget_to_codes(settings, clean_cache):
    settings.SMS_BUDGET_A_DAY, settings.SMS_PERCENT_FOR_CODES = 10, 40

    for _ in range(6):
        limits.take_for_notice()
    with pytest.raises(limits.BudgetIsSpent):
        limits.take_for_notice()
    assert not limits.budget_is_spent()
    assert allowed(limits.take_from_budget, 12) == 4


@pytest.mark.race
def test_two_processes_spend_one_budget(settings):
    settings.SMS_BUDGET_A_DAY = 40
    environment = os.environ | {"SMS_BUDGET_A_DAY": "40"}
    command = [sys.executable, "-c", SPEND]

    both = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]

    assert sum(int(one.communicate(timeout=60)[0]) for one in both) == 40


@pytest.mark.race
def test_a_code_is_tried_three_times_however_many_arrive_at_once():
    with ThreadPoolExecutor(8) as crowd:
        tries = list(crowd.map(lambda _: limits.try_code("this code"), range(40)))

    assert sum(tries) == 3
    assert limits.try_code("another code")


def test_a_counter_that_reads_and_then_writes_lets_more_through():
    """The twin without the guard: what an atomic counter is there for."""
    limit, let_through, all_have_read = 3, [], Barrier(8, timeout=10)

    def careless(_):
        tries = cache.get("careless", 0)
        all_have_read.wait()
        if tries < limit:
            let_through.append(1)
            cache.set("careless", tries + 1)

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(careless, range(8)))

    assert len(let_through) > limit


def test_tomorrow_counts_anew(settings):
    settings.SMS_PER_NUMBER_A_DAY = 1
    limits.take_for(TO)
    with pytest.raises(limits.TooManyMessages):
        limits.take_for(TO)

    with time_machine.travel(timezone.now() + timedelta(days=1)):
        limits.take_for(TO)


def test_no_phone_number_is_written_into_the_cache(clean_cache):
    limits.take_for(TO)

    keys = [key.decode() for key in clean_cache._cache.get_client().keys("*")]
    assert keys
    assert not any(TO[1:] in key for key in keys)


def acts(number, **who):
    """How many of so many acts at once were let through."""

    def one(_):
        try:
            limits.take_act("flag", **who)
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        return sum(crowd.map(one, range(number)))


@pytest.mark.race
def test_one_person_acts_as_often_as_an_hour_allows_however_many_arrive_at_once(settings):
    settings.ACTS_AN_HOUR = {"flag": {"person": 7, "address": 100}}

    assert acts(40, person="user-1", address="192.0.2.1") == 7
    assert acts(1, person="user-2", address="192.0.2.1") == 1


@pytest.mark.race
def test_one_address_acts_as_often_as_an_hour_allows_whoever_asks(settings):
    settings.ACTS_AN_HOUR = {"flag": {"person": 100, "address": 9}}

    assert acts(40, person="", address="192.0.2.2") == 9


@pytest.mark.race
def test_two_processes_count_one_persons_acts_together():
    command = [sys.executable, "-c", ACT]

    both = [subprocess.Popen(command, env=os.environ, stdout=subprocess.PIPE, text=True)
            for _ in range(2)]  # fmt: skip

    assert sum(int(one.communicate(timeout=60)[0]) for one in both) == 20


def test_the_next_hour_counts_anew(settings):
    settings.ACTS_AN_HOUR = {"flag": {"person": 1, "address": 9}}
    assert acts(2, person="user-3", address="") == 1

    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert acts(1, person="user-3", address="") == 1


def test_without_the_cache_people_may_still_report(settings):
    gone = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}

    with override_settings(CACHES={"default": gone}):
        limits.take_act("report", person="user-4", address="192.0.2.4")


def test_without_the_cache_nothing_is_allowed(settings):
    gone = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}

    with override_settings(CACHES={"default": gone}), pytest.raises(RedisIsGone):
        limits.take_from_budget()
