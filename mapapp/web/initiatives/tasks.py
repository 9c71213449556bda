"""The pages of an application as a list of tasks: done, not started, here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.models import Initiative
from initiatives.stages import Stage
from mapapp.web.initiatives.pages import IN_ORDER
from mapapp.web.initiatives.written import Written

CHECK = "check"


@dataclass(frozen=True, slots=True)
class Task:
    """One page in the list."""

    label: str
    says: str
    href: str
    is_current: bool
    is_done: bool
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Tasks:
    """All of them."""

    pages: list[Task]

    @property
    def number(self) -> int:
        """Which page this is, counted from one."""
        return next((n for n, one in enumerate(self.pages, start=1) if one.is_current), 0)

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(self.pages)


def task_list(written: Written, here: str) -> Tasks | None:
    """The pages of a draft; those ahead have no address before it exists. Later there is none."""
    initiative = written.initiative
    if initiative and initiative.stage != Stage.DRAFT:
        return None
    pages = [
        Task(
            label=page.title,
            says=written.says(page.name),
            href=address_of(initiative, page.name),
            is_current=page.name == here,
            is_done=written.is_done(page.name),
            is_optional=page.is_optional,
        )
        for page in IN_ORDER
    ]
    check = Task(_("Check and send"), "", address_of(initiative, CHECK), here == CHECK, False)  # noqa: FBT003
    return Tasks([*pages, check])


def address_of(initiative: Initiative | None, page: str) -> str:
    """Where a page of this application is written; the last is the draft's own page."""
    if initiative is None:
        return ""
    if page == CHECK:
        return reverse("initiatives:detail", args=[initiative.pk])
    name = "initiatives:needs" if page in {"people", "money"} else "initiatives:write"
    return reverse(name, args=[initiative.pk, page])
