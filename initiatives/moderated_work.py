"""Words of the work under moderation: expenses, reports, asking, inviting, what is looked after.

Only words go out of sight: sums, days, states and places in a team stay counted. What only a few
may read is private: moderators read it once somebody who does has flagged it.
"""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.predicates import is_signed_in
from community.moderated import Moderated, register
from community.redacting import forget_file
from initiatives.models import (
    CarePoint,
    CareVisit,
    ClosingReport,
    Expense,
    Initiative,
    TeamMember,
)
from initiatives.models.closing import SAID, SAID_IN_LINES
from initiatives.spending import forget_expense

User = Any  # a user or a guest


def follow_report(report: ClosingReport) -> None:
    """The words that stand with the initiative are those of its latest sent report."""
    initiative = report.initiative
    sent = initiative.closing_reports.exclude(sent_at=None)  # a second try may have begun another
    if sent.order_by("-pk").first() == report:
        words = "" if report.is_hidden else report.words
        Initiative.objects.filter(pk=initiative.pk).update(report=words)


def forget_report(report: ClosingReport) -> None:
    """Nothing of what was written is left; what was counted is, and the money."""
    ClosingReport.objects.filter(pk=report.pk).update(**dict.fromkeys(SAID, ""))
    for lines, words in SAID_IN_LINES.items():
        getattr(report, lines).update(**{words: ""})
    report.refresh_from_db()
    follow_report(report)


def forget_visit(visit: CareVisit) -> None:
    """Somebody was there and saw how it was; that stays."""
    forget_file(visit.photo)
    CareVisit.objects.filter(pk=visit.pk).update(note="", photo="")


def expenses_seen_by(user: User) -> QuerySet[Expense]:
    """Entries with words, in ledgers this person may read."""
    seen = Initiative.objects.visible_to(user).order_by()
    return Expense.objects.shown().exclude(words="").filter(line__initiative__in=seen.values("pk"))


def reports_seen_by(user: User) -> QuerySet[ClosingReport]:
    """Reports that were sent, of work this person may read the report of."""
    seen = Initiative.objects.reported_to(user).order_by()
    rows = ClosingReport.objects.shown().exclude(sent_at=None)
    return rows.filter(initiative__in=seen.values("pk"))


def team_words_seen_by(user: User) -> QuerySet[TeamMember]:
    """What people who ask wrote, to whoever leads; an invitation, to whom it is written."""
    if not is_signed_in(user):
        return TeamMember.objects.none()
    state = TeamMember.State
    led = Q(initiative__lead=user.pk) | Q(initiative__author=user.pk)
    read = Q(state=state.INVITED, user=user.pk) | (led & Q(state__in=[state.ASKED, state.INVITED]))
    return TeamMember.objects.shown().exclude(message="").filter(read)


def points_seen_by(user: User) -> QuerySet[CarePoint]:
    """Things with a name, unless the name might lead a stranger there."""
    seen = Initiative.objects.visible_to(user).order_by().values("pk")
    read = Initiative.objects.care_read_by(user).order_by().values("pk")
    told = Q(kind__cell_km=0, initiative__in=seen) | Q(initiative__in=read)
    return CarePoint.objects.shown().filter(told).exclude(title="")


def visits_seen_by(user: User) -> QuerySet[CareVisit]:
    """Visits with words or a photo, of what this person may read of exactly."""
    read = Initiative.objects.care_read_by(user).order_by().values("pk")
    rows = CareVisit.objects.shown().filter(point__initiative__in=read)
    return rows.exclude(note="", photo="")


register(
    Moderated(
        name="expense",
        model=Expense,
        parent_of=lambda expense: expense.line.initiative,
        author_of=lambda expense: expense.added_by_id,
        seen_by=expenses_seen_by,
        forget=forget_expense,
    )
)
register(
    Moderated(
        name="report",
        model=ClosingReport,
        parent_of=lambda report: report.initiative,
        author_of=lambda report: report.initiative.lead_id,
        seen_by=reports_seen_by,
        forget=forget_report,
        follow=follow_report,
    )
)
register(
    Moderated(
        name="team_words",
        model=TeamMember,
        parent_of=lambda member: member.initiative,
        author_of=lambda member: member.writer_id,
        seen_by=team_words_seen_by,
        forget=lambda member: TeamMember.objects.filter(pk=member.pk).update(message=""),
        is_private=True,
    )
)
register(
    Moderated(
        name="care_point",
        model=CarePoint,
        parent_of=lambda point: point.initiative,
        author_of=lambda point: point.initiative.author_id,
        seen_by=points_seen_by,
        forget=lambda point: CarePoint.objects.filter(pk=point.pk).update(title=""),
        is_private=True,
    )
)
register(
    Moderated(
        name="care_visit",
        model=CareVisit,
        parent_of=lambda visit: visit.point.initiative,
        author_of=lambda visit: visit.by_id,
        seen_by=visits_seen_by,
        forget=forget_visit,
        is_private=True,
    )
)
