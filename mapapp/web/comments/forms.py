"""What a person types for everybody to read."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from community.commenting import Words
from community.models.comment import MOST_LETTERS
from mapapp.web.move_forms import words_field


class CommentForm(forms.Form):
    """The words, their language, whether the name is shown."""

    text = words_field(
        _("Your comment"),
        most=MOST_LETTERS,
        help_text=_("Everybody can read it. No phones, addresses or names of others."),
    )
    language = forms.ChoiceField(label=_("The language you write in"), choices=settings.LANGUAGES)
    shows_name = forms.BooleanField(label=_("Show my name"), required=False)
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - Django's own
        *,
        user: Any,  # noqa: ANN401 - the same
        begun: dict[str, Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - the same
    ) -> None:
        initial = {"language": get_language(), "client_id": uuid4()} | (begun or {})
        super().__init__(data, initial=initial, label_suffix="", **kwargs)
        has_name = user.is_authenticated and user.shows_name and user.public_name
        if not has_name or user.offices:
            del self.fields["shows_name"]

    @property
    def words(self) -> Words:
        """What was typed, once it was checked."""
        return Words(**self.cleaned_data)
