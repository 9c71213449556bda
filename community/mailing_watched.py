"""A letter under the eyes of moderators: only once one of its two sides has flagged it."""

from community.hands import register_kind
from community.mailing import forget_letter
from community.models import Letter
from community.moderated import Moderated, register

register(
    Moderated(
        name="letter",
        model=Letter,
        parent_of=lambda letter: letter,
        author_of=lambda letter: letter.author_id,
        seen_by=lambda user: Letter.objects.shown().readable_by(user),
        forget=forget_letter,
        is_private=True,
    )
)
register_kind("letter", Letter.objects.readable_by)
