"""The pages on which a closing report is written, and what stands on each so far."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from initiatives import closing_report as writing
from initiatives.closing_sent import latest_remarks, missing_in
from initiatives.models import Initiative, PhotoPair, Section
from mapapp.web.initiatives import report_forms as forms
from mapapp.web.initiatives.area_form import AreaForm
from mapapp.web.initiatives.editable_lines import Wish
from mapapp.web.initiatives.need_forms import LineForm
from mapapp.web.initiatives.pages import Page
from mapapp.web.initiatives.proof import picture_of
from mapapp.web.initiatives.report_money_form import MoneyForm
from mapapp.web.initiatives.sheets import Sheet

ASKED = re.compile(r"pair-(?P<pk>[0-9]{1,18})-remove")
MAY = "initiatives.write_report"


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two photos that stand side by side, with the button that takes them apart."""

    label: str
    before: dict[str, Any]
    after: dict[str, Any]
    wishes: list[Wish]
    holds: tuple[object, ...]  # what is written in it, in no language


def pairs(initiative: Initiative, _reader: User) -> list[PairLine]:
    """The pairs so far."""
    report = writing.being_written(initiative)
    rows = report.pairs.select_related("before", "after") if report else []
    return [_pair(row, number, initiative.title) for number, row in enumerate(rows, start=1)]


def _pair(row: PhotoPair, number: int, title: str) -> PairLine:
    return PairLine(
        label=row.words or _("Pair %(number)s") % {"number": number},
        before=picture_of(row.before, title),
        after=picture_of(row.after, title),
        wishes=[Wish(f"pair-{row.pk}-remove", _("Take apart"), "x")],
        holds=(row.pk, row.before_id, row.after_id, row.words),
    )


def grant(initiative: Initiative, wish: str, *, by: User) -> None:
    """Take a pair apart; one that is gone already is gone."""
    asked = ASKED.fullmatch(wish)
    rows = PhotoPair.objects.filter(report__initiative=initiative, report__accepted_at=None)
    if asked and (pair := rows.filter(pk=asked["pk"]).first()):
        writing.take_apart(pair, by=by)


@dataclass
class ReportSheet(Sheet):
    """One section of a report being written."""

    remark: str = field(default="")

    mark = staticmethod(writing.mark_of)
    save = staticmethod(writing.save_section)
    grant = staticmethod(grant)

    def line_of(self, kind: type[LineForm]) -> LineForm:
        """Photos are chosen from those of the initiative."""
        return kind(self.typed, initiative=self.initiative)


IN_ORDER = {
    page.name: page
    for page in (
        Page(
            Section.WORDS.value,
            Section.WORDS.label,
            gettext_lazy("What did you want, what did you do, and what is different now?"),
            gettext_lazy(
                "Write as you would tell a neighbour who was away. What did not come about "
                "belongs here, too: it makes everything else believable."
            ),
            gettext_lazy(
                "“Six lamps burn in three yards. The seventh pole was rotten; the akimat replaces "
                "it in June.”"
            ),
            form=forms.WordsForm,
            permission=MAY,
        ),
        Page(
            Section.MILESTONES.value,
            Section.MILESTONES.label,
            gettext_lazy("What became of each milestone of your plan?"),
            gettext_lazy("A day for what is done; a word on what came out otherwise."),
            gettext_lazy("“Lamps hung”: done on 24 May, four days late, because it rained."),
            form=forms.MilestonesForm,
            permission=MAY,
        ),
        Page(
            Section.INDICATORS.value,
            Section.INDICATORS.label,
            gettext_lazy("How much of what you planned is there now?"),
            gettext_lazy("Anybody should be able to count it again: say how you did."),
            gettext_lazy("Lamps that burn: 6 of 7, counted after dark with two neighbours."),
            form=forms.IndicatorsForm,
            permission=MAY,
        ),
        Page(
            Section.NUMBERS.value,
            Section.NUMBERS.label,
            gettext_lazy("Whom did it help, and how long did it take?"),
            gettext_lazy(
                "A rough number with its source is better than a beautiful one. People and "
                "things that came through this site are counted here without you."
            ),
            gettext_lazy("“About 200 people live in the three houses, by the list of flats.”"),
            form=forms.NumbersForm,
            permission=MAY,
        ),
        Page(
            Section.MONEY.value,
            Section.MONEY.label,
            gettext_lazy("Who paid for what, and where is what is left?"),
            gettext_lazy(
                "What was spent comes from the expenses you wrote down, what was received from "
                "the promises that were kept. You add only what this site cannot know: what "
                "others paid, and where the rest is. Received is spent and left: otherwise the "
                "report cannot be sent."
            ),
            gettext_lazy(
                "“Of 60 000 ₸ for the cable the shop Jaryq paid 20 000 ₸. What is left, 5 000 ₸, "
                "lies with the treasurer of the yard.”"
            ),
            form=MoneyForm,
            permission=MAY,
        ),
        Page(
            Section.AREA.value,
            Section.AREA.label,
            gettext_lazy("How far from its place is it felt?"),
            gettext_lazy(
                "Some of those who live there will be asked, chosen by a public lot and by nobody "
                "else. Whoever worked on it is not among them. Say no more than is true: people "
                "who have noticed nothing will say so."
            ),
            gettext_lazy("Lamps in three yards: 1 km. A bus line: the whole territory."),
            form=AreaForm,
            permission=MAY,
        ),
        Page(
            Section.PHOTOS.value,
            Section.PHOTOS.label,
            gettext_lazy("Which photos show the same spot before and after?"),
            gettext_lazy(
                "Two photos taken from one spot say more than ten others. Choose one of each side "
                "and put them side by side."
            ),
            gettext_lazy("The same yard gate: dark in March, lit in May."),
            lines=(forms.PairForm,),
            shows=pairs,
            empty=gettext_lazy("No photos stand side by side yet."),
            permission=MAY,
        ),
    )
}
NAMES = "|".join(IN_ORDER)


@dataclass(frozen=True, slots=True)
class Part:
    """One section in the list: where it is written, whether it is whole, what was said to it."""

    name: str
    title: str
    href: str = ""
    is_done: bool = True
    is_here: bool = False
    remark: str = ""


def parts_of(initiative: Initiative, here: str = "") -> list[Part]:
    """All sections; those of a plan without lines have nothing to be told."""
    report = writing.being_written(initiative)
    missing = missing_in(report)
    remarks = latest_remarks(report) if report else {}
    return [
        Part(
            name=name,
            title=str(page.title),
            href=reverse("initiatives:write_report", args=[initiative.pk, name]),
            is_done=name not in missing,
            is_here=name == here,
            remark=remarks.get(name, ""),
        )
        for name, page in IN_ORDER.items()
    ]
