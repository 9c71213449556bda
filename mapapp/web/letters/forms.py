"""What is typed into a letter; the words of the first one and of those that follow."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from community.mailing import LetterWords
from community.models.letter import MOST_LETTERS
from initiatives.models import Initiative
from initiatives.stages import STILL_OPEN, Stage
from mapapp.web.move_forms import words_field

MOST_TEAMS = 50


class FollowForm(forms.Form):
    """The words, their language."""

    text = words_field(_("Your words"), rows=6, most=MOST_LETTERS)
    language = forms.ChoiceField(label=_("The language you write in"), choices=settings.LANGUAGES)
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - Django's own
        *,
        kept: dict[str, Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - the same
    ) -> None:
        begun = {"language": get_language(), "client_id": uuid4()} | (kept or {})
        super().__init__(data, initial=begun, label_suffix="", **kwargs)

    @property
    def words(self) -> LetterWords:
        """What was typed, once it was checked."""
        return LetterWords(**self.cleaned_data)


class TeamField(forms.ModelChoiceField):
    """One of the initiatives this person speaks for."""

    def label_from_instance(self, initiative: Initiative) -> str:
        """Its title, with its public number."""
        return f"{initiative.title} · {initiative.number}"


class LetterForm(FollowForm):
    """The first letter: whether the name is shown, and for whom somebody writes."""

    team = TeamField(
        Initiative.objects.none(),
        label=_("In whose name you write"),
        required=False,
        empty_label=_("In my own name"),
    )
    shows_name = forms.BooleanField(label=_("Show my name"), required=False)
    field_order = ["text", "language", "team", "shows_name", "client_id"]

    def __init__(self, data: Any = None, *, user: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(data, **kwargs)
        teams = teams_of(user)
        self.fields["team"].queryset = teams
        if not user.is_authenticated or not teams:
            del self.fields["team"]
        if not (user.is_authenticated and user.shows_name and user.public_name):
            del self.fields["shows_name"]


def teams_of(user: Any) -> QuerySet[Initiative]:  # noqa: ANN401 - a user or a guest
    """The open initiatives this person leads or began, newest first."""
    if not user.is_authenticated:
        return Initiative.objects.none()
    theirs = Q(author=user) | Q(lead=user)
    rows = Initiative.objects.visible_to(user).filter(theirs, hidden_at=None)
    return rows.filter(stage__in=STILL_OPEN - {Stage.DRAFT}).order_by("-pk")
