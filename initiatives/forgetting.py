"""What this app knows of a person and forgets with them."""

from django.db.models import F
from django.utils import timezone

from accounts.models import User
from initiatives.models import (
    CareVisit,
    CoAuthor,
    Document,
    DrawnEvaluator,
    EvaluationAnswer,
    EvaluationQuestion,
    FixQuestion,
    FixSilence,
    Initiative,
    Problem,
    ProblemAnswer,
    TeamMember,
    WorkNews,
)
from initiatives.moderating import forget_document
from initiatives.spending import forget_receipts_of
from initiatives.tasking import free_every_task_of


def forget_traces(user: User) -> None:
    """Exact places, contacts, private words, papers; what was public stays without a name."""
    mine = Problem.objects.filter(author=user)
    mine.update(
        location=F("public_location"),
        contact_phone="",
        contact_email="",
        client_digest="",
        hides_name=True,
    )
    Initiative.objects.filter(author=user).update(hides_name=True)
    WorkNews.objects.filter(author=user).update(hides_name=True)
    CareVisit.objects.filter(by=user).update(note="", client_digest="")
    CoAuthor.objects.filter(user=user).delete()
    for document in Document.objects.filter(added_by=user):
        forget_document(document)
    forget_receipts_of(user)
    free_every_task_of(user)
    _forget_invitations(user)
    TeamMember.objects.filter(user=user).update(message="")
    ProblemAnswer.objects.filter(user=user).update(comment="")
    EvaluationAnswer.objects.filter(user=user).update(comment="")
    DrawnEvaluator.objects.filter(said_by=user).update(comment="")
    EvaluationQuestion.objects.filter(user=user).delete()
    FixQuestion.objects.filter(user=user).delete()
    FixSilence.objects.filter(user=user).delete()


def _forget_invitations(user: User) -> None:
    """Their words to others; and nobody waits for an answer of theirs."""
    TeamMember.objects.filter(invited_by=user, state=TeamMember.State.INVITED).update(message="")
    waiting = TeamMember.objects.filter(user=user, state=TeamMember.State.INVITED)
    waiting.update(state=TeamMember.State.REFUSED, answered_at=timezone.now())
