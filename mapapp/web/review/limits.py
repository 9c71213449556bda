"""What the law still allows with a thing on the desk, said before the form is opened."""

from collections.abc import Callable
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
    "forward": (receipt.forward_is_in_time,),
    "claim_fixed": (no_part_is_open,),
    "extend": (receipt.extends_the_law, receipt.extends_once),
}


def closed_because(verb: str, thing: Staged, user: Any) -> str:  # noqa: ANN401 - a user
    """Why the form of a move would be refused whatever is typed; empty where it is open."""
    codes = (check(thing, {"by": user}) for check in CHECKS.get(verb, ()))
    code = next((code for code in codes if code), None)
    return refusals.words(Refusal(code)) if code else ""


def limit_of(verb: str, thing: Staged) -> str:
    """Until when the law allows it."""
    if verb == "forward":
        return _("By law it can be passed on %(until)s.") % {
            "until": until(receipt.forward_until(thing))
        }
    if verb == "extend":
        return _("By law %(until)s at the latest.") % {"until": until(receipt.extend_until(thing))}
    return ""
