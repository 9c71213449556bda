"""Where each page finds something to show: keys of the story's things, and some made for it.

Runs inside the product, by `manage.py shell`; what the story has not got is made once, through
the domain, as people would make it.
"""

import json
import time
from datetime import timedelta
from uuid import uuid4

from django.db.models import F
from django.utils import timezone

from accounts.models import Office, User
from accounts.roles import OfficeKind
from community.commenting import Words, comment
from community.flagging import flag
from community.mailing import LetterWords, write
from community.models import Comment, Decision, Letter
from geo.corners import clean_corners
from geo.fields import point
from initiatives import (
    asking_fixed,
    by_link,
    evaluated_links,
    evaluating,
    outside,
    questionnaires,
    spending,
    telling_news,
    writing_along,
)
from initiatives.models import (
    AnswerTemplate,
    BudgetLine,
    CarePoint,
    Direction,
    Drive,
    Evaluation,
    FixQuestion,
    Initiative,
    Milestone,
    Need,
    OutsideQuestion,
    Problem,
    ProblemCategory,
    ProblemPhoto,
    Questionnaire,
    RoutingRule,
)
from initiatives.reporting import report_problem
from initiatives.stages import GATHERING, Stage
from kernel.outbox import Outbox
from kernel.tasks import relay_once
from notifications import following
from notifications.digests import assemble
from notifications.models import Digest, DigestRun, Follow
from resources.inviting import handle_of
from resources.models import Representative
from resources.offering import who_could_help
from tests.e2e.helped import helped_word

KOKSHETAU = (69.4044, 53.2871)
AROUND = "69.2,53.2 69.7,53.2 69.7,53.4 69.2,53.4"
BADLY_SAID = "Бұл жерде көршінің аты-жөні жазылған еді"


def tell():
    """Everything, as one line of JSON."""
    print(json.dumps(known()))  # noqa: T201 - read by the one who asked


def known():
    """Keys, addresses of mail and words of letters, by the names the pages use."""
    hand_out()
    return _of_the_story() | _of_works() | _of_follows() | _of_the_desk() | _of_moderation()


def hand_out():
    """What waits in the outbox is handed out: the workers may be at it still."""
    while Outbox.objects.waiting().exists():
        relay_once()
        time.sleep(0.1)


def _staged(model):
    return {row.stage: row.pk for row in model.objects.filter(hidden_at=None).order_by("-pk")}


def _of_the_story():
    confirmed = Problem.objects.filter(stage="confirmed", hidden_at=None).latest("pk")
    asked = Problem.objects.filter(stage="needs_information").latest("pk")
    question = OutsideQuestion.objects.filter(stage="asked").first()
    said_to_be = FixQuestion.objects.filter(round__problem__stage="claimed_fixed")
    return {
        "problem": _staged(Problem),
        "initiative": _staged(Initiative),
        "told": confirmed.pk,
        "comment": _commented(confirmed).pk,
        "reporter": confirmed.author.email,
        "outside": outside.word_for(question),
        "question": by_link.word_for(asked.last_entry()),
        "fixed": asking_fixed.word_for(said_to_be.latest("pk")),
        "drive": {drive.name_en: drive.pk for drive in Drive.objects.all()},
    }


def _commented(problem):
    """Its author has said something more."""
    said = Words(text="Кешке мұнда өте қараңғы", language="kk", client_id=uuid4())
    found = Comment.objects.of(problem).threads().first()
    return found or comment(problem.author, problem, said)


def _of_works():
    draft = Initiative.objects.filter(stage="draft").first()
    seeking = Initiative.objects.filter(stage="resource_search", language="ru")
    lead = seeking.earliest("pk")  # the story's: journeys leave others behind
    owner = Representative.objects.get(user__email="representative-1@asar.invalid").owner_id
    proved = Initiative.objects.filter(stage__in=[Stage.CLOSING, Stage.IMPLEMENTATION])
    proved = proved.exclude(lead=None).latest("pk")
    working = Initiative.objects.filter(stage=Stage.IMPLEMENTATION).latest("pk")
    judged, judge = next(judges())
    ballot = evaluated_links.latest_to(Initiative.objects.get(pk=judged), judge.pk)
    return {
        "along": writing_along.word_for(_invited(draft)),
        "draft": draft.pk, "writer": draft.author.email, "owner": owner,
        "led": lead.pk, "lead": lead.author.email,
        "need": Need.objects.filter(initiative=lead, kind="thing").first().pk,
        "proved": proved.pk, "prover": proved.lead.email, "judged": judged, "judge": judge.email,
        "milestone": _planned(proved).pk, "expense": _spent(proved).pk,
        "working": working.pk, "worker": working.lead.email,
        "ballot": evaluated_links.word_for(ballot),
        "helped": helped_word(),
        **_of_a_gathering(),
        **_looked_after(),
    }  # fmt: skip


def _looked_after():
    rocks = CarePoint.objects.filter(kind__code="petroglyph").earliest("pk")
    trees = CarePoint.objects.filter(kind__code="tree").earliest("pk").initiative
    return {"cares": trees.pk, "carer": trees.lead.email, "rocks": rocks.initiative_id}


def _invited(draft):
    """An invitation nobody has accepted."""
    return writing_along.invite(draft, by=draft.author, label="Көрші")


def _planned(initiative):
    """A milestone, and news of it with a photo that is easily told from others."""
    found = initiative.milestones.first() or Milestone.objects.create(
        initiative=initiative, title="Алғашқы бағаналар", due_on=timezone.localdate()
    )
    if not initiative.news.exists():
        said = Words(text="Екі бағана қойылды", language="kk", client_id=uuid4())
        telling_news.tell(initiative, said, by=initiative.lead)
    return found


def _spent(initiative):
    """A line of the budget with something spent on it."""
    line = initiative.budget_lines.first() or BudgetLine.objects.create(
        initiative=initiative, title="Кабель", amount_tiyn=9_000_000, source="patron"
    )
    paid = {"words": "Кабель, 200 метр", "spent_on": timezone.localdate(), "client_id": uuid4()}
    found = line.expenses.filter(corrects=None, corrected_by=None).first()
    spent = spending.Spent(amount_tiyn=1_000_000, **paid)
    return found or spending.spend(line, spent, by=initiative.lead)


def judges():
    """Those whom an evaluation asks, with its initiative."""
    for evaluation in Evaluation.objects.open():
        for person in evaluation.asked.order_by("pk"):
            if not evaluating.refusal_to_answer(evaluation, person):
                yield evaluation.initiative_id, person


def _of_a_gathering():
    """Whoever leads it may invite a volunteer."""
    initiative, helper = next(_helpers())
    return {
        "gathers": initiative.pk,
        "gatherer": initiative.lead.email,
        "helper": handle_of(initiative, helper.owner),
    }


def _helpers():
    """Volunteers within reach of what gathers people, with its initiative."""
    led = Initiative.objects.shown().filter(stage__in=GATHERING).exclude(lead=None)
    for initiative in led.order_by("pk"):
        for helper in who_could_help(initiative):
            if helper.owner.is_volunteer:
                yield initiative, helper


def _of_follows():
    """The author of the draft follows a circle and a drawn area, and has had a digest."""
    writer = Initiative.objects.filter(stage="draft").first().author
    mine = Follow.objects.of(writer)
    circle = mine.filter(shape="circle").first() or _followed(
        writer, shape="circle", centre=point(*KOKSHETAU), radius_km=50, cadence="daily"
    )
    drawn = mine.filter(shape="drawn").first() or _followed(
        writer, shape="drawn", drawn=clean_corners(AROUND), name="Көкшетау маңы"
    )
    return {
        "follow": circle.pk,
        "follow_drawn": drawn.pk,
        "digest": _digest_of(writer).pk,
        "stop": following.link_to_stop(writer.pk, circle.pk),
    }


def _followed(user, **facts):
    return following.begin(Follow(user=user, **facts))


def _digest_of(user):
    """As if the follow were older than the story: the run of its days is carried out."""
    Follow.objects.filter(user=user).update(created_at=F("created_at") - timedelta(days=100))
    now = timezone.now()
    if not Digest.objects.filter(user=user).exists():
        run = DigestRun.objects.create(cadence="daily", since=now - timedelta(days=100), until=now)
        while assemble(run.pk) is not None:
            pass
    return Digest.objects.filter(user=user).latest("pk")


def _of_the_desk():
    template = AnswerTemplate.objects.exclude(office=None).first()
    department = User.objects.get(memberships__office__kind=OfficeKind.DEPARTMENT)
    office = department.offices[0]
    rule, _ = RoutingRule.objects.get_or_create(
        region=office.region, office=office, category=ProblemCategory.objects.get(code="lighting"),
        defaults={
            "weekdays": [6, 7], "reason_kk": "Демалыс күндері басқарма жауап береді.",
            "reason_ru": "В выходные отвечает управление.",
        },
    )  # fmt: skip
    answering = Office.objects.get(kind=OfficeKind.OFFICIAL_REGION)
    return {
        "template": template.pk,
        "rule": rule.pk,
        "office": answering.pk,
        "letter": _written_to(answering).pk,
        **_of_questions(),
    }


def _of_questions():
    """A coordinator has begun the questions of the first sphere."""
    keeper = User.objects.filter(memberships__office__kind=OfficeKind.COORDINATOR).first()
    draft = questionnaires.begin(Direction.objects.in_use().first(), by=keeper)
    today = Questionnaire.objects.newest_of(draft.direction)
    return {
        "sheet": draft.pk,
        "asked_of_all": draft.questions.first().pk,
        "published": today.pk,
    }


def _written_to(office):
    """The author of the draft asks something, and nobody has answered yet."""
    writer = Initiative.objects.filter(stage="draft").first().author
    said = LetterWords(text="Орындықтарға орын бола ма?", language="kk", client_id=uuid4())
    return Letter.objects.to(office).written_by(writer).first() or write(writer, office, said)


def _of_moderation():
    """A photo that waits, and a problem hidden for a name in it."""
    hidden = Problem.objects.filter(text=BADLY_SAID).first() or _hidden()
    return {
        "flagged": ProblemPhoto.objects.earliest("pk").pk,
        "hidden": hidden.pk,
        "decision": Decision.objects.of(hidden).get().pk,
        "hidden_author": hidden.author.email,
    }


def _hidden():
    author, neighbour = (
        User.objects.get(email=f"resident-{number}@asar.invalid") for number in (21, 22)
    )
    problem = report_problem(
        lon=KOKSHETAU[0], lat=KOKSHETAU[1], text=BADLY_SAID, author=author,
        category=ProblemCategory.objects.get(code="lighting"), hides_name=True,
    )  # fmt: skip
    flag(problem, breach="personal", user=neighbour)
    moderator = User.objects.get(memberships__office__kind=OfficeKind.MODERATOR)
    Decision.objects.of(problem).get().move(
        "hide", by=moderator, reason_code="personal", reason="Көршінің аты-жөні жазылған."
    )
    return problem
