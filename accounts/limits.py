"""How many messages may be sent, by number and day, and how often anybody may do something.

Counted in the shared cache by its own atomic increment, so that the limit is exact over all
workers. Without the cache no message is sent: the error rises and is answered with 503, because
an uncounted message costs money and is what those who pump messages wait for. Reports, flags and
"me too" go on without it: they are one for each person by the database, and a town in trouble
must be able to report while a part of ours is down.
"""

import logging
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError

from kernel.workflow import Refusal

log = logging.getLogger(__name__)
A_WHILE = 600  # longer than any code that may be used once lives
AN_HOUR = 3600
TWO_DAYS = 2 * 24 * 3600  # longer than any day lasts, so that no counter ends before it


class TooManyMessages(Exception):  # noqa: N818 - it is an answer, not a failure
    """A number has had all it may have today."""


class BudgetIsSpent(Exception):  # noqa: N818 - the same
    """Everybody together has had all that may be sent today."""


def take_for(phone: str) -> None:
    """Count one more for a number; known and unknown numbers are counted alike."""
    name = sha256(phone.encode()).hexdigest()[:24]  # no phone number becomes a key
    if _counted(f"sms-number:{name}") > settings.SMS_PER_NUMBER_A_DAY:
        raise TooManyMessages


def take_from_budget() -> None:
    """Count one more message that is really sent."""
    if _counted("sms-budget") > settings.SMS_BUDGET_A_DAY:
        raise BudgetIsSpent


def take_for_notice() -> None:
    """Count one more notice; the rest of the day's messages stays for those who sign in."""
    kept_for_codes = settings.SMS_BUDGET_A_DAY * settings.SMS_PERCENT_FOR_CODES // 100
    if _spent() >= settings.SMS_BUDGET_A_DAY - kept_for_codes:
        raise BudgetIsSpent
    take_from_budget()


def budget_is_spent() -> bool:
    """Nothing more can be sent today, whoever asks."""
    return _spent() >= settings.SMS_BUDGET_A_DAY


def _spent() -> int:
    return int(cache.get(_today("sms-budget"), 0))


def try_code(process: str) -> bool:
    """Count one more attempt at a code; False once it has been tried too often.

    The session counts too, but two requests at once would read the same number there.
    """
    key = f"code-tries:{sha256(process.encode()).hexdigest()[:24]}"
    cache.add(key, 0, settings.CODE_LASTS_SECONDS * 2)
    return cache.incr(key) <= settings.CODE_ATTEMPTS


def take_act(act: str, *, person: str, address: str) -> None:
    """Count one more flag, "me too" or report; refuses with too_often.

    `person` is an account or a guest's browser; an address has room for a family or an office.
    """
    try:
        for whose, who in (("person", person), ("address", address)):
            if (
                who
                and _counted_this_hour(f"{act}-{whose}", who) > settings.ACTS_AN_HOUR[act][whose]
            ):
                raise Refusal("too_often")
    except RedisError:
        log.warning("acts are not counted: the cache is out of reach")


def use_once(secret: str) -> bool:
    """Remember that something was used; False if it was used before."""
    return cache.add(f"used:{sha256(secret.encode()).hexdigest()[:24]}", 1, A_WHILE)


def _counted_this_hour(name: str, who: str) -> int:
    hour = f"{timezone.localtime():%Y%m%d%H}"
    key = f"{name}:{sha256(who.encode()).hexdigest()[:24]}:{hour}"
    cache.add(key, 0, AN_HOUR)
    return cache.incr(key)


def _counted(name: str) -> int:
    key = _today(name)
    cache.add(key, 0, TWO_DAYS)
    return cache.incr(key)


def _today(name: str) -> str:
    return f"{name}:{timezone.localdate():%Y%m%d}"
