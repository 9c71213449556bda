"""What "my page" shows of what this person follows."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from mapapp.web.follows.words import told
from mapapp.web.me.sections import SHOWN, Row, Section, section
from notifications.models import Follow


@section
def what_i_follow(user: User) -> Section:
    """The newest few, and the way to follow more."""
    mine = Follow.objects.of(user)
    rows = told(list(mine[:SHOWN]))
    return Section(
        title=_("What I follow"),
        icon="bell",
        total=mine.count(),
        rows=[Row(row.title, row.href, note=row.follow.get_cadence_display()) for row in rows],
        more=reverse("follows:list"),
        empty=_("Follow a place, and you hear what happens there."),
        next_step=reverse("follows:new"),
        next_label=_("Follow a place"),
    )
