"""One thing of every kind in a territory, each holding words that are not for everybody."""

import io
from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from accounts.models import Office
from accounts.roles import OfficeKind
from community.models import Opening
from geo.fields import point
from geo.models import Pin
from initiatives import outside
from initiatives.attaching import attach
from initiatives.caring import add_care_point
from initiatives.models import AnswerTemplate, DeskView, Need, Note, Problem, ProblemPhoto
from initiatives.planning import add_budget_line, add_milestone
from initiatives.proving import add_evidence
from initiatives.visiting import visit
from initiatives.writing_along import invite
from kernel.images import clean_photo
from notifications.due_dates import renew
from tests.factories import journeys
from tests.factories.accounts import StaffFactory
from tests.factories.bodies import BodyPromiseFactory
from tests.factories.care import CareKindFactory
from tests.factories.closing import word_of
from tests.factories.community import (
    CommentFactory,
    LetterFactory,
    SupportFactory,
    flagged,
    under_moderation,
)
from tests.factories.follows import DigestFactory, FollowFactory, HappeningFactory
from tests.factories.initiatives import (
    ChannelFactory,
    InitiativeFactory,
    NeedFactory,
    OutsidePhotoFactory,
    OwedAnswerFactory,
    ProblemCategoryFactory,
    ProblemFactory,
    SeatFactory,
    TeamMemberFactory,
)
from tests.factories.kinds import CategorySheetFactory, RoutingRuleFactory
from tests.factories.programmes import DriveFactory, NationalProjectFactory
from tests.factories.questions import QuestionFactory
from tests.factories.resources import OfferFactory, OrganisationFactory, VolunteerFactory, pledged
from tests.factories.work import MilestoneFactory
from tests.web.closed_things import concluded, judged_now, sent_back
from tests.web.pictures import picture
from tests.web.work_things import told_of_it

IIN = "900101300123"  # no field of ours holds one; people write it into free words
HEARD_PHONE, HEARD_MAIL = "+77075559999", "canary-heard@asar.invalid"
WORDS = {  # what people write to each other and not to everybody
    "task": "CANARY-TASK-FOR-A-BODY",
    "author's answer": "CANARY-ANSWER-TO-THE-OFFICE",
    "desk note": "CANARY-NOTE-OF-THE-DESK",
    "view": "CANARY-NAME-OF-A-VIEW",
    "follow": "CANARY-NAME-OF-A-FOLLOW",
    "body's address": "canary-body@asar.invalid",
    "body's answer": "CANARY-ANSWER-NOBODY-PUBLISHED",
    "address of somebody helped": "canary-helped@asar.invalid",
    "message": "CANARY-WORDS-TO-THE-LEAD",
    "words to the invited": "CANARY-WORDS-TO-THE-INVITED",
    "held report": "CANARY-HELD-REPORT",
    "sheet answer": "CANARY-ANSWER-OF-A-SHEET",
    "draft answer": "CANARY-DRAFT-ANSWER",
    "draft plan": "CANARY-PLAN-OF-A-DRAFT",
    "report draft": "CANARY-DRAFT-OF-A-REPORT",
    "remark": "CANARY-REMARK-ON-A-SECTION",
    "invitation": "CANARY-NAME-OF-AN-INVITATION",
    "document": "CANARY-PAPER-OF-A-DRAFT",
    "hidden text": "CANARY-HIDDEN-BY-MODERATORS",
    "hidden comment": "CANARY-COMMENT-HIDDEN-BY-MODERATORS",
    "hidden verdict": "CANARY-VERDICT-HIDDEN-BY-MODERATORS",
    "hidden news": "CANARY-NEWS-HIDDEN-BY-MODERATORS",
    "task of a team": "CANARY-TASK-OF-THE-TEAM",
    "letter": "CANARY-WORDS-OF-A-LETTER",
    "flag": "CANARY-WORDS-OF-A-FLAG",
    "reason to look": "CANARY-REASON-TO-LOOK",
    "visit": "CANARY-NOTE-OF-A-VISIT",
    "drafted campaign": "CANARY-DRAFT-OF-A-CAMPAIGN",
    "rock's name": "CANARY-NAME-OF-A-ROCK",
    "exif": "CANARY-EXIF",
}


def all_of(territory, place):
    """Everything, by name; `place` is where the problems really are."""
    people, region = territory.people, territory.region
    shown, home = point(place.x + 0.001, place.y + 0.001), point(place.x + 0.1, place.y + 0.1)
    secret = {"region": region, "location": place, "public_location": shown}
    public = {"region": region, "location": shown, "hides_name": False}
    problem = _told(people["reporter"], secret)
    return SimpleNamespace(
        problem=problem,
        volunteer=VolunteerFactory(at=home, user=people["reporter"]),
        **_reported(people, problem, secret),
        **_of_the_desk(people, problem),
        **_work(people, public),
        **_looked_after(people, region, point(place.x - 0.1, place.y - 0.1)),
        **_givers(people, region, home),
        **_wishes(people["reporter"], region, place),
    )


def _told(author, secret):
    """A problem with free words in an answer, which are the akimat's alone."""
    elderly = ProblemCategoryFactory(sensitive=True)
    sheet = CategorySheetFactory(category=elderly, version=elderly.sheets.count() + 1)
    said = {"sheet": sheet, "sheet_answers": {"words": f"{WORDS['sheet answer']} {IIN}"}}
    return ProblemFactory(confirmed=True, category=elderly, author=author, **secret, **said)


def _reported(people, problem, secret):
    """Held, asked about, hidden, written down on a person's word; a photo somebody flagged."""
    mine = secret | {"author": people["reporter"]}
    photo = ProblemPhoto.objects.create(
        problem=problem, image=clean_photo(picture(canary=WORDS["exif"]))
    )
    hidden = ProblemFactory(confirmed=True, text=WORDS["hidden text"], **mine)
    under_moderation(hidden, at_stage="hidden")
    shut = CommentFactory(about=problem, author=people["asker"], text=WORDS["hidden comment"])
    under_moderation(shut, at_stage="hidden")
    return {
        "comment": CommentFactory(about=problem, author=people["reporter"]),
        "photo": photo,
        "decision": flagged(photo, by=people["asker"], words=WORDS["flag"]),
        "hidden": hidden,
        "draft": ProblemFactory(
            text=WORDS["held report"], sheet=problem.sheet, sheet_answers=problem.sheet_answers,
            **mine,
        ),
        "asked": ProblemFactory(at_stage="needs_information", **mine),
        "fix_word": _asked_if_fixed(people, mine),
        "heard": _heard(problem.category, secret),
    }  # fmt: skip


def _asked_if_fixed(people, mine):
    """Said to be fixed: the link of a neighbour, who hides as its author does."""
    claimed = ProblemFactory(at_stage="in_work", **mine)
    SupportFactory(subject=claimed, user=people["neighbour"])
    journeys.walk_on(claimed, "claim_fixed")
    return word_of(claimed, people["neighbour"])


def _heard(category, secret):
    """One that the front office wrote down on a person's word: its contact stays, unseen."""
    clerks = Office.objects.get(kind=OfficeKind.COORDINATOR, region=secret["region"])
    return ProblemFactory(
        confirmed=True, category=category, author=None, taken_by=StaffFactory(at=clerks),
        is_vouched_for=True, channel=ChannelFactory(), contact_phone=HEARD_PHONE,
        contact_email=HEARD_MAIL, **secret,
    )  # fmt: skip


def _of_the_desk(people, problem):
    """Its keeper and what they write down, what they ask outside, their ready answer."""
    office = Office.objects.get(kind=OfficeKind.OFFICIAL_REGION, region=problem.region)
    keeper = StaffFactory(at=office)
    Problem.objects.filter(pk=problem.pk).update(assigned_to=keeper)
    Opening.objects.create(
        subject=problem, what="contact", reason=WORDS["reason to look"], by=keeper
    )
    ready = {"kind": "problem", "verb": "refuse", "title": "Жоқ", "office": office}
    text = f"{WORDS['desk note']} {IIN}"
    return {
        "keeper": keeper,
        "letter": LetterFactory(to=office, author=people["reporter"], text=WORDS["letter"]),
        "view": DeskView.objects.create(owner=keeper, name=WORDS["view"]),
        "note": Note.objects.create(problem=problem, author=keeper, text=text),
        "template": AnswerTemplate.objects.create(text_kk="Жоқ", text_ru="Нет", **ready),
        "rule": RoutingRuleFactory(region=problem.region, weekdays=[1], reason_kk="Басқарма"),
        "question": QuestionFactory(),
        "drafted": DriveFactory(is_draft=True, about_kk=WORDS["drafted campaign"]),
        **_outside(problem, keeper),
    }


def _outside(problem, keeper):
    """Two bodies were asked by letter; what one has answered nobody has published."""
    due_on = timezone.localdate() + timedelta(days=10)
    letter = outside.Letter(
        body="Су арнасы", email=WORDS["body's address"], question="Қашан?", due_on=due_on
    )
    asked, answered = (outside.ask_outside(problem, letter, by=keeper) for _ in range(2))
    outside.answer_outside(outside.word_for(answered), answer_kk=WORDS["body's answer"])
    OutsidePhotoFactory(question=asked)
    return {"outside": asked, "unpublished": answered}


def _work(people, public):
    """An initiative that gathers people and things, after a body was asked; and one judged."""
    mine = public | {"author": people["author"], "lead": people["lead"]}
    initiative = InitiativeFactory(at_stage="needs_information", **mine)
    journeys.make("answer", initiative, answer=WORDS["author's answer"])
    journeys.make("involve", initiative, task=WORDS["task"])
    journeys.make("accept", initiative)
    OwedAnswerFactory(initiative=initiative)
    judged, ballots = judged_now(people, mine, WORDS)
    return {
        "initiative": initiative,
        "judged": judged,
        "told": concluded(people, mine, WORDS),
        "worked": sent_back(people, mine, WORDS),
        **ballots,
        "promise": _promised(judged),
        "drive": DriveFactory(region=initiative.region),
        "project": NationalProjectFactory(),
        **_sketched(people, InitiativeFactory(answers={"what": WORDS["draft answer"]}, **mine)),
        "seat": SeatFactory(initiative=initiative),
        **_around(people, initiative),
    }


def _looked_after(people, region, place):
    """Rocks nobody else must find: place and name are the team's and the office's."""
    mine = {"author": people["author"], "lead": people["lead"], "region": region}
    carer = InitiativeFactory(at_stage="implementation", location=place, **mine)
    TeamMemberFactory(initiative=carer, user=people["member"])
    kind = CareKindFactory(sensitive=True)
    where = {"lon": place.x, "lat": place.y}
    rock = add_care_point(carer, by=people["lead"], kind=kind, title=WORDS["rock's name"], **where)
    seen = {"state": "needs_care", "note": WORDS["visit"]}
    photo = picture(canary=WORDS["exif"])
    carer.refresh_from_db()
    return {
        "carer": carer,
        "rock": rock,
        "visit": visit(rock, by=people["lead"], photo=photo, **seen),
    }


def _promised(initiative):
    """The akimat of the region gave its word for a piece of land."""
    akimat = Office.objects.get(kind=OfficeKind.OFFICIAL_REGION, region=initiative.region)
    return BodyPromiseFactory(involvement__initiative=initiative, involvement__office=akimat)


def _sketched(people, draft):
    """A draft with somebody invited to write along, and a paper."""
    author = people["author"]
    add_milestone(draft, by=author, title=WORDS["draft plan"], due_on=draft.plan_ends)
    add_budget_line(draft, by=author, title=WORDS["draft plan"], amount_tiyn=100, source="own")
    paper = io.BytesIO(f"%PDF-1.4\n{WORDS['document']}\n%%EOF".encode())
    return {
        "sketch": draft,
        "invitation": invite(draft, by=author, label=WORDS["invitation"]),
        "document": attach(draft, paper, by=author, title=WORDS["document"]),
    }


def _around(people, initiative):
    """Who gives, who is in the team, who asks to be or is invited; what proves it."""
    need = NeedFactory(initiative=initiative, kind=Need.Kind.THING)
    giver = OrganisationFactory(led_by=people["speaker"])
    asks = {"user": people["asker"], "state": "asked", "message": WORDS["message"]}
    invited = {"initiative": initiative, "state": "invited"}
    photo = picture(canary=WORDS["exif"])
    return {
        "need": need,
        "pledge": pledged(giver, need, quantity=1, note=WORDS["message"]),
        "member": TeamMemberFactory(initiative=initiative, user=people["member"]),
        "asking": TeamMemberFactory(initiative=initiative, **asks),
        "invited": TeamMemberFactory(
            invited_by=people["lead"], message=WORDS["words to the invited"], **invited
        ),
        "near": VolunteerFactory(at=initiative.public_location),
        "evidence": add_evidence(initiative, photo, by=people["lead"], moment="before"),
        "milestone": MilestoneFactory(initiative=initiative),
    } | told_of_it(people, initiative, WORDS)


def _givers(people, region, home):
    """A body whose papers nobody has seen yet."""
    owner = OrganisationFactory(at=home, led_by=people["speaker"], verified=False, region=region)
    return {"owner": owner, "offer": OfferFactory(owner=owner)}


def _wishes(person, region, place):
    """What somebody follows and was told of; the calendar of a desk."""
    happened = HappeningFactory(pin=Pin.objects.filter(kind="problem", region=region).first())
    desk = Office.objects.get(kind=OfficeKind.OFFICIAL_DISTRICT, region=region)
    return {
        "follow": FollowFactory(user=person, at=place, name=WORDS["follow"]),
        "digest": DigestFactory(user=person, happenings=[happened.pk]),
        "calendar": renew(StaffFactory(at=desk)),
    }
