"""Whose support counts: a person with a confirmed contact and without a hand in the work.

Hands change after a support is given: whoever joins the team, or the office that calls, no longer
counts from that day on. So the support stays, and the count looks at the hands of today.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Membership
from community.models import Support
from initiatives.models import Initiative, TeamMember
from initiatives.querysets.speakers import anybody_for


def voices() -> Coalesce:
    """How many supports of an initiative count, as a column of its own query."""
    kind = ContentType.objects.get_for_model(Initiative)
    rows = Support.objects.confirmed().filter(subject_type=kind, subject_id=OuterRef("pk"))
    counted = rows.exclude(_with_a_hand()).order_by().values("subject_id")
    return Coalesce(
        Subquery(counted.annotate(all=Count("pk")).values("all"), output_field=IntegerField()), 0
    )


def voices_of(initiative: Initiative) -> int:
    """The same for one initiative."""
    return Initiative.objects.filter(pk=initiative.pk).values_list(voices(), flat=True).get()


def _with_a_hand() -> Q:
    """A twin of `affected.hands_in`, for the supporters of the initiative outside."""
    its = OuterRef(OuterRef("pk"))
    team = TeamMember.objects.with_a_hand_in_it().filter(initiative=its)
    callers = Membership.objects.filter(office=OuterRef(OuterRef("called_by")))
    named = anybody_for(its)
    carries = Q(user=OuterRef("author")) | Q(user=Coalesce(OuterRef("lead"), OuterRef("author")))
    return carries | Q(user__in=team.values("user")) | Q(user__in=callers.values("user")) | named
