"""Who carries an initiative: seats to fill, and the people who fill them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.models import Hideable, HideableQuerySet
from initiatives.models.initiative import Initiative
from initiatives.models.need import Need
from initiatives.stages import GATHERING
from initiatives.taxonomy import Skill
from kernel.models import TimeStamped


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats by how full they are."""

    def with_taken(self) -> "SeatQuerySet":
        """Adds `taken`: how many were accepted into each."""
        accepted = Q(members__state=TeamMember.State.ACCEPTED)
        return self.annotate(taken=models.Count("members", filter=accepted))

    def empty(self) -> "SeatQuerySet":
        """Those with a place left."""
        return self.with_taken().filter(taken__lt=models.F("wanted"))


class Seat(models.Model):
    """A role in the team and how many people it wants."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(max_length=80)
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    wanted = models.PositiveSmallIntegerField(default=1)
    is_essential = models.BooleanField(default=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(wanted__gt=0), name="seat_wants_somebody")
        ]

    def __str__(self) -> str:
        return self.role


class TeamMemberQuerySet(HideableQuerySet):
    """Places in teams by what became of them."""

    def with_a_hand_in_it(self) -> "TeamMemberQuerySet":
        """Those who are in the team or once were."""
        return self.filter(Q(state=TeamMember.State.ACCEPTED) | Q(joined_at__isnull=False))

    def awaiting_the_answer_of(self, user: models.Model) -> "TeamMemberQuerySet":
        """Invitations to this person that can still be answered with a yes."""
        open_ones = self.filter(user=user, state=TeamMember.State.INVITED)
        return open_ones.filter(initiative__stage__in=GATHERING, initiative__hidden_at=None)


class TeamMember(TimeStamped, Hideable):
    """A person and a team: asked to join or invited, in it, not in it, or gone again."""

    class State(models.TextChoices):
        """Where the two stand."""

        ASKED = "asked", _("Asks to join")
        ACCEPTED = "accepted", _("In the team")
        DECLINED = "declined", _("Declined")
        LEFT = "left", _("Left")
        INVITED = "invited", _("Invited")
        REFUSED = "refused", _("Turned the invitation down")
        RECALLED = "recalled", _("Invitation taken back")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="team_places"
    )
    seat = models.ForeignKey(
        Seat, on_delete=models.SET_NULL, null=True, blank=True, related_name="members"
    )
    need = models.ForeignKey(
        Need, on_delete=models.SET_NULL, null=True, blank=True, related_name="members"
    )
    state = models.CharField(max_length=8, choices=State, default=State.ASKED, editable=False)
    # to the lead from whoever asks; to the person from whoever invites, until it is answered
    message = models.TextField(blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    # kept when they leave: whoever had a hand in the work never judges it
    joined_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "user"], name="team_member_is_one_per_person"
            ),
            models.CheckConstraint(
                condition=Q(seat=None) | Q(need=None), name="team_member_fills_a_seat_or_a_need"
            ),
            models.CheckConstraint(
                condition=~Q(state="invited") | Q(invited_by__isnull=False),
                name="team_member_is_invited_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.state}"

    @property
    def said(self) -> str:
        """The words, unless a moderator has hidden them."""
        return "" if self.is_hidden else self.message

    @property
    def writer_id(self) -> int | None:
        """Who wrote the words: whoever invites, else whoever asks."""
        is_invited = self.state in {self.State.INVITED, self.State.REFUSED, self.State.RECALLED}
        return self.invited_by_id if is_invited else self.user_id

    @property
    def has_a_hand_in_it(self) -> bool:
        """In the team now or once: a twin of the queryset's verb."""
        return self.state == self.State.ACCEPTED or self.joined_at is not None
