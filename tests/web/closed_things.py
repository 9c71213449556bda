"""Initiatives of a territory at their end: one with a result, one whose report came back."""

from initiatives import beneficiaries, closing_report
from initiatives.evaluated_links import latest_to, word_for
from initiatives.models import Need
from initiatives.proving import add_evidence
from resources.models import Pledge
from tests.factories import journeys
from tests.factories.affected import link_of
from tests.factories.community import SupportFactory, under_moderation
from tests.factories.initiatives import InitiativeFactory, NeedFactory, TeamMemberFactory
from tests.factories.resources import OrganisationFactory
from tests.web.pictures import picture


def concluded(people, mine, words):
    """One with a result, photos and promises kept: its story is everybody's."""
    told = InitiativeFactory(at_stage="implementation", **mine)
    giver = OrganisationFactory(led_by=people["speaker"])
    need = NeedFactory(initiative=told, kind=Need.Kind.THING)
    TeamMemberFactory(initiative=told, user=people["member"])
    Pledge.objects.create(owner=giver, need=need, quantity=1, stage="given", note=words["message"])
    for moment in ("before", "after"):
        add_evidence(told, picture(canary=words["exif"]), by=people["lead"], moment=moment)
    journeys.make("finish", told)
    SupportFactory(subject=told, user=people["neighbour"])
    journeys.walk_on(told, "open_evaluation", "conclude")
    shut = told.evaluation.answers.first()
    shut.comment = words["hidden verdict"]
    shut.save()
    under_moderation(shut, at_stage="hidden")
    return told


def judged_now(people, mine, words):
    """One being evaluated, and the links of a neighbour and of somebody it has helped."""
    judged = InitiativeFactory(at_stage="closing", **mine)
    SupportFactory(subject=judged, user=people["neighbour"])
    helped = helped_by(judged, words)
    journeys.make("open_evaluation", judged)
    judged.evaluation.draw.evaluators.all().delete()  # whom the lot meets is no rule of a role
    return judged, {
        "helped_word": link_of(helped),
        "evaluation_word": word_for(latest_to(judged, people["neighbour"].pk)),
    }


def sent_back(people, mine, words):
    """One whose report came back with words to a section, and is written on by its team."""
    worked = InitiativeFactory(at_stage="implementation", **mine)
    TeamMemberFactory(initiative=worked, user=people["member"])
    journeys.make("finish", worked)
    journeys.make("return_report", worked, remarks={"words": words["remark"]})
    facts = {"by": people["lead"], "seen": None, "words": words["report draft"]}
    closing_report.save_section(worked, "words", **facts)
    helped_by(worked, words)
    return worked


def helped_by(initiative, words):
    """Who is named as helped by it: one person, with an address nobody else may read."""
    contacts = [words["address of somebody helped"]]
    beneficiaries.name_them(initiative, contacts, by=initiative.lead, have_agreed=True)
    return initiative.closing_reports.last().beneficiaries.get()
