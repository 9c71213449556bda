"""What "my page" shows of letters: those to answer, else one's own latest."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from community.models import Letter
from mapapp.web.me.sections import SHOWN, Row, Section, section


@section
def my_letters(user: User) -> Section | None:
    """What waits for my answer; where nothing does, what I wrote."""
    waiting = Letter.objects.received_by(user).waiting()
    total = waiting.count()
    rows = waiting if total else Letter.objects.written_by(user)
    newest = list(rows.latest().prefetch_related("receiver")[:SHOWN])
    if not newest:
        return None
    return Section(
        title=_("Letters to answer") if total else _("My letters"),
        icon="mail",
        total=total,
        rows=[Row(one.receiver.name, _address(one), note=one.number) for one in newest],
        empty="",
        more=reverse("letters:mine") + ("" if total else "?show=sent"),
        is_urgent=bool(total),
    )


def _address(letter: Letter) -> str:
    return reverse("letters:letter", args=[letter.pk])
