"""The page of one initiative, put together once so that the template only draws it.

Every list is read in one query however long it is; what a visitor may do is asked of the move
table and the permissions, never decided here.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from community.predicates import judges_words_about
from initiatives.answering import answered_in
from initiatives.applicants import Applicant
from initiatives.models import (
    BudgetLine,
    Document,
    Indicator,
    Initiative,
    Milestone,
    Question,
)
from initiatives.stages import GATHERING
from mapapp.templatetags.moments import day
from mapapp.web.asked.published import AskedOutside, asked_outside
from mapapp.web.initiatives.at_work import AtWork
from mapapp.web.initiatives.backers import Backers
from mapapp.web.initiatives.bodies import AskedBody, asked_bodies
from mapapp.web.initiatives.helpers import Helpers, band_of_visitor, helpers_for
from mapapp.web.initiatives.need_lines import NeedLine, need_lines
from mapapp.web.initiatives.people import Team, team_of
from mapapp.web.initiatives.place import Place
from mapapp.web.initiatives.promises import Promised, promised_to
from mapapp.web.initiatives.proof import Proof
from mapapp.web.initiatives.questions_form import choices_of
from mapapp.web.initiatives.rule import rule_in_words
from mapapp.web.initiatives.standing import Standing
from mapapp.web.initiatives.visitor import Visitor


@dataclass(frozen=True)
class Plan:
    """What came with an initiative: its days, its figures, its costs."""

    initiative: Initiative

    @cached_property
    def milestones(self) -> list[Milestone]:
        """What is planned, day by day; it came with the initiative."""
        return [
            Milestone(**one | {name: _day(one[name]) for name in ("due_on", "reached_on")})
            for one in self.initiative.planned
        ]

    @cached_property
    def indicators(self) -> list[Indicator]:
        """What will be counted at the end; it came with the initiative."""
        return [Indicator(**one) for one in self.initiative.counted]

    @cached_property
    def budget(self) -> list[BudgetLine]:
        """What everything costs, line by line; it came with the initiative."""
        return [BudgetLine(**one) for one in self.initiative.budgeted]

    @property
    def budget_tiyn(self) -> int:
        """The whole of it."""
        return sum(line.amount_tiyn for line in self.budget)


@dataclass(frozen=True)
class InitiativePage(Plan):
    """One initiative as one person sees it."""

    user: Any

    @cached_property
    def now(self) -> Standing:
        """Where it stands."""
        return Standing(self.initiative, list(self.initiative.journal()))

    @cached_property
    def proof(self) -> Proof:
        """What was proved."""
        return Proof(self.initiative, self.now.journal)

    @cached_property
    def team(self) -> Team:
        """Who carries it."""
        manages = self.user.has_perm("initiatives.manage_team", self.initiative)
        return team_of(self.initiative, self.user, manages=manages)

    @cached_property
    def can(self) -> Visitor:
        """What the visitor may do."""
        return Visitor(self.initiative, self.user, self.team, self.proof.rounds)

    @cached_property
    def watches(self) -> bool:
        """The visitor moderates what is said here, so flags lead to the moderators' own page."""
        return judges_words_about(self.user, self.initiative)

    @cached_property
    def backers(self) -> Backers | None:
        """Who stands behind it; nobody behind a draft."""
        return Backers(self.initiative, self.can) if self.initiative.number else None

    @cached_property
    def needs(self) -> list[NeedLine]:
        """Bars of what is needed."""
        return need_lines(self.initiative, may_help=self.can.may_join)

    @cached_property
    def helpers(self) -> Helpers | None:
        """Who within reach could help, while help is gathered."""
        if self.initiative.stage not in GATHERING:
            return None
        return helpers_for(self.initiative, self.can)

    @cached_property
    def band_km(self) -> int | None:
        """How far it is from where the visitor starts, as a band."""
        return band_of_visitor(self.initiative, self.user)

    @property
    def rule(self) -> list[str]:
        """The published rule of results."""
        return rule_in_words(settings.EVALUATION_RULE)

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The way here."""
        here = self.initiative.number or _("Draft")
        return [
            {"label": _("Initiatives"), "href": reverse("initiatives:list")},
            {"label": here, "href": ""},
        ]

    @cached_property
    def care(self) -> dict[str, int] | None:
        """How many things are looked after and how many wait; nothing where there are none."""
        return self.initiative.care_points.tallied() if self.initiative.cares else None

    @property
    def care_layer(self) -> str:
        """Where the layer of its map is; empty where there is none."""
        return reverse("care:layer", args=[self.initiative.pk]) if self.initiative.cares else ""

    @property
    def may_keep_care(self) -> bool:
        """Says what is looked after."""
        return self.user.has_perm("initiatives.keep_care", self.initiative)

    @cached_property
    def place(self) -> Place:
        """Where it is, and what is wrong there."""
        return Place(self.initiative, self.user)

    @cached_property
    def promises(self) -> list[Promised]:
        """What was promised, to whoever accepts it."""
        return promised_to(self.initiative) if self.can.may_manage_team else []

    @cached_property
    def asked_outside(self) -> list[AskedOutside]:
        """Bodies outside the platform that were asked, and what they answered."""
        return asked_outside(self.initiative)

    @cached_property
    def bodies(self) -> list[AskedBody]:
        """State bodies that were asked, and what they give."""
        return asked_bodies(self.initiative, self.now.journal)

    @property
    def author(self) -> str:
        """The author as they wish to be shown; an office or a body behind it by its name.

        A body calls itself as it likes, so its kind stands beside the name.
        """
        if self.initiative.called_by:
            return self.initiative.called_by.name
        if self.initiative.applicant != Applicant.CITIZEN:
            owner = self.initiative.proposer.owner
            return f"{owner.name} · {owner.get_kind_display()}"
        hidden = self.initiative.hides_name
        return _("A resident") if hidden else self.initiative.author.shown_as

    @property
    def public_answer(self) -> str:
        """The akimat's answer in the reader's language, or in the other one."""
        return getattr(self.initiative, f"public_answer_{self.public_answer_lang}")

    @property
    def public_answer_lang(self) -> str:
        """The language that answer is in."""
        order = ("ru", "kk") if get_language() == "ru" else ("kk", "ru")
        given = (lang for lang in order if getattr(self.initiative, f"public_answer_{lang}"))
        return next(given, "kk")

    @cached_property
    def papers(self) -> list[Document]:
        """Documents of the application, to whoever may read them."""
        may = self.user.has_perm("initiatives.read_documents", self.initiative)
        return list(self.initiative.documents.all()) if may else []

    @cached_property
    def work(self) -> AtWork:
        """How the work goes."""
        return AtWork(self.initiative, self.user)

    @cached_property
    def answers(self) -> list[dict[str, str]]:
        """The questionnaire with what was answered."""
        return answers_of(self.initiative)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def answers_of(initiative: Initiative) -> list[dict[str, str]]:
    """The questions of its versions that were asked and answered, with the answers."""
    given = initiative.answers
    return [
        {"question": question.name, "answer": said(question, given[question.code])}
        for question in answered_in(initiative)
    ]


def said(question: Question, answer: object) -> str:
    """An answer as text: what was chosen by its name, a day in words, the rest as it was typed."""
    if question.kind == Question.Kind.DATE:
        return day(date.fromisoformat(str(answer)))
    choices = dict(choices_of(question))
    told = answer if isinstance(answer, list) else [answer]
    return "; ".join(str(choices.get(one, one)) for one in told)
