"""What "my page" shows of what this person promised."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from mapapp.web.me.sections import SHOWN, Row, Section, section
from resources.models import Pledge


@section
def my_promises(user: User) -> Section | None:
    """What was promised and not given, taken back or declined."""
    mine = Pledge.objects.of(user).still_held()
    total = mine.count()
    if not total:
        return None
    newest = mine.select_related("need__initiative").order_by("-pk")[:SHOWN]
    return Section(
        title=_("What I have promised"),
        icon="hand-heart",
        total=total,
        rows=[
            Row(one.need.title, one.get_absolute_url(), note=one.get_stage_display())
            for one in newest
        ],
        empty="",
        more=reverse("resources:mine"),
    )
