"""The pages of an application, in their order: what each asks, helps with, and holds.

The texts are what a neighbour would say; each page has an example of how somebody else filled it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from initiatives.models import Initiative
from initiatives.starting import WRITES
from initiatives.writing import MAY
from mapapp.web.initiatives import editable_lines as lists
from mapapp.web.initiatives import need_forms as adding
from mapapp.web.initiatives.forms import PageForm, PlaceForm, PlanForm, ResultForm
from mapapp.web.initiatives.questions_form import QuestionsForm

Lists = Callable[[Initiative, User], list[lists.EditableLine]]


@dataclass(frozen=True)
class Page:
    """One page."""

    name: str
    title: str
    lead: str
    hint: str
    example: str
    form: type[PageForm] | None = None
    lines: tuple[type[adding.LineForm], ...] = ()
    shows: Lists | None = None
    empty: str = ""
    permission: str = WRITES

    @property
    def is_optional(self) -> bool:
        """An application may be sent without it."""
        return self.form is None


IN_ORDER = (
    Page(
        "place",
        _("Problem and place"),
        _("Where is it, and in which language will you write?"),
        _(
            "Move the map so that the cross stands on the place. If there are several places, "
            "take the one where the work starts. Homes are never shown exactly."
        ),
        _("The yard between three houses on one street, marked at its gate."),
        form=PlaceForm,
    ),
    Page(
        "result",
        _("Result and title"),
        _("What will be different when it is done?"),
        _(
            "Say the result, not the activity: what can be seen or counted afterwards. The sphere "
            "decides which questions come next and who is asked to help."
        ),
        _(
            "“Light in three yards”: after dark children walk home along a lit path; six lamps "
            "burn and the neighbours look after them."
        ),
        form=ResultForm,
    ),
    Page(
        "questions",
        _("Questions of the sphere"),
        _("The akimat decides by these answers. Short and plain is best."),
        _("Write as you would tell a neighbour. Numbers may be rough."),
        _("“About 200 people of three houses” says more than “the population”."),
        form=QuestionsForm,
    ),
    Page(
        "plan",
        _("Plan and dates"),
        _("When does it start, when is it done, and what comes between?"),
        _(
            "Milestones are optional: three or four days on which something can be seen to be "
            "done. At the end everybody can compare them with what was done."
        ),
        _("“Lamps bought” by 10 May, seen by the receipt; “lamps hung” by 20 May, six burn."),
        form=PlanForm,
        lines=(adding.MilestoneForm, adding.IndicatorForm),
        shows=lists.plan,
        empty=_("No milestones yet. The plan may go without them."),
        permission=MAY["plan"],
    ),
    Page(
        "people",
        _("People and skills"),
        _("Who is needed, and what must they be able to do?"),
        _(
            "Roles are places in the team: somebody who answers for a part. People are helping "
            "hands on the day. Others can only help with what is written here."
        ),
        _("One electrician in the team; eight people to carry and hold for one Saturday."),
        lines=(adding.SeatForm, adding.PeopleForm),
        shows=lists.roles_and_people,
        empty=_("Nobody yet. If you do it all yourselves, leave it empty."),
        permission="initiatives.add_need",
    ),
    Page(
        "money",
        _("Money and things"),
        _("What is needed, what does it cost, and where does the money come from?"),
        _(
            "Things may be lent or given. The budget shows what everything costs and who pays; "
            "money to be gathered is what people are asked for."
        ),
        _("Two ladders to borrow; six lamps, 90,000 tenge, from a patron."),
        lines=(adding.ThingForm, adding.MoneyForm, adding.BudgetForm),
        shows=lists.things_and_money,
        empty=_("Nothing yet. An initiative may need no money at all."),
        permission="initiatives.add_need",
    ),
    Page(
        "team",
        _("Co-authors and documents"),
        _("Who writes along, and which papers belong to it?"),
        _(
            "Whoever accepts your invitation may change the draft and is in the team; only you "
            "send it. Documents are read by you and by those who decide, never by the public."
        ),
        _("A neighbour who knows the yard; the consent of the owner as a PDF."),
        lines=(adding.InviteForm, adding.DocumentForm),
        shows=lists.people_and_papers,
        empty=_("Nobody and nothing yet. Most applications need neither."),
    ),
)
PAGES = {page.name: page for page in IN_ORDER}


def after(page: Page) -> Page | None:
    """The page that follows; none after the last, where the answers are checked."""
    there = IN_ORDER.index(page) + 1
    return IN_ORDER[there] if there < len(IN_ORDER) else None
