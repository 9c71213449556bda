"""The words about answers owed to those who support an initiative."""

from typing import Any

from django.utils.translation import gettext_lazy as _

OWED: dict[str, tuple[Any, Any]] = {
    "owed.owe": (
        _("%(name)s: enough people support it"),
        _("The akimat now owes everybody a public answer. Its page shows until when."),
    ),
    "owed.owe@office": (
        _("%(name)s: enough people support it, an answer is owed"),
        _("Please say in public what the akimat will do. The desk shows until when."),
    ),
    "owed.answer": (
        _("%(name)s: the akimat answered its supporters"),
        _("The answer is on its page."),
    ),
}
