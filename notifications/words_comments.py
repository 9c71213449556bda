"""The words about comments."""

from typing import Any

from django.utils.translation import gettext_lazy as _

COMMENTS: dict[str, tuple[Any, Any]] = {
    "comment.new": (
        _("%(name)s: somebody wrote a comment"),
        _("Read it and answer, if you like."),
    ),
    "comment.new@answered": (
        _("%(name)s: somebody answered you"),
        _("Read the answer in the discussion."),
    ),
}
