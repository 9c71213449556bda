"""Tasks of the team: listed by whoever leads, taken by one tap, done, given back.

Of two who take one task at one moment, one has it: the row is taken only while it is free.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from initiatives.models import Initiative, Seat, WorkTask
from initiatives.models.work_task import WorkTaskQuerySet
from kernel.workflow import NOT_ALLOWED, Refusal

MOST_TASKS = 50


@transaction.atomic
def add_task(
    initiative: Initiative, *, by: User, title: str, until: date | None, seat: Seat | None
) -> WorkTask:
    """List a task; the same sent twice is one.

    Refuses with not_allowed, task_title_missing, place_of_another,
    tasks_too_many.
    """
    initiative = _held(initiative.pk)
    _check(by, "keep_tasks", initiative)
    if not title.strip():
        raise Refusal("task_title_missing")
    if seat is not None and seat.initiative_id != initiative.pk:
        raise Refusal("place_of_another")
    facts = {"title": title.strip(), "until": until, "seat": seat}
    rows = WorkTask.objects.filter(initiative=initiative)
    if known := rows.open().filter(**facts).first():
        return known
    if rows.open().count() >= MOST_TASKS:
        raise Refusal("tasks_too_many", most=MOST_TASKS)
    return WorkTask.objects.create(initiative=initiative, **facts)


@transaction.atomic
def strike_task(task: WorkTask, *, by: User) -> None:
    """Take it off the list, while nobody has it. Refuses with not_allowed, task_is_taken."""
    _check(by, "keep_tasks", task.initiative)
    gone, _ = free(task).delete()
    if not gone and WorkTask.objects.filter(pk=task.pk).exists():
        raise Refusal("task_is_taken")


@transaction.atomic
def take_task(task: WorkTask, *, by: User) -> None:
    """It is mine to do; taken twice it is taken once.

    Held with the initiative, so that nobody takes one while they leave its team. Refuses with
    not_allowed, task_of_another_role, task_is_taken.
    """
    initiative = _held(task.initiative_id)
    _check(by, "do_tasks", initiative)
    if not _fits(task, by, initiative):
        raise Refusal("task_of_another_role")
    if not free(task).update(taken_by=by, updated_at=timezone.now()):
        _refuse_unless_mine(task, by)


def free(task: WorkTask) -> WorkTaskQuerySet:
    """The task, as long as nobody has it."""
    return WorkTask.objects.filter(pk=task.pk, taken_by=None)


@transaction.atomic
def give_back(task: WorkTask, *, by: User) -> None:
    """Somebody else may take it: said by whoever has it, or by whoever leads.

    Refuses with not_allowed, task_is_done.
    """
    task = WorkTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.taken_by_id != by.pk:
        _check(by, "keep_tasks", task.initiative)
    if task.done_at is not None:
        raise Refusal("task_is_done")
    task.taken_by = None
    task.save(update_fields=["taken_by", "updated_at"])


@transaction.atomic
def finish_task(task: WorkTask, *, by: User) -> None:
    """It is done, by whoever took it. Refuses with not_allowed, task_is_taken."""
    _check(by, "do_tasks", task.initiative)
    task = WorkTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.taken_by_id != by.pk:
        raise Refusal("task_is_taken")
    if task.done_at is None:
        task.done_at = timezone.now()
        task.save(update_fields=["done_at", "updated_at"])


@transaction.atomic
def reopen_task(task: WorkTask, *, by: User) -> None:
    """It is not done after all: said by whoever did it, or whoever leads."""
    task = WorkTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if task.taken_by_id != by.pk:
        _check(by, "keep_tasks", task.initiative)
    _check(by, "do_tasks", task.initiative)
    task.done_at = None
    task.save(update_fields=["done_at", "updated_at"])


def free_tasks_of(user: User, initiative: Initiative) -> None:
    """Whoever leaves a team has nothing left to do in it."""
    WorkTask.objects.open().filter(initiative=initiative, taken_by=user).update(taken_by=None)


def free_every_task_of(user: User) -> None:
    """Whoever is forgotten does nothing any more; what they have done stays done."""
    WorkTask.objects.open().filter(taken_by=user).update(taken_by=None)


def _held(pk: int) -> Initiative:
    """The initiative as it is now, its team with it, until the end of the transaction."""
    return Initiative.objects.select_for_update(of=("self",)).get(pk=pk)


def _fits(task: WorkTask, user: User, initiative: Initiative) -> bool:
    """Anybody's, or of the role they have; whoever leads does whatever is to be done."""
    if task.seat_id is None or user.pk in {initiative.lead_id, initiative.author_id}:
        return True
    return initiative.members.filter(user=user, seat=task.seat_id, state="accepted").exists()


def _refuse_unless_mine(task: WorkTask, user: User) -> None:
    now = WorkTask.objects.filter(pk=task.pk).first()
    if now is None or now.taken_by_id != user.pk:
        raise Refusal("task_is_taken")


def _check(user: User, may: str, initiative: Initiative) -> None:
    if not user.has_perm(f"initiatives.{may}", initiative):
        raise Refusal(NOT_ALLOWED)
