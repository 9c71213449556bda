"""Why a thing lies with the office that has it, in plain words for everybody."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.models import Initiative, Problem, RoutingRule
from initiatives.routing import BY_RULE
from mapapp.web.routing.words import conditions

Thing = Problem | Initiative
NAMED = ("region", "category", "direction")

BECAUSE: dict[str, Any] = {
    "territory": gettext_lazy("The place lies in %(place)s. This office answers there: %(who)s."),
    "above": gettext_lazy(
        "%(place)s has no office of its own here yet. The office above answers: %(who)s."
    ),
    "department": gettext_lazy(
        "“%(sphere)s” has a department of its own in this territory: %(who)s."
    ),
    "nobody": gettext_lazy(
        "No office answers for this place here yet. It stays on the map, and the gap is counted."
    ),
    "forwarded": gettext_lazy("Another office passed it on, to %(who)s. The reason stands below."),
    "appeal": gettext_lazy("An appeal is decided one level up: %(who)s."),
    "call": gettext_lazy(
        "An office called for it itself, so another one decides: %(who)s. "
        "Nobody decides on their own."
    ),
    "rule": gettext_lazy("An exception holds here: %(reason)s"),
}


class WhyHere:
    """The reason, and for staff the conditions of the exception behind it."""

    def __init__(self, thing: Thing) -> None:
        self.thing = thing
        code, _colon, key = thing.routed_because.partition(":")
        self.code = code if code in BECAUSE else ""
        self.rule = _rule(key) if thing.routed_because.startswith(BY_RULE) else None

    def __bool__(self) -> bool:
        return bool(self.code) and (self.code != "rule" or self.rule is not None)

    @property
    def text(self) -> str:
        """One or two sentences."""
        thing = self.thing
        sphere = thing.category.direction if isinstance(thing, Problem) else thing.direction
        return str(BECAUSE[self.code]) % {
            "place": thing.region.name if thing.region else "",
            "who": thing.office.name if thing.office else _("The akimat"),
            "sphere": sphere.name if sphere else "",
            "reason": self.rule.reason if self.rule else "",
        }

    @property
    def conditions(self) -> list[str]:
        """When the exception holds."""
        return conditions(self.rule) if self.rule else []


def _rule(key: str) -> RoutingRule | None:
    rules = RoutingRule.objects.select_related(*NAMED)
    return rules.filter(pk=key).first() if key.isdigit() else None
