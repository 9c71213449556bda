"""Questions about a person and a thing; the same words stand in the move tables and the rules.

`user` may be None (the system) or a guest. Each has a twin among the querysets where a list is
made of it. Nobody decides on, attests or evaluates their own work.
"""

import rules

from accounts.predicates import coordinates, governs, is_signed_in, moderates
from accounts.roles import OfficeKind
from initiatives.models import (
    AnswerTemplate,
    BodyPromise,
    DeskView,
    Drive,
    Initiative,
    Involvement,
    Priority,
    Problem,
    RoutingRule,
    TeamMember,
)
from initiatives.models.template import KEEPING
from initiatives.querysets.routing_rules import KEEPING_KINDS
from initiatives.querysets.speakers import speakers_of
from initiatives.querysets.territory import offices_of
from initiatives.stages import (
    ADOPTABLE,
    GATHERING,
    IN_PUBLIC,
    ON_THE_DESK,
    ON_THE_DESK_OF_COORDINATORS,
    ON_THE_DESK_OF_THE_BODY,
    PROBLEM_IN_PUBLIC,
    PROBLEM_ON_THE_DESK,
    UNDER_WAY,
    ProblemStage,
    Stage,
)

Thing = Initiative | Problem


@rules.predicate
def is_system(user: object, _subject: object) -> bool:
    """Nobody in person: a timer or a published rule."""
    return user is None


@rules.predicate
def is_author(user: object, subject: Thing) -> bool:
    """The one who told or proposed it."""
    return is_signed_in(user) and subject.author_id == user.pk


@rules.predicate
def is_lead(user: object, initiative: Initiative) -> bool:
    """The one who answers for the work."""
    return is_signed_in(user) and initiative.lead_id == user.pk


@rules.predicate
def is_on_team(user: object, initiative: Initiative) -> bool:
    """The lead or an accepted member."""
    if not is_signed_in(user):
        return False
    accepted = TeamMember.State.ACCEPTED
    # a page that shows the team has read it already: asked for every move, this costs nothing
    return initiative.lead_id == user.pk or any(
        member.user_id == user.pk and member.state == accepted
        for member in initiative.members.all()
    )


@rules.predicate
def is_co_author(user: object, initiative: Initiative) -> bool:
    """Accepted the author's invitation to write along."""
    return is_signed_in(user) and any(
        one.user_id == user.pk for one in initiative.co_authors.all()
    )


@rules.predicate
def speaks_for_team(user: object, initiative: Initiative) -> bool:
    """The author or the lead of what is in public: they write in the name of its team."""
    is_theirs = is_author(user, initiative) or is_lead(user, initiative)
    return is_theirs and is_in_public(user, initiative)


@rules.predicate
def worked_on_it(user: object, initiative: Initiative) -> bool:
    """The lead, or anybody who is or was in the team: leaving washes no hands."""
    return is_signed_in(user) and (
        initiative.lead_id == user.pk
        or any(
            member.user_id == user.pk and member.has_a_hand_in_it
            for member in initiative.members.all()
        )
    )


@rules.predicate
def calls_it(user: object, initiative: Initiative) -> bool:
    """Sits or once sat in the office that calls for volunteers with it."""
    called_by = initiative.called_by_id
    return called_by is not None and is_signed_in(user) and called_by in user.offices_ever


@rules.predicate
def speaks_behind_it(user: object, initiative: Initiative) -> bool:
    """Speaks or ever spoke for the group or body in whose name it is."""
    return is_signed_in(user) and user.pk in speakers_of(initiative)


@rules.predicate
def works_on_its_initiative(user: object, problem: Problem) -> bool:
    """A hand in an initiative that carries the problem."""
    return is_signed_in(user) and user.pk in problem.hands_in_it


@rules.predicate
def sits_in_its_office(user: object, subject: Thing) -> bool:
    """A member of the very office it was sent to."""
    return subject.office_id in [office.pk for office in offices_of(user)]


@rules.predicate
def sits_in_the_asked_body(user: object, initiative: Initiative) -> bool:
    """A member of the body that has an open question about it."""
    bodies = offices_of(user)
    return bool(bodies) and (
        initiative.involvements.filter(closed_at=None, office__in=bodies).exists()
    )


@rules.predicate
def is_asked(user: object, involvement: Involvement) -> bool:
    """A member of the body the question is put to."""
    return involvement.office_id in [office.pk for office in offices_of(user)]


@rules.predicate
def gives_it(user: object, promise: BodyPromise) -> bool:
    """A member of the body that promised it, without a hand in the work."""
    initiative = promise.involvement.initiative
    return is_asked(user, promise.involvement) and not has_a_hand_in(user, initiative)


@rules.predicate
def refused_it(user: object, subject: Thing) -> bool:
    """The one who refused it before: an appeal is never decided by the same person."""
    return is_signed_in(user) and subject.journal().filter(verb="refuse", actor=user.pk).exists()


carries_or_names_it = worked_on_it | calls_it | speaks_behind_it


@rules.predicate
def has_a_hand_in(user: object, subject: Thing) -> bool:
    """Its author, and for an initiative whoever carries it."""
    return is_author(user, subject) or (
        isinstance(subject, Initiative) and bool(carries_or_names_it(user, subject))
    )


@rules.predicate
def keeps_template(user: object, template: AnswerTemplate) -> bool:
    """Sits in its office, or governs or coordinates the territory of it; none of everybody's."""
    if not is_signed_in(user) or template.office is None:
        return False
    return template.office_id in [office.pk for office in offices_of(user)] or any(
        office.kind in KEEPING and office.contains(template.office.region)
        for office in user.offices
    )


@rules.predicate
def leads_its_initiative(user: object, problem: Problem) -> bool:
    """The lead of an initiative that took the problem up and is being carried out."""
    return is_signed_in(user) and (
        problem.initiatives.filter(lead=user.pk, stage__in=UNDER_WAY).exists()
    )


@rules.predicate
def keeps_the_view(user: object, view: DeskView) -> bool:
    """The one who gave the view its name."""
    return is_signed_in(user) and view.owner_id == user.pk


@rules.predicate
def shares_the_view(user: object, view: DeskView) -> bool:
    """Sits in the office the view is shared with."""
    return is_signed_in(user) and view.office_id in [office.pk for office in user.offices]


@rules.predicate
def is_in_public(_user: object, subject: Thing) -> bool:
    """Anybody may read its page; what moderators have hidden nobody may."""
    stages = PROBLEM_IN_PUBLIC if isinstance(subject, Problem) else IN_PUBLIC
    return subject.stage in stages and not subject.is_hidden


@rules.predicate
def is_sent(_user: object, subject: Thing) -> bool:
    """No longer its author's alone: a sent initiative, a problem with a confirmed contact."""
    return subject.stage not in {Stage.DRAFT, ProblemStage.REPORTED}


@rules.predicate
def is_not_hidden(_user: object, subject: Thing) -> bool:
    """No moderator has taken it out of sight."""
    return not subject.is_hidden


@rules.predicate
def keeps_its_routing(user: object, rule: RoutingRule) -> bool:
    """Answers for the order of routing in a territory that holds the rule's."""
    return is_signed_in(user) and any(
        office.kind in KEEPING_KINDS and office.contains(rule.region) for office in user.offices
    )


@rules.predicate
def keeps_programme(user: object, kept: Priority | Drive) -> bool:
    """Coordinates a territory that holds its region."""
    return is_signed_in(user) and any(
        office.kind == OfficeKind.COORDINATOR and office.contains(kept.region)
        for office in user.offices
    )


@rules.predicate
def is_announced(_user: object, drive: Drive) -> bool:
    """No draft: everybody may read it."""
    return not drive.is_draft


@rules.predicate
def is_a_call(_user: object, subject: Initiative) -> bool:
    """An office calls for it itself, so it stands under the name of the office."""
    return subject.called_by_id is not None


@rules.predicate
def keeps_questionnaires(user: object, _sheet: object = None) -> bool:
    """Coordinates somewhere: questions hold for the whole country, so they have no territory."""
    return is_signed_in(user) and any(
        office.kind == OfficeKind.COORDINATOR for office in user.offices
    )


def stands_in(stages: frozenset[str], words: str) -> rules.Predicate:
    """A predicate: the subject stands in one of these stages; `words` name them."""
    return rules.predicate(lambda _user, subject: subject.stage in stages, name=words)


def called(name: str, question: rules.Predicate) -> rules.Predicate:
    """The same question under a short name, for the generated tables."""
    question.name = name
    return question


decides_here = called("decides here", governs | sits_in_its_office)
watches_here = called("watches here", decides_here | coordinates | moderates)
# a hand in the work is a hand off the decision
is_outsider = called("has no hand in it", ~is_author & ~carries_or_names_it)

is_problem_official = called("official", decides_here & ~is_author & ~works_on_its_initiative)
is_reviewer = called("official", decides_here & is_outsider & ~refused_it)
is_body_official = called("official of the body", sits_in_the_asked_body & is_outsider)
is_decider = called("official", is_reviewer | (is_body_official & ~refused_it))
is_independent_coordinator = called("coordinator outside the team", coordinates & is_outsider)
is_moderator = called("moderator", moderates & is_outsider)

keeps_the_desk = called("keeps the desk", watches_here & is_sent & ~has_a_hand_in)
runs_the_desk = called("runs the desk", decides_here & is_sent & ~has_a_hand_in)
# whoever must call the author; moderators and those who only watch read masked contacts
may_open_contact = called("answers for it", (decides_here | coordinates) & ~is_author)

writes_along = called(
    "co-author of a draft", stands_in(frozenset({Stage.DRAFT}), "it is a draft") & is_co_author
)

is_on_the_desk = is_outsider & (
    (decides_here & ~refused_it & stands_in(ON_THE_DESK, "it waits for the office"))
    | (coordinates & stands_in(ON_THE_DESK_OF_COORDINATORS, "it waits for a coordinator"))
    | (sits_in_the_asked_body & stands_in(ON_THE_DESK_OF_THE_BODY, "it waits for the body"))
)
is_problem_on_the_desk = is_problem_official & stands_in(
    PROBLEM_ON_THE_DESK, "it waits for the office"
)
is_gathering = stands_in(GATHERING, "it gathers people and things")
is_adoptable = stands_in(ADOPTABLE, "it may be adopted")
