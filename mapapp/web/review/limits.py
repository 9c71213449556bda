"""What the law still allows with a thing on the desk, said before the form is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from initiatives import receipt
from initiatives.problem_requirements import no_part_is_open
from kernel.models import Staged
from kernel.workflow import Refusal
from mapapp.templatetags.moments import until
from mapapp.web import refusals

Given = dict[str, Any]
Check = Callable[[Any, Given], str | None]
CHECKS: dict[str, tuple[Check, ...]] = {
    "claim_fixed": (no_part_is_open,),
    "extend": (receipt.extends_the_law, receipt.extends_once),
}


@dataclass(frozen=True, slots=True)
class Allowed:
    """One move as the law sees it: closed for a reason, or open until a day, or neither."""

    closed: str = ""
    limit: str = ""


def allowed(verb: str, thing: Staged, user: Any) -> Allowed:  # noqa: ANN401 - a user
    """Why the form would be refused whatever is typed, else until when the law allows it."""
    last = receipt.forward_until(thing) if verb == "forward" else None
    checks = CHECKS.get(verb, ())
    if last:
        checks = (partial(receipt.forward_is_in_time, last=last),)
    codes = (check(thing, {"by": user}) for check in checks)
    code = next((code for code in codes if code), None)
    if code:
        return Allowed(closed=refusals.words(Refusal(code)))
    return Allowed(limit=limit_of(verb, thing, last))


def limit_of(verb: str, thing: Staged, last: datetime | None = None) -> str:
    """Until when the law allows it; `last` is the moment to pass it on."""
    if verb == "forward":
        day = last or receipt.forward_until(thing)
        return _("By law it can be passed on %(until)s.") % {"until": until(day)}
    if verb == "extend":
        return _("By law %(until)s at the latest.") % {"until": until(receipt.extend_until(thing))}
    return ""
