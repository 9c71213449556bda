"""Photos chosen in a form: several files, each one cleaned by the domain, never here.

The domain decodes a photo once and refuses with a code; the face turns that code into an error
of this field. Decoding here as well would cost a phone photo twice.
"""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

ACCEPT = "image/jpeg,image/png,image/webp"


class PhotosInput(forms.ClearableFileInput):
    """A file input that takes several photos; a phone offers its camera."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPT, "multiple": True} | (attrs or {}))


class PhotosField(forms.FileField):
    """A list of uploads, empty if none was chosen."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # noqa: ANN401 - Django's own
        """Each one non-empty; what is in it is for `kernel.images` to say."""
        files = [one for one in data or [] if one] if isinstance(data, list | tuple) else data
        if not files:
            return [] if not self.required else super().clean(None, initial)
        uploads = files if isinstance(files, list) else [files]
        return [super(PhotosField, self).clean(one, initial) for one in uploads]
