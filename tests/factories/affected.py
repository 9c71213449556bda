"""An initiative that closes, and the people who live around its place."""

from geo.fields import point
from initiatives import beneficiaries, beneficiary_by_link, evaluating, residing
from initiatives.models import CoAuthor, ResidentsDraw
from initiatives.stages import Stage
from initiatives.timers import run_timers
from tests.factories import journeys
from tests.factories.accounts import UserFactory
from tests.factories.initiatives import InitiativeFactory, TeamMemberFactory
from tests.factories.resources import VolunteerFactory

DEGREE_KM = 111.2  # along a meridian


def closing_in(area="km3", **facts):
    """Closing; its report says how far it reaches."""
    initiative = InitiativeFactory(at_stage=Stage.CLOSING, **facts)
    initiative.closing_reports.update(area=area)
    return initiative


def resident(initiative, *, km=0.0, **facts):
    """Somebody who gave a home so far north of its place."""
    user = facts.pop("user", None) or UserFactory(confirmed=True)
    place = initiative.location
    VolunteerFactory(at=point(place.x, place.y + km / DEGREE_KM), user=user, **facts)
    return user


def opened(initiative):
    """Its evaluation opens: who was asked for where they live, and the published counts."""
    journeys.make("open_evaluation", initiative)
    draw = ResidentsDraw.objects.get(evaluation=initiative.evaluation)
    asked = initiative.evaluation.questions.residents()
    return set(asked.values_list("user", flat=True)), draw


def could_be(initiative, area):
    """Whoever could be asked."""
    return residing.who_could_be(initiative, area)


def named(initiative, many=1):
    """So many people it has helped, named by its lead."""
    contacts = [f"helped-{n}@asar.invalid" for n in range(many)]
    beneficiaries.name_them(initiative, contacts, by=initiative.lead, have_agreed=True)
    return list(initiative.closing_reports.last().beneficiaries.all())


def link_of(row):
    """The word of the link of one of them, once they are asked."""
    row.refresh_from_db()
    return beneficiaries.word_for(row)


def judged_with(*verdicts, silent=0):
    """Being evaluated, and so much was said by people it has helped."""
    initiative = closing_in("km1")
    many = len(verdicts) + silent
    rows = named(initiative, many) if many else []
    journeys.make("open_evaluation", initiative)
    for row, verdict in zip(rows, verdicts, strict=False):
        beneficiary_by_link.answer_by(link_of(row), verdict=verdict)
    return initiative


def say_as_affected(initiative, verdict="yes"):
    """Everybody who is asked says the same."""
    evaluation = initiative.evaluation
    for person in evaluation.asked.all():
        evaluating.answer(evaluation, person, verdict=verdict)


def stage_of(initiative):
    """Where it stands once the timers have run."""
    run_timers()
    initiative.refresh_from_db()
    return initiative.stage


def wrote_along(initiative, person):
    """A co-author, as accepting the invitation leaves them: a hand in the work from then on."""
    when = initiative.created_at
    CoAuthor.objects.create(initiative=initiative, user=person, label="Ол", accepted_at=when)
    TeamMemberFactory(initiative=initiative, user=person, joined_at=when)
