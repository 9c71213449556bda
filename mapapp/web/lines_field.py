"""A text of some lines, counted as the person who types it sees it counted."""

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """A browser counts a line break as one letter against `maxlength` and sends two.

    The text is kept with one, so that what a browser lets somebody type is not refused.
    """

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - Django's
        """One letter a line break, before anything is counted."""
        return super().to_python(value).replace("\r\n", "\n")
