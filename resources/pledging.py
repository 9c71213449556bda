"""The life of a promise, from the word to the thing.

What covers a need is what was accepted or given, so the lead is never bound by a stranger's
word, and the last place cannot be promised away twice: whoever accepts holds the need's row.
"""

from uuid import UUID, uuid4

from django.db import transaction

from initiatives import pins
from initiatives.coverage import coverage_of
from initiatives.models import Need
from initiatives.stages import GATHERING
from kernel.models import JournalEntry
from kernel.workflow import Given, Move, Refusal, Workflow
from resources.models import Owner, Pledge
from resources.models.pledge import PledgeStage as S
from resources.predicates import is_donor, is_system, leads_the_initiative


def is_gathering(pledge: Pledge, given: Given) -> str | None:
    """The initiative still takes what people promise."""
    del given
    return None if pledge.need.initiative.stage in GATHERING else "not_gathering"


def fits_the_kind(pledge: Pledge, given: Given) -> str | None:
    """Money to money, things to things; one person joins a team instead of pledging people."""
    del given
    if (pledge.need.kind == Need.Kind.MONEY) != (pledge.amount_tiyn is not None):
        return "wrong_measure"
    is_a_person = pledge.owner.kind == Owner.Kind.VOLUNTEER
    return "join_instead" if pledge.need.kind == Need.Kind.PEOPLE and is_a_person else None


def is_not_covered(pledge: Pledge, given: Given) -> str | None:
    """Something of the need is still open; asked while holding its row."""
    del given
    return None if _still_open(pledge.need_id) > 0 else "need_is_covered"


def is_not_too_much(pledge: Pledge, given: Given) -> str | None:
    """No more is accepted than is still open; asked while holding the need's row."""
    del given
    return None if pledge.worth <= _still_open(pledge.need_id) else "more_than_needed"


def _still_open(need_pk: int) -> int:
    need = Need.objects.select_for_update(of=("self",)).get(pk=need_pk)
    return need.wanted - coverage_of(need)


def show_what_is_missing(pledge: Pledge, _entry: JournalEntry, _given: Given) -> None:
    """The map says what an initiative still looks for."""
    pins.put_initiative(pledge.need.initiative)


# fmt: off
PLEDGE_MOVES = Workflow(
    "pledge",
    Move("promise",  frozenset({S.NEW}),                  S.PROMISED,  by=is_donor,
         when=(is_gathering, fits_the_kind, is_not_covered), tells=frozenset({"lead"})),
    Move("accept",   frozenset({S.PROMISED}),             S.ACCEPTED,  by=leads_the_initiative,
         when=(is_gathering, is_not_too_much),            tells=frozenset({"donors"})),
    Move("decline",  frozenset({S.PROMISED}),             S.DECLINED,  by=leads_the_initiative,
         needs=("reason",),                               tells=frozenset({"donors"})),
    Move("give",     frozenset({S.ACCEPTED}),             S.GIVEN,     by=leads_the_initiative,
                                                          tells=frozenset({"donors"})),
    Move("withdraw", frozenset({S.PROMISED, S.ACCEPTED}), S.WITHDRAWN, by=is_donor,
                                                          tells=frozenset({"lead"})),
    Move("release",  frozenset({S.PROMISED, S.ACCEPTED}), S.RELEASED,  by=is_system,
                                                          tells=frozenset({"donors"})),
    after=show_what_is_missing,
)
# fmt: on


def promise(
    owner: Owner, need: Need, *, by: object, client_id: UUID | None = None, **what: object
) -> Pledge:
    """Promise `quantity` of things or `amount_tiyn` to a need; raises `Refusal`.

    The same `client_id` for the same owner and need is the same promise.
    """
    with transaction.atomic():
        pledge, is_new = Pledge.objects.get_or_create(
            owner=owner, need=need, client_id=client_id or uuid4(), defaults=what
        )
        if is_new:
            pledge.move("promise", by=by)
    return pledge


def release_all(initiative: object, *, reason: str = "") -> int:
    """Return what was promised to an initiative and not given; says how many promises."""
    held = Pledge.objects.still_held().filter(need__initiative=initiative)
    released = 0
    for pledge in held.order_by("pk"):
        try:
            pledge.move("release", by=None, reason=reason)
        except Refusal:
            continue  # given or withdrawn in the meantime: nothing is left to return
        released += 1
    return released
