"""Who stands behind an initiative: how many of how many, what that means, what is owed then."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from initiatives.models import Initiative, OwedAnswer
from initiatives.stages import SUPPORTED_IN
from initiatives.thresholds import Threshold, threshold_of
from mapapp.web.initiatives.visitor import Visitor
from mapapp.web.pages.terms import length_of
from notifications.following import follow_of
from notifications.models import Follow

SOURCES = {
    "Bureau of National Statistics": gettext_lazy("Bureau of National Statistics"),
}


@dataclass(frozen=True)
class Backers:
    """The supporters of one initiative, for one visitor."""

    initiative: Initiative
    can: Visitor

    @property
    def count(self) -> int:
        """Whose voices count."""
        return self.can.supporters

    @cached_property
    def owed(self) -> OwedAnswer | None:
        """What was counted when there were enough of them."""
        return getattr(self.initiative, "owed_answer", None)

    @cached_property
    def threshold(self) -> Threshold:
        """How many are enough here."""
        return threshold_of(self.initiative.region)

    @property
    def needed(self) -> int:
        """The number that counts: the one that was reached, or today's."""
        return self.owed.needed if self.owed else self.threshold.needed

    @property
    def is_open(self) -> bool:
        """People may still stand behind it."""
        return self.initiative.stage in SUPPORTED_IN

    @property
    def is_reached(self) -> bool:
        """There were enough of them."""
        return self.owed is not None

    @property
    def drawn(self) -> int:
        """How far the bar goes."""
        return self.needed if self.is_reached else min(self.count, self.needed)

    @property
    def words(self) -> str:
        """The count and the number in words."""
        facts = {"count": number_format(self.count, force_grouping=True)}
        facts["needed"] = number_format(self.needed, force_grouping=True)
        return _("%(count)s of %(needed)s supporters") % facts

    @property
    def definition(self) -> list[str]:
        """How the number comes about, who counts, what follows."""
        promise = {"term": length_of(settings.TERMS["supported_answer"])}
        return [
            self._share(),
            _("Each person with a confirmed phone or e-mail counts once; the author and the team "
              "do not count."),
            _("Once there are enough, the akimat says in public what it will do. Term: %(term)s.")
            % promise,
        ]  # fmt: skip

    def _share(self) -> str:
        one = self.threshold
        bounds = {"least": number_format(one.least), "most": number_format(one.most)}
        area = {"area": self.initiative.region.name}
        if not one.is_counted:
            return _(
                "%(area)s has no published number of residents here, so the least number "
                "applies: %(least)s."
            ) % (area | bounds)
        counted = {
            "share": number_format((Decimal(one.per_10000) / 100).normalize()),
            "people": number_format(one.people, force_grouping=True),
            "source": SOURCES.get(one.source, one.source),
            "day": date_format(one.on),
        }
        return _(
            "%(share)s %% of %(people)s residents (%(area)s; %(source)s, %(day)s), "
            "but no fewer than %(least)s and no more than %(most)s."
        ) % (counted | area | bounds)

    @property
    def answer(self) -> str:
        """What the akimat told the supporters, where it is not its decision word for word."""
        if self.owed is None or self.owed.answer_kk == self.initiative.public_answer_kk:
            return ""
        return getattr(self.owed, f"answer_{self.answer_lang}")

    @property
    def answer_lang(self) -> str:
        """The language that answer is read in; both are always there."""
        return "ru" if get_language() == "ru" else "kk"

    @cached_property
    def follow(self) -> Follow | None:
        """How often this visitor wanted to hear of it."""
        user: Any = self.can.user
        if not user.is_authenticated:
            return None
        return follow_of(user, "initiative", self.initiative.pk)
