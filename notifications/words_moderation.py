"""The words about moderation: what happened, which reason, what can be done about it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

MODERATION: dict[str, tuple[Any, Any]] = {
    "moderation.flag": (
        _("Flagged, please look: %(name)s"),
        _("Somebody says that it breaks a rule. Look at it within a working day."),
    ),
    "moderation.keep": (
        _("%(name)s: looked at, it stays"),
        _("You flagged it. A moderator has looked and found that it breaks no rule. Thank you."),
    ),
    "moderation.redact": (
        _("%(name)s: a part of the photo was painted over"),
        _("The rule and the reason are on its page. The original is kept and can be restored."),
    ),
    "moderation.unredact": (
        _("%(name)s: the photo is whole again"),
        _("What was painted over is shown again."),
    ),
    "moderation.hide": (
        _("%(name)s: hidden by a moderator"),
        _("The rule and the reason are on its page. You may appeal: another moderator decides."),
    ),
    "moderation.hide@flaggers": (
        _("%(name)s: what you flagged is hidden"),
        _("A moderator has looked at it. Thank you."),
    ),
    "moderation.appeal": (
        _("An author appeals: %(name)s"),
        _("A moderator who did not hide it decides within three working days."),
    ),
    "moderation.uphold": (
        _("%(name)s: stays hidden"),
        _("Another moderator has looked at your appeal. The reason is on its page."),
    ),
    "moderation.restore": (
        _("%(name)s: shown again"),
        _("It is back exactly as it was."),
    ),
    "moderation.ask_deletion": (
        _("A second moderator is needed: %(name)s"),
        _("One moderator asks for deletion. Whoever asked cannot confirm it."),
    ),
    "moderation.confirm_deletion": (
        _("%(name)s: deleted"),
        _("Two moderators have decided so. The rule is on its page."),
    ),
}
