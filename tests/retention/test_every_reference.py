"""Every column that names a person: it goes with them, or it stays with a reason."""

from django.apps import apps

from accounts.models import User

GONE = {
    "account.EmailAddress.user", "mfa.Authenticator.user", "usersessions.UserSession.user",
    "initiatives.CoAuthor.user", "initiatives.Document.added_by",
    "initiatives.EvaluationQuestion.user",
    "initiatives.FixQuestion.user", "initiatives.FixSilence.user",
    "notifications.Digest.user", "notifications.DueCalendar.user", "notifications.Follow.user",
    "notifications.Hearing.user", "notifications.Notification.recipient",
    "notifications.PushDevice.user", "notifications.WorkCalendar.user",
}  # fmt: skip
# The row is counted on, or says what was done; it names an empty account and holds no words.
EMPTIED = {
    "community.Comment.author", "community.Flag.user", "community.Letter.author",
    "community.Support.user",
    "initiatives.CareVisit.by", "initiatives.DrawnEvaluator.said_by",
    "initiatives.EvaluationAnswer.user", "initiatives.ProblemAnswer.user",
    "initiatives.TeamMember.user", "initiatives.TeamMember.invited_by",
    "initiatives.Problem.author", "initiatives.Initiative.author",
    "initiatives.WorkNews.author", "initiatives.Expense.added_by", "initiatives.WorkTask.taken_by",
    "initiatives.EvidencePhoto.added_by", "initiatives.ProblemPhoto.added_by",
    "initiatives.Initiative.lead", "initiatives.Joined.joined_by",
    "initiatives.Evaluation.asked",
    "resources.Owner.user", "resources.Representative.user",
    "notifications.Happening.actor", "kernel.JournalEntry.actor",
}  # fmt: skip
# What staff do stays with their account: accounts with a post are never forgotten by a rule.
OF_STAFF = {
    "accounts.Membership.user", "admin.LogEntry.user",
    "community.Decision.author", "community.Decision.decided_by", "community.Opening.by",
    "community.Redaction.made_by",
    "initiatives.DeskOpening.user", "initiatives.DeskView.owner",
    "initiatives.Initiative.assigned_to", "initiatives.Involvement.answered_by",
    "initiatives.BodyPromise.given_by", "initiatives.BestPractice.marked_by",
    "initiatives.Drive.made_by", "initiatives.Priority.set_by",
    "initiatives.Note.author", "initiatives.OutsideQuestion.asked_by",
    "initiatives.Problem.assigned_to", "initiatives.Problem.taken_by",
    "initiatives.RoutingRule.changed_by",
}  # fmt: skip


def test_every_column_that_names_a_person_is_accounted_for():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if not model._meta.proxy
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.related_model is User
    }

    assert found == GONE | EMPTIED | OF_STAFF
    assert not GONE & EMPTIED
    assert not (GONE | EMPTIED) & OF_STAFF
