"""What somebody who does the work tells everybody, with photos."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from community.commenting import Words
from initiatives.models.news import MOST_LETTERS
from initiatives.telling_news import MOST_PHOTOS
from kernel.workflow import Refusal
from mapapp.web import refusals
from mapapp.web.move_forms import words_field
from mapapp.web.photos.forms import PhotosField
from mapapp.web.problems import kept_photos


class NewsForm(forms.Form):
    """The words, their language, photos, whether the name is shown."""

    text = words_field(
        _("What was done?"),
        most=MOST_LETTERS,
        help_text=_("Everybody can read it. No phones, addresses or names of others."),
    )
    photos = PhotosField(
        label=_("Photos"), required=False, help_text=_("No faces and no number plates, please.")
    )
    language = forms.ChoiceField(label=_("The language you write in"), choices=settings.LANGUAGES)
    shows_name = forms.BooleanField(label=_("Show my name"), required=False)
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, user: Any) -> None:  # noqa: ANN401 - Django's own
        begun = {"language": get_language(), "client_id": uuid4()}
        super().__init__(data, files, initial=begun)
        if not (user.shows_name and user.public_name):
            del self.fields["shows_name"]
        self.seals: list[str] = self.data.getlist(kept_photos.FIELD) if self.is_bound else []

    def refuse(self, refusal: Refusal) -> None:
        """A refusal of the domain beside the field it speaks of."""
        name = "photos" if refusal.code.startswith("photo") else None
        self.add_error(name, refusals.words(refusal))

    def keep_photos(self, request: HttpRequest) -> None:
        """A form that comes back holds no files: they wait for it."""
        room = MOST_PHOTOS - len(self.seals)
        self.seals += kept_photos.keep(request, request.FILES.getlist("photos"), most=room)

    @property
    def words(self) -> Words:
        """What was typed, once it was checked."""
        typed = ("text", "language", "client_id", "shows_name")
        return Words(**{name: self.cleaned_data[name] for name in typed if name in self.fields})

    @property
    def photos_chosen(self) -> dict[str, Any]:
        """Those that came with this form, and those that waited for it."""
        waiting = kept_photos.keys_of(self.seals)
        return {"photos": self.cleaned_data["photos"], "waiting": waiting}
