"""A view of the desk kept under a name: a filter that a person or an office asks every day."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Office
from accounts.predicates import is_signed_in

MOST_LETTERS = 60


class DeskViewQuerySet(models.QuerySet["DeskView"]):
    """Views by who may open and change them."""

    def visible_to(self, user: object) -> Self:
        """The rows of `initiatives.view_deskview`; a test keeps the two in step."""
        if not is_signed_in(user):
            return self.none()
        return self.filter(Q(owner=user.pk) | Q(office__in=[o.pk for o in user.offices]))

    def changeable_by(self, user: object) -> Self:
        """The rows of `initiatives.change_deskview`."""
        return self.filter(owner=user.pk) if is_signed_in(user) else self.none()


class DeskView(models.Model):
    """A filter of the desk with a name; it narrows what lies there and never widens it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_views"
    )
    # shared with everybody who sits in this office; nobody's but the owner's while empty
    office = models.ForeignKey(
        Office, on_delete=models.CASCADE, null=True, blank=True, related_name="desk_views"
    )
    name = models.CharField(max_length=MOST_LETTERS)
    asked = models.JSONField(default=dict)
    kept_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DeskViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], name="desk_view_name_is_one_per_owner"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="desk_view_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class DeskOpening(models.Model):
    """The view a person's desk opens with."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="desk_opening",
    )
    view = models.ForeignKey(DeskView, on_delete=models.CASCADE, related_name="opens_for")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.view_id}"
